/** @jest-environment ./packages/host/src/jsdom/program-environment.ts */
import { eventually } from 'onboarding-testing';

import type { ProgramRun } from '../../../src/jsdom/run-program';
import { runProgram } from '../../../src/jsdom/run-program';
import { temporaryProject } from '../../project/temporary-project';

let run: ProgramRun;

beforeAll(async () => {
  const { dir } = temporaryProject({
    'components/part/part.json': '{ "component": true }',
    'components/part/part.wxml': '<view class="box" data-name="of the part">box</view>',
    'components/part/part.js': `Component({
      methods: {
        ids() { return [this.getPageId(), typeof this.getOpenerEventChannel().on, this.renderer]; },
        fade() {
          return new Promise((resolve) => {
            this.animate('.box', [
              { opacity: 1, translateX: 0 },
              { opacity: 0, translateX: 20, rotate3d: [0, 0, 1, 45] },
            ], 30, resolve);
          });
        },
        go(url) { return this.router.navigateTo({ url }); },
        goFromPage(url) { return this.pageRouter.navigateTo({ url }); },
        ownRouter() { this.router = 'mine'; return this.router; },
        style(config) {
          return new Promise((resolve) => {
            const updater = () => ({ backgroundColor: 'red', transform: 'translateX(3px)' });
            this.applyAnimatedStyle('.box', updater, config, resolve);
          });
        },
        numbered() {
          const id = '__wxExparserNodeId__';
          const standIn = Object.hasOwn(this, id) ? { [id]: this[id] } : {};
          const found = [];
          wx.createSelectorQuery().in(standIn).select('.box').fields({ dataset: true }, (box) => {
            found.push(box && box.dataset.name);
          }).exec();
          return new Promise((resolve) => setTimeout(() => resolve([...found, Object.keys(this).includes(id)]), 20));
        },
        follow() {
          this.offset = wx.worklet.shared(1);
          return new Promise((resolve) => {
            this.applyAnimatedStyle('.box', () => ({ left: this.offset.value + 'px' }), resolve);
          });
        },
        move(value) { this.offset.value = value; },
        unbind(styleId) {
          return new Promise((resolve) => {
            this.clearAnimatedStyle('.box', [styleId], () => resolve('unbound'));
          });
        },
        clear(options) {
          return new Promise((resolve) => this.clearAnimation('.box', options, resolve));
        },
      },
    })`,
    'pages/home/home.json': '{ "usingComponents": { "part": "/components/part/part" } }',
    'pages/home/home.js': 'Page({ id() { return this.getPageId(); } })',
    'pages/home/home.wxml': '<part id="part" />',
    'pages/home/next.wxml': '',
    'pages/home/next.js': 'Page({})',
    'components/part/next.wxml': '',
    'components/part/next.js': 'Page({})',
    'app.json': '{ "pages": ["pages/home/home", "pages/home/next", "components/part/next"] }',
  });
  run = await runProgram(dir);
});

afterAll(() => {
  run.close();
});

const part = () => {
  const component = run.runtime.pages()[0]?.root.query('#part')?.component;
  if (component === undefined) throw new Error('there is no part');
  return component;
};

const boxStyle = () => document.querySelector('.part--box')?.getAttribute('style');

test('a component knows its page, the channel to who opened it, and the renderer', async () => {
  const pageId = await run.runtime.pages()[0]?.root.component?.callMethod('id', []);
  expect(await part().callMethod('ids', [])).toStrictEqual([pageId, 'function', 'webview']);
  expect(pageId).toBe(String(run.runtime.pages()[0]?.id));
});

test('keyframes leave an element as the last one says, until they are cleared', async () => {
  await part().callMethod('fade', []);
  expect(boxStyle()).toContain('opacity:0;transform:translateX(20px) rotate3d(0,0,1,45deg)');
  await part().callMethod('clear', [{ opacity: true }]);
  expect(boxStyle()).not.toContain('opacity');
  expect(boxStyle()).toContain('transform:translateX(20px)');
  await part().callMethod('clear', []);
  expect(await eventually('a clean style', () => Promise.resolve(boxStyle()))).not.toContain(
    'transform',
  );
});

test('routers count relative addresses from the component and from its page', async () => {
  const here = part();
  const path = () => run.runtime.pages().at(-1)?.path;
  await here.callMethod('go', ['./next?x=1']);
  expect([path(), run.runtime.pages().at(-1)?.query]).toStrictEqual([
    'components/part/next',
    { x: '1' },
  ]);
  // Another page is on top by now: the base stays.
  await here.callMethod('goFromPage', ['./next']);
  expect(path()).toBe('pages/home/next');
  await here.callMethod('go', ['/pages/home/home']);
  expect(path()).toBe('pages/home/home');
  await run.runtime.wx.call('navigateBack', [{ delta: 3 }]);
});

test('what carries the number of an instance, as uni-app’s components do, is searched as the instance', async () => {
  expect(await part().callMethod('numbered', [])).toStrictEqual(['of the part', false]);
});

test('a program may have a router of its own', async () => {
  expect(await part().callMethod('ownRouter', [])).toBe('mine');
});

test('an animated style shows what its updater says at first, and stays when it is unbound', async () => {
  const { styleId } = (await part().callMethod('style', [{ immediate: false }])) as {
    readonly styleId: number;
  };
  expect(boxStyle()).not.toContain('background-color');
  await part().callMethod('style', [undefined]);
  expect(boxStyle()).toContain('background-color:red;transform:translateX(3px)');
  expect(await part().callMethod('unbind', [styleId])).toBe('unbound');
  expect(boxStyle()).toContain('background-color:red');
});

test('an animated style follows the shared values that it reads, until it is unbound', async () => {
  const { styleId } = (await part().callMethod('follow', [])) as { readonly styleId: number };
  expect(boxStyle()).toContain('left:1px');
  await part().callMethod('move', [20]);
  await eventually('the new place', () => {
    expect(boxStyle()).toContain('left:20px');
    return Promise.resolve(true);
  });
  expect(boxStyle()).toContain('background-color:red');
  await part().callMethod('unbind', [styleId]);
  await part().callMethod('move', [30]);
  await new Promise((resolve) => {
    setTimeout(resolve, 20);
  });
  expect(boxStyle()).toContain('left:20px');
});
