import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { temporaryProject } from '../project/temporary-project';
import { openScreenInBrowser } from './screen-in-browser';

test('an automated tap goes to the page, whatever the notice of a failed build covers', async () => {
  const { dir } = temporaryProject({
    'pages/home/home.wxml':
      '<view id="low" bindtap="tap" style="position: fixed; bottom: 40px; width: 100%; height: 60px">low</view>',
    'pages/home/home.js': 'Page({ data: { taps: 0 }, tap() { this.data.taps += 1; } });\n',
  });
  const screen = await openScreenInBrowser(dir);
  await screen.page.locator('#low').waitFor();
  writeFileSync(join(dir, 'pages/home/home.js'), 'Page({ data: {,\n');
  const notice = screen.page.locator('.host-notices[data-notice="diagnostics"]');
  await notice.waitFor();
  const [above, below] = [
    await notice.boundingBox(),
    await screen.page.locator('#low').boundingBox(),
  ];
  expect(above?.y ?? NaN).toBeLessThan(below?.y ?? NaN);
  const low = await (await screen.miniProgram.currentPage())?.$('#low');
  await low?.tap();
  const taps: unknown = await screen.miniProgram.evaluate('() => getCurrentPages()[0].data.taps');
  const told = screen.journal.recent().filter(({ kind }) => kind === 'notice');
  await screen.close();
  expect(taps).toBe(1);
  expect(told).toStrictEqual([]);
});
