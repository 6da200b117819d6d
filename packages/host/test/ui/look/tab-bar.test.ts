import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { temporaryProject } from '../../project/temporary-project';
import type { ScreenInBrowser } from '../screen-in-browser';
import { openScreenInBrowser } from '../screen-in-browser';

/** The bars that the phone draws around a program's page. */
let screen: ScreenInBrowser;

/** One transparent pixel. */
const dot =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';

beforeAll(async () => {
  const project = temporaryProject({
    'app.json': JSON.stringify({
      pages: ['pages/home/home', 'pages/mine/mine'],
      tabBar: {
        list: [
          { pagePath: 'pages/home/home', text: '首页', iconPath: 'dot.png' },
          { pagePath: 'pages/mine/mine', text: '我的', iconPath: 'dot.png' },
        ],
      },
    }),
    'pages/mine/mine.js': 'Page({})',
    'pages/mine/mine.wxml': '<view>mine</view>',
  });
  writeFileSync(join(project.dir, 'dot.png'), Buffer.from(dot, 'base64'));
  screen = await openScreenInBrowser(project.dir);
});

afterAll(async () => {
  await screen.close();
});

test('icon and word of a tab stand inside the bar, the word small', async () => {
  const tab = screen.page.locator('.host-tab').first();
  const [bar, icon, word] = await Promise.all(
    ['.host-tab-bar', '.host-tab img', '.host-tab span'].map((selector) =>
      screen.page.locator(selector).first().boundingBox(),
    ),
  );
  expect(await tab.evaluate((element) => getComputedStyle(element).fontSize)).toBe('10px');
  expect(icon?.y).toBeGreaterThan(bar?.y ?? Infinity);
  expect((word?.y ?? Infinity) + (word?.height ?? 0)).toBeLessThan((bar?.y ?? 0) + 50);
});
