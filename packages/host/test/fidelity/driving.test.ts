/** @jest-environment ./packages/host/src/jsdom/program-environment.ts */
import { eventually, settled, takeConsole } from 'onboarding-testing';

import type { ProgramRun } from '../../src/jsdom/run-program';
import { runProgram } from '../../src/jsdom/run-program';
import { temporaryProject } from '../project/temporary-project';
import { libraryMounts } from './libraries';
import { isTheirs } from './library-words';

const used = {
  't-button': 'tdesign-miniprogram/button/button',
  't-input': 'tdesign-miniprogram/input/input',
  't-dialog': 'tdesign-miniprogram/dialog/dialog',
  't-toast': 'tdesign-miniprogram/toast/toast',
  't-tabs': 'tdesign-miniprogram/tabs/tabs',
  't-tab-panel': 'tdesign-miniprogram/tab-panel/tab-panel',
  't-switch': 'tdesign-miniprogram/switch/switch',
  't-checkbox-group': 'tdesign-miniprogram/checkbox-group/checkbox-group',
  't-checkbox': 'tdesign-miniprogram/checkbox/checkbox',
  'van-field': '@vant/weapp/field/index',
  'van-button': '@vant/weapp/button/index',
  'van-dialog': '@vant/weapp/dialog/index',
  'van-switch': '@vant/weapp/switch/index',
  'mp-form': 'weui-miniprogram/form/form',
  'mp-dialog': 'weui-miniprogram/dialog/dialog',
};

const template = `
  <t-button id="phone" open-type="getPhoneNumber" bind:getphonenumber="note">phone</t-button>
  <t-input id="nickname" type="nickname" value="{{nickname}}" bind:change="note" />
  <t-dialog id="t-dialog" visible="{{asking}}" title="Sure?" confirm-btn="yes" cancel-btn="no"
    bind:confirm="note" bind:cancel="note" />
  <t-toast id="t-toast" />
  <t-tabs id="tabs" value="a" bind:change="note">
    <t-tab-panel label="First" value="a">one</t-tab-panel>
    <t-tab-panel label="Second" value="b">two</t-tab-panel>
  </t-tabs>
  <t-switch id="t-switch" value="{{false}}" bind:change="note" />
  <t-checkbox-group id="fruits" default-value="{{[]}}" bind:change="note">
    <t-checkbox id="apple" value="apple" label="Apple" />
    <t-checkbox id="pear" value="pear" label="Pear" />
  </t-checkbox-group>
  <van-field id="field" value="" bind:change="note" />
  <van-button id="opener" bind:click="open">open</van-button>
  <van-dialog id="van-dialog" show="{{open}}" title="Hello" show-cancel-button
    bind:confirm="note" bind:cancel="note" />
  <van-switch id="van-switch" checked="{{checked}}" bind:change="check" />
  <mp-form id="form" models="{{model}}" rules="{{rules}}">form</mp-form>
  <mp-dialog id="mp-dialog" title="Well?" show="{{asking}}" buttons="{{buttons}}"
    bindbuttontap="note" />`;

const script = `Page({
  data: {
    noted: [], nickname: '', asking: false, open: false, checked: false,
    model: { name: '' },
    rules: [{ name: 'name', rules: { required: true, message: 'a name, please' } }],
    buttons: [{ text: 'cancel' }, { text: 'go' }],
  },
  note({ type, detail, currentTarget }) {
    this.data.noted.push({ id: currentTarget.id, type, detail });
  },
  open() { this.setData({ open: true }); },
  check({ detail }) { this.setData({ checked: detail }); },
  toast() {
    this.selectComponent('#t-toast').show({ message: 'saved', duration: 0 });
  },
  validate() {
    return new Promise((resolve) => {
      this.selectComponent('#form').validate((valid, errors) => resolve({ valid, errors }));
    });
  },
})`;

interface Noted {
  readonly id: string;
  readonly type: string;
  readonly detail: unknown;
}

let run: ProgramRun;
let saidAtStart: readonly string[];

beforeAll(async () => {
  const { dir } = temporaryProject({
    'pages/home/home.json': JSON.stringify({ usingComponents: used }),
    'pages/home/home.wxml': template,
    'pages/home/home.js': script,
  });
  run = await runProgram(dir, { mounts: libraryMounts });
  saidAtStart = takeConsole();
}, 60_000);

beforeEach(async () => {
  jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  await run.runtime.wx.call('reLaunch', [{ url: '/pages/home/home' }]);
  await settled();
});

afterEach(() => {
  if (run.exceptions.length > 0) throw new Error(run.exceptions.join('\n'));
});

afterAll(() => {
  run.close();
  jest.restoreAllMocks();
});

function page() {
  const component = run.runtime.pages()[0]?.root.component;
  if (component === undefined) throw new Error('there is no page');
  return component;
}

