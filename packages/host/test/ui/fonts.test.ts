import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ScreenInBrowser } from './screen-in-browser';
import { openScreenInBrowser } from './screen-in-browser';

/** A machine whose fonts have no Chinese: every one that has is kept from it. */
let folder: string;
let screen: ScreenInBrowser;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'no-chinese-'));
  const path = join(folder, 'fonts.conf');
  const lang = '<patelt name="lang"><string>zh</string></patelt>';
  await writeFile(
    path,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
      <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
      <selectfont><rejectfont><pattern>${lang}</pattern></rejectfont></selectfont>
    </fontconfig>`,
  );
  process.env['FONTCONFIG_FILE'] = path;
  screen = await openScreenInBrowser(join(__dirname, 'fixtures/finger'));
});

afterAll(async () => {
  delete process.env['FONTCONFIG_FILE'];
  await screen.close();
  await rm(folder, { recursive: true });
});

test.each(['#mono', '#inline-mono', '#text'])(
  'Chinese in %s is drawn with the font that the host brings',
  async (selector) => {
    const { page, url } = screen;
    await page.goto(`${url}/phone?entry=pages/plain/plain`);
    await page.locator(selector).waitFor();
    await page.evaluate(async () => {
      await document.fonts.ready;
    });
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('DOM.enable');
    await devtools.send('CSS.enable');
    const { root } = await devtools.send('DOM.getDocument');
    const { nodeId } = await devtools.send('DOM.querySelector', { nodeId: root.nodeId, selector });
    const { fonts } = await devtools.send('CSS.getPlatformFontsForNode', { nodeId });
    const drawn = fonts.filter(({ isCustomFont }) => isCustomFont);
    expect(drawn.map(({ familyName }) => familyName)).toStrictEqual([
      expect.stringContaining('Noto Sans SC'),
    ]);
    expect(drawn[0]?.glyphCount).toBeGreaterThanOrEqual(2);
  },
);
