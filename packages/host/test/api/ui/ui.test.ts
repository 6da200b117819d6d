import { settled } from 'onboarding-testing';

import type { ApiContext } from '../../../src/api/kit/context';
import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';

const shown = (on: ReturnType<typeof wxOnPhone>) => on.phone.surfaces.top('toast')?.title;

test('a toast goes after 1.5 s or its own time; the next one replaces it', async () => {
  const on = wxOnPhone();
  await on.outcome('showToast', { title: 'first' });
  expect(on.phone.surfaces.top('toast')).toMatchObject({ icon: 'success', mask: false });
  on.clock.pass(1_499);
  expect(shown(on)).toBe('first');
  await on.outcome('showToast', { title: 'second', duration: 10, icon: 'none' });
  on.clock.pass(9);
  expect(shown(on)).toBe('second');
  on.clock.pass(1);
  expect(on.phone.surfaces.list()).toStrictEqual([]);
});

test('loading and toast hide each other, but not with noConflict', async () => {
  const on = wxOnPhone();
  await on.outcome('showLoading', { title: 'wait' });
  on.clock.pass(60_000);
  await on.outcome('hideToast', { noConflict: true });
  expect(shown(on)).toBe('wait');
  await on.outcome('hideToast');
  expect(shown(on)).toBeUndefined();
  await on.outcome('showToast', { title: 'done' });
  await on.outcome('hideLoading', { noConflict: true });
  expect(shown(on)).toBe('done');
  await on.outcome('hideLoading');
  expect(shown(on)).toBeUndefined();
});

test('what the clipboard says replaces a toast as well', async () => {
  const on = wxOnPhone();
  await on.outcome('showToast', { title: 'first' });
  await on.outcome('setClipboardData', { data: 'x' });
  expect(on.phone.surfaces.list()).toHaveLength(1);
});

test('a modal has WeChat\u2019s own answers and tells which was given', async () => {
  const on = wxOnPhone();
  const asked = on.outcome('showModal', { title: 'Sure?' });
  await settled();
  const modal = on.phone.surfaces.top('modal');
  expect(modal).toMatchObject({ cancelText: '取消', confirmText: '确定', showCancel: true });
  modal?.answer({ confirm: true });
  expect(await asked).toStrictEqual({
    success: { errMsg: 'showModal:ok', confirm: true, cancel: false, content: null },
  });
});

test.each([
  ['confirmText', '复制邀请码'],
  ['cancelText', 'Not today'],
])('a modal whose %s is longer than four Chinese characters is not shown', async (name, words) => {
  const on = wxOnPhone();
  expect(await on.outcome('showModal', { title: 'x', [name]: words })).toStrictEqual({
    fail: { errMsg: `showModal:fail ${name} length should not larger than 4 Chinese characters` },
  });
  expect(on.phone.surfaces.list()).toStrictEqual([]);
});

test.each([
  [undefined, 'parameter error: parameter.itemList should have at least 1 item;'],
  [[], 'parameter error: parameter.itemList should have at least 1 item;'],
  [[1, 2, 3, 4, 5, 6, 7], 'parameter error: itemList should not be larger than 6'],
])('an action sheet of %j fails', async (itemList, reason) => {
  expect(await wxOnPhone().outcome('showActionSheet', { itemList })).toStrictEqual({
    fail: { errMsg: `showActionSheet:fail ${reason}` },
  });
});

test('an action sheet tells what was tapped, or that it was cancelled', async () => {
  const on = wxOnPhone();
  const tapped = on.outcome('showActionSheet', { itemList: ['a', 'b'] });
  await settled();
  on.phone.surfaces.top('action-sheet')?.answer(1);
  expect(await tapped).toStrictEqual({ success: { errMsg: 'showActionSheet:ok', tapIndex: 1 } });
  const cancelled = on.outcome('showActionSheet', { itemList: ['a', 'b'] });
  await settled();
  on.phone.surfaces.top('action-sheet')?.answer(null);
  expect(await cancelled).toStrictEqual({ fail: { errMsg: 'showActionSheet:fail cancel' } });
});

/** A page window that writes down what is changed on it. */
function withWindow() {
  const changes: object[] = [];
  const change = (more: object) => changes.push(more);
  const on = wxOnPhone({ context: { window: { change } as unknown as ApiContext['window'] } });
  return { on, changes };
}

test('the navigation bar takes black or white text on a colour', async () => {
  const { on, changes } = withWindow();
  const colors = { frontColor: '#FFFFFF', backgroundColor: '#123456' };
  expect(await on.outcome('setNavigationBarColor', colors)).toHaveProperty('success');
  expect(changes).toStrictEqual([
    { navigationBarTextStyle: 'white', navigationBarBackgroundColor: '#123456' },
  ]);
});

test.each([
  [
    'setNavigationBarColor',
    { frontColor: 'red', backgroundColor: '#000000' },
    'invalid frontColor "red"',
  ],
  [
    'setNavigationBarColor',
    { frontColor: '#000000' },
    'parameter error: parameter.backgroundColor should be String instead of Undefined;',
  ],
  [
    'setNavigationBarTitle',
    { title: 1 },
    'parameter error: parameter.title should be String instead of Number;',
  ],
  ['setBackgroundTextStyle', { textStyle: 'grey' }, 'invalid textStyle "grey"'],
  ['navigateTo', { url: null }, 'parameter error: parameter.url should be String instead of Null;'],
])('%s of %j fails', async (name, options, reason) => {
  const { on, changes } = withWindow();
  expect(await on.outcome(name, options)).toStrictEqual({
    fail: { errMsg: `${name}:fail ${reason}` },
  });
  expect(changes).toStrictEqual([]);
});