const data = () => page().data() as { readonly noted: readonly Noted[]; readonly checked: unknown };
const noted = () => data().noted;

/** What a selector finds, the next one inside of it: hosts may be virtual and not in the document. */
function part(...selectors: readonly string[]): HTMLElement {
  let node = run.runtime.pages()[0]?.root ?? null;
  for (const selector of selectors) node = node?.query(selector) ?? null;
  if (node === null) throw new Error(`nothing matches ${selectors.join(' >>> ')}`);
  return node.dom;
}

/** The innermost element that shows exactly this text. */
function byText(text: string): HTMLElement {
  const found = [...document.querySelectorAll<HTMLElement>('page *')].filter(
    ({ textContent }) => textContent.trim() === text,
  );
  const innermost = found.at(-1);
  if (innermost === undefined) throw new Error(`nothing shows "${text}"`);
  return innermost;
}

/** Waits until the page shows a text: components open their popups a few frames later. */
const shows = (text: string) =>
  eventually(`"${text}" on the page`, () =>
    Promise.resolve(
      document.querySelector('page')?.textContent.includes(text) === true || undefined,
    ),
  );

/** The event that a component fires sooner or later. */
const heard = (id: string) =>
  eventually(`an event of #${id}`, () =>
    Promise.resolve(data().noted.find((one) => one.id === id)),
  );

async function tap(element: HTMLElement): Promise<void> {
  element.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
  element.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
  await settled();
}

async function type(input: HTMLElement, text: string): Promise<void> {
  const field = input.querySelector('input');
  if (field === null) throw new Error('there is no field to type into');
  field.focus();
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text }));
  await settled();
}

test('opens, and the engine has nothing to say but of the libraries', () => {
  expect(saidAtStart.filter((words) => !isTheirs(words))).toStrictEqual([]);
});

test('a phone button inside t-button brings the code', async () => {
  await tap(part('#phone', 'button'));
  run.phone.surfaces.top('phone-sheet')?.answer({ kind: 'allow', numberId: 'first' });
  await settled();
  expect(await heard('phone')).toMatchObject({
    type: 'getphonenumber',
    detail: { errMsg: 'getPhoneNumber:ok' },
  });
});

test('t-input with type nickname tells what was typed', async () => {
  await type(part('#nickname', 'input'), 'Lin');
  expect(noted().at(-1)).toMatchObject({
    id: 'nickname',
    type: 'change',
    detail: { value: 'Lin' },
  });
});

test('t-dialog asks and tells the answer', async () => {
  await page().setData({ asking: true });
  await settled();
  expect(await shows('Sure?')).toBe(true);
  await tap(byText('yes'));
  expect(await heard('t-dialog')).toMatchObject({ type: 'confirm' });
});

test('t-toast shows its message', async () => {
  await page().callMethod('toast', []);
  await settled();
  expect(await shows('saved')).toBe(true);
});

test('t-tabs goes to the tab that was tapped', async () => {
  await tap(byText('Second'));
  expect(await heard('tabs')).toMatchObject({
    type: 'change',
    detail: { value: 'b', label: 'Second' },
  });
});

test('t-switch turns on', async () => {
  await tap(part('#t-switch', '.t-switch__body'));
  expect(await heard('t-switch')).toMatchObject({ type: 'change', detail: { value: true } });
});

test('t-checkbox-group collects what is checked', async () => {
  await tap(byText('Pear'));
  await tap(byText('Apple'));
  expect(noted().map(({ detail }) => (detail as { value: unknown }).value)).toStrictEqual([
    ['pear'],
    ['pear', 'apple'],
  ]);
});

test('van-field tells what was typed', async () => {
  await type(part('#field', 'input'), 'words');
  expect(await heard('field')).toMatchObject({ type: 'change', detail: 'words' });
});

test('van-button opens van-dialog, which tells the answer', async () => {
  await tap(part('#opener', 'button'));
  expect(await shows('Hello')).toBe(true);
  await tap(byText('确认'));
  expect(await heard('van-dialog')).toMatchObject({ type: 'confirm' });
});

test('van-switch turns on', async () => {
  await tap(part('#van-switch', 'view'));
  expect(data().checked).toBe(true);
});

test('mp-form says what is missing, and nothing when all is there', async () => {
  expect(await page().callMethod('validate', [])).toMatchObject({
    valid: false,
    errors: [{ name: 'name', message: 'a name, please' }],
  });
  await page().setData({ 'model.name': 'Lin' });
  expect(await page().callMethod('validate', [])).toMatchObject({ valid: true });
});

test('mp-dialog tells which button was tapped', async () => {
  await page().setData({ asking: true });
  await settled();
  await tap(byText('go'));
  expect(await heard('mp-dialog')).toMatchObject({ type: 'buttontap', detail: { index: 1 } });
});
