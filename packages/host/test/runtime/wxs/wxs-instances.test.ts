/** @jest-environment ./packages/host/src/jsdom/program-environment.ts */
import { settled } from 'onboarding-testing';

import type { ProgramRun } from '../../../src/jsdom/run-program';
import { runProgram } from '../../../src/jsdom/run-program';
import { temporaryProject } from '../../project/temporary-project';

/** A panel that WXS moves with the finger and tells the program about. */
const panel = {
  'components/panel/panel.json': '{ "component": true }',
  'components/panel/panel.wxss': '.dragged { opacity: 0.5 }',
  'components/panel/panel.js': `Component({
    properties: { open: Boolean },
    data: { told: [] },
    methods: {
      tell(what) {
        this.setData({ told: [...this.data.told, what] });
      },
    },
  })`,
  'components/panel/panel.wxml': `<wxs module="drag" src="./drag.wxs"></wxs>
    <view id="handle" data-name="knob" open="{{open}}" change:open="{{drag.openChanged}}"
      bind:touchstart="{{drag.start}}" catch:tap="{{drag.tapped}}">handle</view>
    <view class="body">body</view>`,
  'components/panel/drag.wxs': `
    function openChanged(now, before, owner, own) {
      owner.selectComponent('.body').setStyle({ marginLeft: now ? '750rpx' : '0' });
      owner.callMethod('tell', ['open', now, before, own.getDataset().name]);
    }
    function start(event, owner) {
      var state = owner.getState();
      state.count = (state.count || 0) + 1;
      event.instance.addClass('dragged');
      var bodies = owner.selectAllComponents('.body');
      owner.callMethod('tell', ['start', state.count, bodies.length, event.touches.length]);
    }
    function tapped(event, owner) {
      event.instance.removeClass('dragged');
      owner.triggerEvent('moved', { has: event.instance.hasClass('dragged') });
      owner.callMethod('nowhere');
    }
    module.exports = { openChanged: openChanged, start: start, tapped: tapped };`,
};

let run: ProgramRun;

beforeEach(async () => {
  const { dir } = temporaryProject({
    ...panel,
    'pages/home/home.json': '{ "usingComponents": { "panel": "/components/panel/panel" } }',
    'pages/home/home.js': `Page({
      data: { open: false, moved: null },
      moved({ detail }) { this.setData({ moved: detail }); },
      tapped() { this.setData({ moved: 'tapped' }); },
    })`,
    'pages/home/home.wxml':
      '<view bind:tap="tapped"><panel id="panel" open="{{open}}" bind:moved="moved" /></view>',
  });
  run = await runProgram(dir);
  await settled();
});

afterEach(() => {
  run.close();
});

const page = () => run.runtime.pages()[0]?.root;
const told = () => page()?.query('#panel')?.component?.data();

function part(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`nothing matches ${selector}`);
  return found;
}

test('a change observer sees the first value, and moves another element over its own style', async () => {
  expect(told()).toMatchObject({ told: [['open', false, undefined, 'knob']] });
  await page()?.component?.setData({ open: true });
  await settled();
  expect(part('.panel--body').getAttribute('style')).toContain('margin-left:100vw');
  expect(told()).toMatchObject({
    told: [
      ['open', false, undefined, 'knob'],
      ['open', true, false, 'knob'],
    ],
  });
});

test('an attribute that is there for a change observer only is not warned about', async () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  await run.runtime.wx.call('reLaunch', [{ url: '/pages/home/home' }]);
  expect(warn).not.toHaveBeenCalled();
  jest.restoreAllMocks();
});

test('a handler keeps its own state and changes classes', async () => {
  const handle = part('#handle');
  handle.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
  handle.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
  expect(handle.className).toBe('panel--dragged');
  await settled();
  expect(told()).toMatchObject({
    told: [
      ['open', false, undefined, 'knob'],
      ['start', 1, 1, 1],
      ['start', 2, 1, 1],
    ],
  });
});

test('a handler fires component events; a method that is not there is reported', async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const handle = part('#handle');
  handle.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
  handle.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
  await settled();
  expect(page()?.component?.data()).toMatchObject({ moved: { has: false } });
  expect(run.exceptions).toStrictEqual([
    'WXS calls the method "nowhere", but components/panel/panel has none of that name.',
  ]);
  jest.restoreAllMocks();
});
