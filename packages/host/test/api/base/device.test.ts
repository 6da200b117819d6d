/** @jest-environment jsdom */
import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';

test('the clipboard holds text, says so for a while, and leaves storage alone', async () => {
  const on = wxOnPhone();
  expect(await on.outcome('setClipboardData', { data: 'abc' })).toStrictEqual({
    success: { errMsg: 'setClipboardData:ok' },
  });
  expect(on.phone.surfaces.top('toast')?.title).toBe('内容已复制');
  on.clock.pass(1500);
  expect(on.phone.surfaces.list()).toStrictEqual([]);
  expect(await on.call('getClipboardData')).toStrictEqual({
    data: 'abc',
    errMsg: 'getClipboardData:ok',
  });
  expect(on.phone.storage.keys()).toStrictEqual([]);
});

test('the clipboard is guarded by the privacy guide', async () => {
  const on = wxOnPhone({ settings: { privacy: 'undeclared' } });
  expect(await on.outcome('getClipboardData')).toStrictEqual({
    fail: {
      errno: 112,
      errMsg: 'getClipboardData:fail api scope is not declared in the privacy agreement',
    },
  });
  expect(await on.outcome('setClipboardData', { data: 'x' })).toMatchObject({
    fail: { errno: 112 },
  });
});

test('a call is the person’s to make', async () => {
  const on = wxOnPhone();
  const refused = on.outcome('makePhoneCall', { phoneNumber: '10086' });
  expect(on.phone.surfaces.top('action-sheet')?.itemList).toStrictEqual(['呼叫 10086']);
  on.phone.surfaces.top('action-sheet')?.answer(null);
  expect(await refused).toStrictEqual({ fail: { errMsg: 'makePhoneCall:fail cancel' } });
  const made = on.outcome('makePhoneCall', { phoneNumber: '10086' });
  on.phone.surfaces.top('action-sheet')?.answer(0);
  expect(await made).toStrictEqual({ success: { errMsg: 'makePhoneCall:ok' } });
});

test('the keyboard goes with the focus; without a field there is none', async () => {
  const on = wxOnPhone();
  expect(await on.outcome('hideKeyboard')).toStrictEqual({
    fail: { errMsg: 'hideKeyboard:fail input not exists' },
  });
  const field = document.body.appendChild(document.createElement('input'));
  field.value = 'hello';
  field.focus();
  field.setSelectionRange(1, 3);
  expect(await on.outcome('getSelectedTextRange')).toMatchObject({ success: { start: 1, end: 3 } });
  await on.outcome('hideKeyboard');
  expect(document.activeElement).toBe(document.body);
});
