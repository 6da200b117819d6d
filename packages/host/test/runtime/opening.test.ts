/** @jest-environment ./packages/host/src/jsdom/program-environment.ts */
import type { ProgramRun } from '../../src/jsdom/run-program';
import { runProgram } from '../../src/jsdom/run-program';
import { temporaryProject } from '../project/temporary-project';

let run: ProgramRun;
let error: jest.SpyInstance;

beforeEach(() => {
  error = jest.spyOn(console, 'error').mockReturnValue();
});

afterEach(() => {
  error.mockRestore();
  run.close();
});

const evaluate = (source: string) => run.runtime.evaluate(source, []);
const paths = () => run.runtime.pages().map(({ path }) => path);

/** Leads somewhere; tells which callbacks were called, with which errMsg. */
const route = (method: string, url: string) =>
  evaluate(`() => new Promise((resolve) => {
    const heard = [];
    const hear = (name) => ({ errMsg }) => heard.push(name + ' ' + errMsg);
    wx.${method}({
      url: '/${url}', success: hear('success'), fail: hear('fail'),
      complete: () => resolve(heard),
    });
  })`);

describe('while a page is being opened', () => {
  const measuring = `
    const measure = (where) => {
      const pages = getCurrentPages();
      const { log } = getApp();
      log.push([where, pages[pages.length - 1].route]);
      wx.createSelectorQuery().select('.mark').fields({ dataset: true }, (found) => {
        log.push([where, found && found.dataset.on]);
      }).exec();
    };
    Component({ lifetimes: {
      created() { measure('created'); },
      attached() {
        measure('attached');
        wx.createIntersectionObserver().relativeToViewport().observe('.mark', () => {});
      },
    } });`;
  const pages = ['home', 'next', 'tab'];
  const project = () =>
    temporaryProject({
      'app.json': JSON.stringify({
        pages: pages.map((name) => `pages/${name}/${name}`),
        tabBar: {
          list: ['home', 'tab'].map((name) => ({ pagePath: `pages/${name}/${name}`, text: name })),
        },
        usingComponents: { part: '/part/part' },
      }),
      'app.js': `App({
        log: [],
        onLaunch() {
          wx.createSelectorQuery().select('.mark').fields({ dataset: true }, (found) => {
            this.log.push(['launch', found && found.dataset.on]);
          }).exec();
        },
      })`,
      'part/part.json': '{ "component": true }',
      'part/part.wxml': '<view></view>',
      'part/part.js': measuring,
      ...Object.fromEntries(
        pages.flatMap((name) => [
          [`pages/${name}/${name}.js`, 'Page({})'],
          [`pages/${name}/${name}.wxml`, `<view class="mark" data-on="${name}"></view><part />`],
        ]),
      ),
    });
  /** What the queries and lifetimes noted, as soon as all of it is there. */
  const noted = async (count: number) => {
    await evaluate('() => new Promise((resolve) => setTimeout(resolve, 20))');
    const log = (await evaluate('() => getApp().log.splice(0)')) as readonly unknown[];
    expect(log).toHaveLength(count);
    return log;
  };

  test('it is on the stack, and queries that find no page yet look when they are run', async () => {
    run = await runProgram(project().dir);
    expect(await noted(5)).toStrictEqual([
      ['created', 'pages/home/home'],
      ['attached', 'pages/home/home'],
      ['launch', 'home'],
      ['created', 'home'],
      ['attached', 'home'],
    ]);
    expect(run.exceptions).toStrictEqual([]);
  });

  test.each([
    ['navigateTo', 'next'],
    ['redirectTo', 'next'],
    ['reLaunch', 'next'],
    ['switchTab', 'tab'],
  ])('so it is after %s', async (method, name) => {
    run = await runProgram(project().dir);
    await noted(5);
    const path = `pages/${name}/${name}`;
    expect(await route(method, path)).toStrictEqual([`success ${method}:ok`]);
    expect(await noted(4)).toStrictEqual([
      ['created', path],
      ['attached', path],
      ['created', name],
      ['attached', name],
    ]);
    expect(run.exceptions).toStrictEqual([]);
  });
});

describe('a page that cannot be made', () => {
  const broken = (first: string) =>
    temporaryProject({
      'app.json': JSON.stringify({
        pages: ['pages/home/home', 'pages/broken/broken'],
        entryPagePath: first,
      }),
      'pages/broken/broken.js':
        'Page({ data: { get x() { throw new Error("no data"); } }, onLoad() { getApp().loaded = true; } })',
      'pages/broken/broken.wxml': '<view>broken</view>',
      'pages/home/home.js': 'Page({ onShow() { getApp().shown = (getApp().shown || 0) + 1; } })',
    }).dir;

  test('fails the route to it, and the page below is shown again', async () => {
    run = await runProgram(broken('pages/home/home'));
    expect(await route('navigateTo', 'pages/broken/broken')).toStrictEqual([
      'fail navigateTo:fail page "pages/broken/broken" cannot be opened: no data',
    ]);
    expect(run.exceptions).toStrictEqual(['no data']);
    expect(paths()).toStrictEqual(['pages/home/home']);
    expect(await evaluate('() => getApp().shown')).toBe(2);
    expect(document.querySelectorAll('[data-page]')).toHaveLength(1);
    expect(document.querySelector<HTMLElement>('[data-page]')?.hidden).toBe(false);
  });

  test.each(['redirectTo', 'reLaunch'])('fails %s, and the program goes on', async (method) => {
    run = await runProgram(broken('pages/home/home'));
    expect(await route(method, 'pages/broken/broken')).toStrictEqual([
      `fail ${method}:fail page "pages/broken/broken" cannot be opened: no data`,
    ]);
    // There is always a page to be on: the first one.
    expect(paths()).toStrictEqual(['pages/home/home']);
    expect(await route('reLaunch', 'pages/home/home')).toStrictEqual(['success reLaunch:ok']);
    expect(paths()).toStrictEqual(['pages/home/home']);
  });

  test('does not keep the program from starting', async () => {
    run = await runProgram(broken('pages/broken/broken'));
    expect(run.exceptions).toStrictEqual(['no data']);
    expect(await route('reLaunch', 'pages/home/home')).toStrictEqual(['success reLaunch:ok']);
    expect(await evaluate('() => getApp().shown')).toBe(1);
  });
});

describe('a route that a hook asks for', () => {
  test.each([
    ['onLoad', ['load home', 'show home', 'ready home', 'unload home', 'load next']],
    ['onShow', ['load home', 'show home', 'ready home', 'unload home', 'load next']],
  ])('begins when the page of its %s is opened', async (hook, order) => {
    run = await runProgram(
      temporaryProject({
        'app.json': '{ "pages": ["pages/home/home", "pages/next/next"] }',
        'app.js': 'App({ log: [] })',
        'pages/home/home.js': `
          const { log } = getApp();
          const leave = (hook) => {
            if (hook === '${hook}') wx.redirectTo({ url: '/pages/next/next' });
          };
          Page({
            onLoad() { leave('onLoad'); log.push('load home'); },
            onShow() { leave('onShow'); log.push('show home'); },
            onReady() { log.push('ready home'); },
            onUnload() { log.push('unload home'); },
          });`,
        'pages/next/next.js': "Page({ onLoad() { getApp().log.push('load next'); } })",
        'pages/next/next.wxml': '',
      }).dir,
    );
    await evaluate('() => new Promise((resolve) => setTimeout(resolve, 20))');
    expect(await evaluate('() => getApp().log')).toStrictEqual(order);
    expect(paths()).toStrictEqual(['pages/next/next']);
  });
});
