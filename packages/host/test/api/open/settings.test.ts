import { settled } from 'onboarding-testing';

import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';

test('a scope is asked for once; a refusal stays', async () => {
  const on = wxOnPhone();
  const scope = 'scope.camera';
  expect(await on.call('getSetting')).toMatchObject({ authSetting: {} });
  const asked = on.outcome('authorize', { scope });
  await settled();
  expect(on.phone.surfaces.top('permission')).toMatchObject({ scope, purpose: '使用你的摄像头' });
  on.phone.surfaces.top('permission')?.answer(false);
  const denied = { fail: { errno: 103, errMsg: 'authorize:fail auth deny' } };
  expect(await asked).toStrictEqual(denied);
  expect(await on.outcome('authorize', { scope })).toStrictEqual(denied);
  expect(on.phone.surfaces.list()).toStrictEqual([]);
  on.phone.permissions.set(scope, true);
  expect(await on.outcome('authorize', { scope })).toStrictEqual({
    success: { errMsg: 'authorize:ok' },
  });
  expect(await on.call('getSetting')).toMatchObject({ authSetting: { [scope]: true } });
});

test('two askers for one scope wait for the same popup', async () => {
  const on = wxOnPhone();
  const scope = 'scope.record';
  const both = [on.outcome('authorize', { scope }), on.outcome('authorize', { scope })];
  await settled();
  expect(on.phone.surfaces.list()).toHaveLength(1);
  on.phone.surfaces.top('permission')?.answer(true);
  expect(await Promise.all(both)).toStrictEqual([
    { success: { errMsg: 'authorize:ok' } },
    { success: { errMsg: 'authorize:ok' } },
  ]);
});

test('scopes that WeChat gave up asking for are given, and reported once they were asked for', async () => {
  const on = wxOnPhone();
  for (const scope of ['scope.address', 'scope.invoice', 'scope.invoiceTitle']) {
    expect(await on.outcome('authorize', { scope })).toStrictEqual({
      success: { errMsg: 'authorize:ok' },
    });
  }
  expect(on.phone.surfaces.list()).toStrictEqual([]);
  expect(await on.call('getSetting')).toStrictEqual({
    authSetting: { 'scope.address': true, 'scope.invoice': true, 'scope.invoiceTitle': true },
    errMsg: 'getSetting:ok',
  });
});

test('the settings page shows what was asked for, and openSetting answers when the person returns', async () => {
  const on = wxOnPhone();
  on.phone.permissions.set('scope.camera', false);
  on.phone.permissions.set('scope.record', true);
  const outcome = on.outcome('openSetting', { withSubscriptions: true });
  const page = on.phone.surfaces.top('settings');
  expect(page?.switches).toStrictEqual([
    { scope: 'scope.camera', name: '摄像头', allowed: false },
    { scope: 'scope.record', name: '麦克风', allowed: true },
  ]);
  page?.set('scope.camera', true);
  expect(on.done).toStrictEqual(['hidden']);
  page?.answer();
  expect(await outcome).toStrictEqual({
    success: {
      authSetting: { 'scope.camera': true, 'scope.record': true },
      subscriptionsSetting: { mainSwitch: true, itemSettings: {} },
      errMsg: 'openSetting:ok',
    },
  });
  expect(on.done).toStrictEqual(['hidden', 'shown']);
  expect(await on.outcome('authorize', { scope: 'scope.camera' })).toStrictEqual({
    success: { errMsg: 'authorize:ok' },
  });
});

test('openSetting needs a tap and opens nothing without one', async () => {
  const on = wxOnPhone({ context: { inTap: () => false } });
  expect(await on.outcome('openSetting')).toStrictEqual({
    fail: { errMsg: 'openSetting:fail can only be invoked by user TAP gesture.' },
  });
  expect(on.phone.surfaces.list()).toStrictEqual([]);
});

test.each([
  ['2.10.0', undefined],
  ['2.10.1', { mainSwitch: true, itemSettings: {} }],
])('base library %s reports subscriptions: %j', async (baseLibrary, subscriptionsSetting) => {
  const on = wxOnPhone({ settings: { baseLibrary } });
  expect(await on.call('getSetting', { withSubscriptions: true })).toStrictEqual({
    authSetting: {},
    ...(subscriptionsSetting !== undefined && { subscriptionsSetting }),
    errMsg: 'getSetting:ok',
  });
});

test('an unknown scope fails, the old scope.userInfo is given without asking', async () => {
  const on = wxOnPhone();
  expect(await on.outcome('authorize', { scope: 'scope.moon' })).toStrictEqual({
    fail: { errMsg: 'authorize:fail invalid scope "scope.moon"' },
  });
  expect(await on.outcome('authorize', { scope: 'scope.userInfo' })).toStrictEqual({
    success: { errMsg: 'authorize:ok' },
  });
});

test('getUserProfile answers an anonymous person, only to a tap and with a purpose', async () => {
  const on = wxOnPhone();
  expect(await on.outcome('getUserProfile', { desc: 'why' })).toMatchObject({
    success: { userInfo: { nickName: '微信用户' }, errMsg: 'getUserProfile:ok' },
  });
  expect(await on.outcome('getUserProfile')).toStrictEqual({
    fail: { errMsg: 'getUserProfile:fail desc length does not meet the requirements' },
  });
  const untapped = wxOnPhone({ context: { inTap: () => false } });
  expect(await untapped.outcome('getUserProfile', { desc: 'why' })).toStrictEqual({
    fail: { errMsg: 'getUserProfile:fail can only be invoked by user TAP gesture.' },
  });
});

test('getUserInfo answers the same person, with every documented field', async () => {
  const { success } = await wxOnPhone().outcome('getUserInfo');
  expect(Object.keys(success ?? {}).sort()).toStrictEqual([
    'encryptedData',
    'errMsg',
    'iv',
    'rawData',
    'signature',
    'userInfo',
  ]);
});

test('a scope of what the privacy guide names is guarded by it', async () => {
  const on = wxOnPhone({ settings: { privacy: 'undeclared' } });
  expect(await on.outcome('authorize', { scope: 'scope.camera' })).toStrictEqual({
    fail: {
      errno: 112,
      errMsg: 'authorize:fail api scope is not declared in the privacy agreement',
    },
  });
  expect(on.phone.surfaces.list()).toStrictEqual([]);
  expect(await on.outcome('authorize', { scope: 'scope.address' })).toHaveProperty('success');
});
