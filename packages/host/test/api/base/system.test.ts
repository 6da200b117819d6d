/** @jest-environment jsdom */
import type { ApiContext } from '../../../src/api/kit/context';
import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';
import type { PhoneSettings } from '../../../src/phone/settings';

/** A phone whose program has a window of 390 × 700 px. */
function onPhone(settings: Partial<PhoneSettings> = {}) {
  const window = { size: () => ({ width: 390, height: 700 }) } as unknown as ApiContext['window'];
  return wxOnPhone({ settings, context: { window } });
}

test('getSystemInfo answers its callbacks before it returns, or by a promise', async () => {
  const host = onPhone();
  const heard: unknown[] = [];
  const returned = host.call('getSystemInfo', {
    success: ({ errMsg, statusBarHeight }: { errMsg: string; statusBarHeight: number }) => {
      heard.push(errMsg, statusBarHeight > 0);
      throw new Error('from success');
    },
    complete: () => heard.push('complete'),
  });
  expect([returned, ...heard]).toStrictEqual([undefined, 'getSystemInfo:ok', true, 'complete']);
  expect(host.reported).toStrictEqual([new Error('from success')]);
  await expect(host.call('getSystemInfo')).resolves.toMatchObject({ errMsg: 'getSystemInfo:ok' });
});

test('the network has a type; a slow one is a weak one of the same type', async () => {
  const network = async (setting: 'online' | 'slow' | 'offline') =>
    (await wxOnPhone({ settings: { network: setting } }).outcome('getNetworkType')).success;
  expect(await network('online')).toMatchObject({ networkType: 'wifi', weakNet: false });
  expect(await network('slow')).toMatchObject({ networkType: 'wifi', weakNet: true });
  expect(await network('offline')).toMatchObject({ networkType: 'none', hasSystemProxy: false });
});

test('the old system information has everything of the newer ones, and the permissions', () => {
  const on = onPhone({ client: 'android', fontScale: 1.25 });
  const all = on.call('getSystemInfoSync');
  for (const part of ['getWindowInfo', 'getDeviceInfo', 'getAppBaseInfo', 'getSystemSetting']) {
    expect(all).toMatchObject(on.call(part) as object);
  }
  expect(all).toMatchObject({ cameraAuthorized: true, abi: 'arm64', fontSizeSetting: 20 });
  expect(onPhone({ client: 'ios' }).call('getDeviceInfo')).not.toHaveProperty('abi');
});

test('no promise where the documentation has none', () => {
  const on = onPhone();
  expect(on.call('getSystemInfoAsync')).toBeUndefined();
  expect(on.call('getSystemInfo')).toBeInstanceOf(Promise);
});

test('only a plugin has account information of its own; only a release knows its version', () => {
  const account = (envVersion: 'trial' | 'release') =>
    wxOnPhone({ settings: { envVersion } }).call('getAccountInfoSync');
  expect(account('trial')).toStrictEqual({
    miniProgram: { appId: expect.any(String) as string, envVersion: 'trial', version: '' },
  });
  expect(account('release')).toMatchObject({ miniProgram: { version: '1.0.0' } });
});

test('what WeChat itself is allowed: all, and on Android without what only iOS has', () => {
  const keys = (settings: Partial<PhoneSettings>) =>
    Object.keys(onPhone(settings).call('getAppAuthorizeSetting') as object);
  expect(keys({ client: 'ios' })).toHaveLength(11);
  expect(keys({ client: 'android', baseLibrary: '3.5.0' }).sort()).toStrictEqual([
    'bluetoothAuthorized',
    'cameraAuthorized',
    'locationAuthorized',
    'microphoneAuthorized',
    'notificationAuthorized',
    'phoneCalendarAuthorized',
  ]);
  expect(keys({ client: 'android', baseLibrary: '3.4.9' })).not.toContain('bluetoothAuthorized');
  expect(onPhone().call('getAppAuthorizeSetting')).toMatchObject({
    cameraAuthorized: 'authorized',
  });
});

test('there is no Skyline, by callbacks and at once, and no promise of it', async () => {
  const on = onPhone();
  const info = { isSupported: false, version: '', reason: 'client not supported' };
  expect(on.call('getSkylineInfoSync')).toStrictEqual(info);
  expect(await on.outcome('getSkylineInfo')).toStrictEqual({
    success: { ...info, errMsg: 'getSkylineInfo:ok' },
  });
  expect(on.call('getSkylineInfo')).toBeUndefined();
});

test('the user agent comes bare in the promise, and since 2.30.4 to callbacks', async () => {
  const { userAgent } = navigator;
  expect(await onPhone().call('getRendererUserAgent')).toBe(userAgent);
  expect(await onPhone().outcome('getRendererUserAgent')).toStrictEqual({
    success: { userAgent, errMsg: 'getRendererUserAgent:ok' },
  });
  const success = jest.fn();
  const old = onPhone({ baseLibrary: '2.30.3' }).call('getRendererUserAgent', { success });
  expect(await old).toBe(userAgent);
  expect(success).not.toHaveBeenCalled();
});

test('the API category is the default one', () => {
  expect(onPhone().call('getApiCategory')).toBe('default');
});

test('the ext configuration is what the project was opened with; a program may change its copy', async () => {
  const program = { appid: 'wx0000000000000001', name: 'Sample', extConfig: { a: { b: 1 } } };
  const on = wxOnPhone({ context: { program } });
  Object.assign((on.call('getExtConfigSync') as typeof program.extConfig).a, { b: 2 });
  expect(on.call('getExtConfigSync')).toStrictEqual({ a: { b: 1 } });
  const { success } = await on.outcome('getExtConfig');
  expect(success).toMatchObject({ extConfig: { a: { b: 1 } } });
  expect(wxOnPhone().call('getExtConfigSync')).toStrictEqual({});
});

test('wx.version says the base library, which no page names and charts ask', () => {
  expect(onPhone({ baseLibrary: '2.30.4' }).wx['version']).toStrictEqual({
    updateTime: '2024.1.1 12:00:00',
    version: '2.30.4',
  });
});
