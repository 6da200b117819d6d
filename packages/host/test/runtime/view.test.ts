/** @jest-environment ./packages/host/src/jsdom/program-environment.ts */
import { join } from 'node:path';

import { settled } from 'onboarding-testing';

import type { ProgramRun } from '../../src/jsdom/run-program';
import { runProgram } from '../../src/jsdom/run-program';

const sampler = join(__dirname, 'fixtures/sampler');

interface Noted {
  readonly name: string;
  readonly event: {
    readonly type: string;
    readonly detail: unknown;
    readonly target: { readonly id: string };
    readonly currentTarget: { readonly id: string; readonly dataset: object };
    readonly mark: object;
    readonly touches: readonly unknown[];
    readonly changedTouches: readonly unknown[];
  };
}

let run: ProgramRun;

beforeEach(async () => {
  run = await runProgram(sampler);
});

afterEach(() => {
  run.close();
});

const noted = () =>
  run.runtime.evaluate('() => getCurrentPages()[0].data.events', []) as Promise<readonly Noted[]>;

function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`nothing matches ${selector}`);
  return found;
}

function tap(element: HTMLElement): void {
  const at = { clientX: 5, clientY: 6, bubbles: true };
  element.dispatchEvent(new MouseEvent('mousedown', at));
  element.dispatchEvent(new MouseEvent('mouseup', at));
}

test('shows data, lists and slotted content, and ids', async () => {
  await run.runtime.pages()[0]?.root.component?.setData({
    list: [
      { id: 1, text: 'one' },
      { id: 2, text: 'two' },
    ],
  });
  expect([...document.querySelectorAll('.item')].map((item) => item.textContent)).toStrictEqual([
    'one',
    'two',
  ]);
  expect(find('#counter').textContent).toContain('taps 0');
  expect(find('#counter').textContent).toContain('slotted');
});

test('gives a component its own class prefix and converts rpx', () => {
  expect(find('wx-counter wx-view').className).toBe('counter--counter');
  expect(find('style[data-wxss="components/counter/counter"]').textContent).toMatch(
    /\.counter--counter \{\s*width: 100vw;/,
  );
});

test('delivers a tap in WeChat’s shape', async () => {
  tap(find('#root'));
  const [first] = await noted();
  expect(first).toMatchObject({
    name: 'tap',
    event: {
      type: 'tap',
      detail: {},
      target: { id: 'root' },
      currentTarget: { id: 'root', dataset: { someName: 'x' } },
      mark: { where: 'root' },
      changedTouches: [{ clientX: 5, clientY: 6 }],
    },
  });
});

test('a tap inside a component changes it, and its own event bubbles to the page', async () => {
  tap(find('wx-counter wx-view'));
  expect(find('wx-counter').textContent).toContain('taps 1');
  const names = (await noted()).map(({ name, event }) => [name, event.target.id]);
  expect(names).toStrictEqual([
    ['change', 'counter'],
    ['tap', 'counter'],
  ]);
});

test('a disabled button lets no tap through', async () => {
  tap(find('#off'));
  expect(await noted()).toStrictEqual([]);
});

test('a submit button hands over the named fields', async () => {
  tap(find('#send'));
  const submit = (await noted()).find(({ name }) => name === 'submit');
  expect(submit?.event.detail).toMatchObject({ value: { who: 'ann' } });
});

test('a phone button opens the sheet and its event brings the code', async () => {
  tap(find('#phone'));
  await settled();
  run.phone.surfaces.top('phone-sheet')?.answer({ kind: 'allow', numberId: 'first' });
  await settled();
  const phone = (await noted()).find(({ name }) => name === 'phone');
  expect(phone?.event).toMatchObject({
    type: 'getphonenumber',
    detail: { errMsg: 'getPhoneNumber:ok', code: 'plain-quick-phone-code-1' },
  });
});

test('an error in a handler reaches onError, and the program goes on', async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  await run.runtime.wx.call('navigateTo', [{ url: '/pages/second/second' }]);
  tap(find('#broken'));
  const log = (await run.runtime.evaluate('() => getApp().log', [])) as readonly string[];
  expect(log.at(-1)).toBe('app.onError broken on tap');
  expect(run.exceptions).toStrictEqual(['broken on tap']);
  jest.restoreAllMocks();
});

test('a touch elsewhere takes the focus from a text field', () => {
  const field = find('wx-input input');
  field.focus();
  expect(document.activeElement).toBe(field);
  tap(find('#root'));
  expect(document.activeElement).not.toBe(field);
});

test('an animation that ends reaches the program', async () => {
  find('.motion').dispatchEvent(new Event('animationend', { bubbles: true }));
  expect((await noted()).map(({ name }) => name)).toStrictEqual(['motion']);
});
