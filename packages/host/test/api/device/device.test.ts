import { settled } from 'onboarding-testing';

import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';

test('brightness is kept and given back; -1 is Android’s alone', async () => {
  const on = wxOnPhone();
  expect((await on.outcome('getScreenBrightness')).success).toMatchObject({ value: 0.5 });
  await on.outcome('setScreenBrightness', { value: 0.8 });
  expect((await on.outcome('getScreenBrightness')).success).toMatchObject({ value: 0.8 });
  for (const value of [-1, 2, 'bright']) {
    expect((await on.outcome('setScreenBrightness', { value })).fail).toBeDefined();
  }
  on.phone.settings.set({ client: 'android' });
  await on.outcome('setScreenBrightness', { value: -1 });
  expect((await on.outcome('getScreenBrightness')).success).toMatchObject({ value: 0.5 });
});

test('the screen is not recorded, and what a recording shows can be said', async () => {
  const on = wxOnPhone();
  expect((await on.outcome('getScreenRecordingState')).success).toMatchObject({ state: 'off' });
  const hidden = { visualEffect: 'hidden' };
  expect((await on.outcome('setVisualEffectOnCapture', hidden)).success).toBeDefined();
  const other = { visualEffect: 'blurred' };
  expect((await on.outcome('setVisualEffectOnCapture', other)).fail).toBeDefined();
});

test('addPhoneContact needs the scope and names whom it adds', async () => {
  const on = wxOnPhone();
  const person = { firstName: '三', lastName: '张', mobilePhoneNumber: '13800000000' };
  const asked = on.outcome('addPhoneContact', person);
  await settled();
  on.phone.surfaces.top('permission')?.answer(true);
  await settled();
  expect(on.phone.surfaces.top('question')).toMatchObject({ text: '张 三 13800000000' });
  on.phone.surfaces.top('question')?.answer(false);
  expect((await asked).fail).toStrictEqual({ errMsg: 'addPhoneContact:fail cancel' });
  on.phone.permissions.set('scope.addPhoneContact', false);
  expect((await on.outcome('addPhoneContact', person)).fail).toMatchObject({ errno: 103 });
});

test('openCustomerServiceChat names the chat and needs its address', async () => {
  const on = wxOnPhone();
  const chat = { corpId: 'ww1', extInfo: { url: 'https://work.weixin.qq.com/kfid/1' } };
  expect((await on.outcome('openCustomerServiceChat', chat)).success).toBeDefined();
  expect(on.phone.surfaces.top('question')).toMatchObject({
    name: 'service',
    text: 'ww1 https://work.weixin.qq.com/kfid/1',
  });
  expect((await on.outcome('openCustomerServiceChat', { corpId: 'ww1' })).fail).toBeDefined();
});
