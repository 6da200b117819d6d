import { wxOnPhone } from './wx-on-phone';

test('a scope is asked for once; a refusal stays', async () => {
  const on = wxOnPhone();
  const scope = 'scope.camera';
  expect(await on.call('getSetting')).toMatchObject({ authSetting: {} });
  const asked = on.outcome('authorize', { scope });
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
