import { join } from 'node:path';

import type { Page } from 'playwright-core';

import type { ScreenInBrowser } from './screen-in-browser';
import { openScreenInBrowser } from './screen-in-browser';

/** What a person's finger, eye and keyboard meet on the phone's screen, in a browser with layout. */
let screen: ScreenInBrowser;
let page: Page;

beforeAll(async () => {
  screen = await openScreenInBrowser(join(__dirname, 'fixtures/finger'));
  page = screen.page;
});

afterAll(async () => {
  await screen.close();
});

beforeEach(async () => {
  await page.reload();
  await page.locator('#sheet').waitFor();
});

/** What the program heard last, once it heard something. */
async function heard(): Promise<string> {
  await page.locator('#heard', { hasText: /./ }).waitFor();
  return page.locator('#heard').innerText();
}

/** The middle of a part of a sheet once the sheet is at rest; it still moves now. */
function restingPlace(part: string, panel: string): Promise<{ x: number; y: number }> {
  return page
    .locator(part)
    .first()
    .evaluate((element, panelSelector) => {
      const moving = element.closest(panelSelector);
      if (moving === null) throw new Error(`nothing around is ${panelSelector}`);
      const moved = new DOMMatrix(getComputedStyle(moving).transform).m42;
      if (moved < 50) throw new Error(`it is at rest already: ${moved}`);
      const { left, top, width, height } = element.getBoundingClientRect();
      return { x: left + width / 2, y: top - moved + height / 2 };
    }, panel);
}

/** As slow as a sheet never is: every tap of a test falls into its movement. */
const slowDown = () => page.addStyleTag({ content: '* { animation-duration: 20s !important; }' });

describe('a sheet that still rises', () => {
  test.each(['mouse', 'finger'] as const)('is answered by a tap of the %s', async (kind) => {
    await slowDown();
    await page.locator('#sheet').click();
    const { x, y } = await restingPlace('[data-answer="1"]', '.host-sheet');
    if (kind === 'mouse') await page.mouse.click(x, y);
    else await page.touchscreen.tap(x, y);
    expect(await heard()).toBe('1 showActionSheet:ok');
  });

  test('of a picker is answered too', async () => {
    await slowDown();
    await page.locator('#picker').click();
    await page.locator('.host-picker select').selectOption({ label: '乙' });
    const { x, y } = await restingPlace('.host-picker [data-answer="confirm"]', '.host-picker');
    await page.mouse.click(x, y);
    expect(await heard()).toBe('picked 1');
  });

  test('lets a tap beside it through to the scrim', async () => {
    await slowDown();
    await page.locator('#sheet').click();
    await restingPlace('[data-answer="1"]', '.host-sheet');
    await page.mouse.click(195, 60);
    expect(await heard()).toBe('undefined showActionSheet:fail cancel');
  });
});

describe('the focus ring', () => {
  const outline = (selector: string) =>
    page.locator(selector).evaluate((element) => getComputedStyle(element).outlineStyle);

  test('is not drawn after an automated tap, also not on the sheet that it opens', async () => {
    const home = await screen.miniProgram.currentPage();
    await (await home?.$('#sheet'))?.tap();
    await page.locator('.host-sheet').waitFor();
    const focused = await page.evaluate(() => document.activeElement?.matches(':focus-visible'));
    expect(focused).toBe(true);
    expect(await outline(':focus')).toBe('none');
    await page.locator('.host-sheet [data-answer="cancel"]').click();
    expect(await heard()).toBe('undefined showActionSheet:fail cancel');
    expect(await outline('#sheet')).toBe('none');
  });

  test('is drawn for the keyboard until the next finger', async () => {
    await page.keyboard.press('Tab');
    await page.locator('#settings').focus();
    expect(await outline('#settings')).toBe('solid');
    await page.touchscreen.tap(195, 700);
    await page.locator('#settings').focus();
    expect(await outline('#settings')).toBe('none');
  });
});

