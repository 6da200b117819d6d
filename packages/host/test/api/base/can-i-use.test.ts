import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';

test.each([
  ['login', '2.20.0', true],
  ['getPrivacySetting', '2.32.2', false],
  ['getPrivacySetting', '2.32.3', true],
  ['getSystemInfoSync.return.safeArea.left', '3.0.0', true],
  ['request.nonsense', '3.0.0', false],
  ['noSuchApi', '3.0.0', false],
  ['', '3.0.0', false],
  ['button', '2.20.0', true],
  ['button.open-type.chooseAvatar', '2.21.1', false],
  ['button.open-type.chooseAvatar', '2.21.2', true],
  ['button.open-type.fly', '3.0.0', false],
  ['button.open-type.getRealtimePhoneNumber', '3.17.0', false],
  ['input.type.nickname', '2.21.2', true],
  ['input.bindnicknamereview', '2.29.0', false],
  ['page-container', '2.15.0', false],
  ['page-container.show', '2.16.0', true],
  ['setStorage.object.encrypt', '2.21.2', false],
])('canIUse("%s") on %s is %s', (schema, baseLibrary, expected) => {
  expect(wxOnPhone({ settings: { baseLibrary } }).call('canIUse', schema)).toBe(expected);
});

test('what is no text is never there', () => {
  expect(wxOnPhone().call('canIUse', undefined)).toBe(false);
});
