import { createHostControl } from '../../../src/host-control';
import { temporaryProject } from '../../project/temporary-project';
import type { ScreenInBrowser } from '../screen-in-browser';
import { openScreenInBrowser } from '../screen-in-browser';

/** In WeChat every page has a document of its own: what styles another page's component is not in it. */
let screen: ScreenInBrowser;

const component = (css: string) => ({ js: 'Component({})', json: '{"component":true}', css });
const files = (path: string, { js, json, css }: ReturnType<typeof component>) => ({
  [`${path}.js`]: js,
  [`${path}.json`]: json,
  [`${path}.wxml`]: '<text>part</text>',
  [`${path}.wxss`]: css,
});

beforeAll(async () => {
  const { dir } = temporaryProject({
    'app.json': '{ "pages": ["pages/home/home", "pages/todo/todo"] }',
    'pages/home/home.wxml': '<button id="button">one</button>',
    'pages/todo/todo.js': 'Page({})',
    'pages/todo/todo.wxml': '<button id="button">two</button><foot /><sheet />',
    'pages/todo/todo.json':
      '{ "usingComponents": { "foot": "/parts/foot/foot", "sheet": "/parts/sheet/sheet" } }',
    ...files('parts/foot/foot', {
      ...component('.bar { color: red }'),
      json: '{ "component": true, "usingComponents": { "deep": "/parts/deep/deep" } }',
    }),
    ...files('parts/deep/deep', component('button { border-top: 7px solid red }')),
    ...files('parts/sheet/sheet', {
      js: 'Component({ options: { styleIsolation: "shared" } })',
      json: '{ "component": true }',
      css: 'page { --gap: 9px } #button { margin-top: 30px }',
    }),
  });
  screen = await openScreenInBrowser(dir);
});

afterAll(async () => {
  await screen.close();
});

const looks = () =>
  screen.page.evaluate(() =>
    [...document.querySelectorAll('[data-page]:not([hidden]) wx-button')].map((button) => {
      const { borderTopWidth, marginTop } = getComputedStyle(button);
      const gap = getComputedStyle(button).getPropertyValue('--gap').trim();
      return `${borderTopWidth} ${marginTop} ${gap}`.trim();
    }),
  );
const inProgram = (source: string) => screen.miniProgram.evaluate(source);

test('a page has the styles of its own components, and those alone', async () => {
  expect(await looks()).toStrictEqual(['0px 0px']);
  await inProgram('() => wx.navigateTo({ url: "/pages/todo/todo" })');
  expect(await looks()).toStrictEqual(['7px 30px 9px']);
  await inProgram('() => wx.navigateBack()');
  expect(await looks()).toStrictEqual(['0px 0px']);
  await inProgram('() => wx.reLaunch({ url: "/pages/todo/todo" })');
  expect(await looks()).toStrictEqual(['7px 30px 9px']);
});

test('while one page slides over another, each has its own', async () => {
  await inProgram('() => wx.reLaunch({ url: "/pages/home/home" })');
  await screen.page.emulateMedia({ reducedMotion: 'no-preference' });
  await createHostControl(screen.url).set({ pageTransition: 'slow' });
  await inProgram('() => { wx.navigateTo({ url: "/pages/todo/todo" }) }');
  expect(await looks()).toStrictEqual(['0px 0px', '7px 30px 9px']);
});