test('the settings page: the person switches what the program was refused, and returns', async () => {
  await fetch(`${screen.url}/host/permissions`, {
    method: 'PATCH',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ 'scope.camera': false, 'scope.record': true }),
  });
  await page.reload();
  await page.locator('#settings').click();
  const camera = page.getByRole('switch', { name: '摄像头' });
  expect(await camera.isChecked()).toBe(false);
  expect(await page.getByRole('switch', { name: '麦克风' }).isChecked()).toBe(true);
  await camera.check();
  await page.getByRole('button', { name: '返回' }).click();
  expect(await heard()).toBe('{"scope.camera":true,"scope.record":true}');
  const kept = (await (await fetch(`${screen.url}/host/permissions`)).json()) as unknown;
  expect(kept).toStrictEqual({ 'scope.camera': true, 'scope.record': true });
});

test('an automated tap meets what still rises over the tab bar', async () => {
  const home = await screen.miniProgram.currentPage();
  await (await home?.$('#raise'))?.tap();
  await (await home?.$('#risen'))?.tap();
  expect(await heard()).toBe('risen');
  expect((await screen.miniProgram.currentPage())?.path).toBe('pages/home/home');
});

test('safe areas are those of the phone: in calc(), shorthands, media and inline styles', async () => {
  const styleOf = (selector: string, ...names: readonly string[]) =>
    page
      .locator(selector)
      .evaluate(
        (element, wanted) => wanted.map((name) => getComputedStyle(element).getPropertyValue(name)),
        names,
      );
  await page.goto(`${screen.url}/phone?entry=pages/plain/plain`);
  await page.locator('#safe').waitFor();
  expect(await styleOf('#safe', 'padding', 'margin-bottom')).toStrictEqual([
    '50px 0px 34px',
    '34px',
  ]);
  expect(await styleOf('#inline', 'padding')).toStrictEqual(['47px 0px 40px']);
  expect(
    await page
      .locator('#text')
      .evaluate((element) => getComputedStyle(element, '::after').getPropertyValue('content')),
  ).toBe('"env(safe-area-inset-top)"');
  await page.request.patch(`${screen.url}/host/settings`, { data: { device: 'small-phone' } });
  expect(await styleOf('#safe', 'padding', 'margin-bottom')).toStrictEqual(['23px 0px 0px', '8px']);
  await page.request.patch(`${screen.url}/host/settings`, { data: { device: 'phone' } });
  await page.goto(`${screen.url}/phone`);
  // Bars of the phone keep a page from its edges: nothing is left to keep clear of.
  await page.locator('#safe').waitFor();
  expect(await styleOf('#safe', 'padding')).toStrictEqual(['3px 0px 0px']);
});

test('the canvas of before 2.9.0 is drawn in its own pixels, and empties itself for the next drawing', async () => {
  await page.goto(`${screen.url}/phone?entry=pages/plain/plain`);
  await page.locator('#old').waitFor();
  const draw = (reserve: boolean, ...commands: readonly string[]) =>
    screen.miniProgram.evaluate(
      `() => new Promise((resolve) => {
        const context = wx.createCanvasContext('old');
        ${commands.map((command) => `context.${command};`).join('\n')}
        context.draw(${String(reserve)}, resolve);
      })`,
    );
  const colours = () =>
    page.locator('#old canvas').evaluate((canvas) => {
      if (!(canvas instanceof HTMLCanvasElement)) throw new Error('no canvas');
      const ratio = devicePixelRatio;
      const surface = canvas.getContext('2d');
      const at = (x: number, y: number) =>
        [...(surface?.getImageData(x * ratio, y * ratio, 1, 1).data ?? [])].join();
      return [canvas.width / ratio, canvas.height / ratio, at(5, 5), at(95, 45)];
    });
  await draw(false, "setFillStyle('#ff0000')", 'fillRect(0, 0, 10, 10)');
  expect(await colours()).toStrictEqual([100, 50, '255,0,0,255', '0,0,0,0']);
  await draw(true, 'fillRect(90, 40, 10, 10)');
  expect(await colours()).toStrictEqual([100, 50, '255,0,0,255', '0,0,0,255']);
  await draw(false, "setFillStyle('#0000ff')", 'translate(90, 40)', 'fillRect(0, 0, 10, 10)');
  expect(await colours()).toStrictEqual([100, 50, '0,0,0,0', '0,0,255,255']);
});
