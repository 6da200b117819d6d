/** @jest-environment ./packages/host/src/jsdom/program-environment.ts */
import type { ProgramRun } from '../../../src/jsdom/run-program';
import { runProgram } from '../../../src/jsdom/run-program';
import { temporaryProject } from '../../project/temporary-project';

let run: ProgramRun;

/** A program that writes down its routes, and when its pages load and go. */
const files = {
  'app.js': `
    const heard = [];
    for (const name of ['BeforeAppRoute', 'AppRoute', 'AppRouteDone']) {
      wx['on' + name]((event) => heard.push([name, event]));
    }
    App({ heard });`,
  'app.json': JSON.stringify({
    pages: ['pages/home/home', 'pages/other/other', 'pages/plain/plain'],
    tabBar: {
      list: ['home', 'other'].map((name) => ({ pagePath: `pages/${name}/${name}`, text: name })),
    },
  }),
  ...Object.fromEntries(
    ['home', 'other', 'plain'].flatMap((name) => [
      [`pages/${name}/${name}.wxml`, `<view>${name}</view>`],
      [
        `pages/${name}/${name}.js`,
        `Page({
          onLoad() { getApp().heard.push(['${name}.onLoad', {}]); },
          onUnload() { getApp().heard.push(['${name}.onUnload', {}]); },
        })`,
      ],
    ]),
  ),
};

type Heard = readonly (readonly [name: string, event: Readonly<Record<string, unknown>>])[];

const heard = () => run.runtime.evaluate('() => getApp().heard', []) as Promise<Heard>;

/** What one call tells: names with the way and the place of each route. */
async function told(method: string, options: object): Promise<readonly string[]> {
  const { length } = await heard();
  await run.runtime.wx.call(method, [options]).catch(() => undefined);
  return (await heard())
    .slice(length)
    .map(([name, { openType, path }]) => [name, openType, path].filter(Boolean).join(' '));
}

const around = (route: string, ...inside: readonly string[]) => [
  `BeforeAppRoute ${route}`,
  ...inside,
  `AppRoute ${route}`,
  `AppRouteDone ${route}`,
];

beforeEach(async () => {
  run = await runProgram(temporaryProject(files).dir);
});

afterEach(() => {
  run.close();
});

test('the launch is the first route, with everything that the documentation lists', async () => {
  const [before, , after, done] = await heard();
  const route = {
    path: 'pages/home/home',
    query: {},
    openType: 'appLaunch',
    webviewId: run.runtime.pages()[0]?.id,
    routeEventId: before?.[1]['routeEventId'],
  };
  const whole = {
    renderer: 'webview',
    notFound: false,
    page: { window: expect.any(Object) as object },
  };
  const timeStamp = expect.any(Number) as number;
  expect([before, after, done]).toStrictEqual([
    ['BeforeAppRoute', { ...route, ...whole }],
    ['AppRoute', { ...route, ...whole, timeStamp }],
    ['AppRouteDone', { ...route, timeStamp }],
  ]);
});

test('each way of routing is told before and after what it does', async () => {
  const plain = { url: '/pages/plain/plain' };
  expect(await told('navigateTo', plain)).toStrictEqual(
    around('navigateTo pages/plain/plain', 'plain.onLoad'),
  );
  expect(await told('redirectTo', plain)).toStrictEqual(
    around('redirectTo pages/plain/plain', 'plain.onUnload', 'plain.onLoad'),
  );
  expect(await told('navigateBack', {})).toStrictEqual(
    around('navigateBack pages/home/home', 'plain.onUnload'),
  );
  expect(await told('switchTab', { url: '/pages/other/other' })).toStrictEqual(
    around('switchTab pages/other/other', 'other.onLoad'),
  );
  expect(await told('switchTab', { url: '/pages/home/home' })).toStrictEqual(
    around('switchTab pages/home/home'),
  );
  expect((await told('reLaunch', plain)).at(-1)).toBe('AppRouteDone reLaunch pages/plain/plain');
});

test('the id of a route is its own, and names the page that is on top afterwards', async () => {
  await run.runtime.wx.call('navigateTo', [{ url: '/pages/plain/plain' }]);
  await run.runtime.wx.call('navigateBack', []);
  const done = (await heard())
    .filter(([name]) => name === 'AppRouteDone')
    .map(([, event]) => event);
  expect(new Set(done.map(({ routeEventId }) => routeEventId)).size).toBe(3);
  const [first, second, third] = done.map(({ webviewId }) => webviewId);
  expect([first, third]).toStrictEqual([run.runtime.pages()[0]?.id, first]);
  expect(second).not.toBe(first);
});

test('a route that is refused is none', async () => {
  expect(await told('navigateTo', { url: '/pages/none/none' })).toStrictEqual([]);
  expect(await told('navigateBack', {})).toStrictEqual([]);
});
