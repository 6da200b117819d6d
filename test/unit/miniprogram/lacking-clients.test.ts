import { resolve } from 'node:path';

import { nobody, session } from '../../support/fake-backend';
import { settled } from '../../support/load-page';

type Options = Readonly<Record<string, (result: unknown) => void>>;

/** APIs that clients lack, on a computer or on Harmony (docs/wechat-errno.md §10), and below their base library. */
const lacking = [
  'checkSession',
  'cloud',
  'compressImage',
  'cropImage',
  'getAppBaseInfo',
  'getApiCategory',
  'getDeviceInfo',
  'getExtConfigSync',
  'getImageInfo',
  'getPhoneNumber',
  'getPrivacySetting',
  'getUpdateManager',
  'onAppShow',
  'onNeedPrivacyAuthorization',
  'onNetworkStatusChange',
  'onPageNotFound',
  'openPrivacyContract',
  'reportEvent',
  'requirePrivacyAuthorize',
] as const;

const system = { SDKVersion: '3.17.0', platform: 'windows', language: 'zh_CN' };

/** A client that has everything; each call is answered at once. */
function fullClient(): Record<string, unknown> {
  const answers =
    (result: object = {}) =>
    ({ success, complete }: Options = {}) => {
      success?.(result);
      complete?.(result);
      return Promise.resolve(result);
    };
  const { status, body } = session(nobody) as { readonly status: number; readonly body: unknown };
  return {
    ...Object.fromEntries(lacking.map((name) => [name, answers()])),
    cloud: { callFunction: answers(), callContainer: answers() },
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx1', envVersion: 'develop' } }),
    getSystemInfoSync: () => system,
    getAppBaseInfo: () => system,
    getDeviceInfo: () => system,
    getExtConfigSync: () => ({ backend: { baseUrl: 'https://a.firm.cn' } }),
    getUpdateManager: () => ({ onUpdateReady: () => undefined, applyUpdate: () => undefined }),
    getPrivacySetting: answers({ needAuthorization: false }),
    getStorageSync: () => '',
    setStorageSync: () => undefined,
    removeStorageSync: () => undefined,
    clearStorageSync: () => undefined,
    getStorage: answers({ data: {} }),
    setStorage: answers(),
    removeStorage: answers(),
    login: answers({ code: 'login' }),
    request: answers({ statusCode: status, data: body, header: {} }),
    setNavigationBarTitle: answers(),
    redirectTo: answers(),
    reLaunch: answers(),
    showToast: answers(),
    showModal: answers({ confirm: false }),
    navigateTo: answers(),
    navigateBack: answers(),
  };
}

/** Promises that nobody caught. */
const lost: unknown[] = [];
const lose = (reason: unknown) => lost.push(reason);

beforeAll(() => {
  // It says that config.ts names no backend, at every start.
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  process.on('unhandledRejection', lose);
});
afterAll(() => process.off('unhandledRejection', lose));

const pages = ['account', 'phone', 'phone-manual', 'profile', 'lab'];

/** Starts the program and opens, shows and leaves every page; null where nothing was thrown. */
async function tour(without: readonly string[]): Promise<unknown> {
  const wx = fullClient();
  for (const name of without) Reflect.deleteProperty(wx, name);
  const defined: Record<string, (...input: unknown[]) => unknown>[] = [];
  const define = (one: (typeof defined)[number]) => defined.push(one);
  Object.assign(globalThis, { wx, App: define, Page: define, getCurrentPages: () => [{}] });
  jest.resetModules();
  const load = (path: string) => {
    jest.requireActual(resolve(__dirname, '../../../miniprogram', path));
    return defined.at(-1);
  };
  try {
    const app = load('app.ts');
    app?.['onLaunch']?.();
    app?.['onShow']?.();
    for (const name of pages) {
      const page = Object.assign({}, load(`pages/${name}/${name}.ts`), {
        setData: () => undefined,
        getOpenerEventChannel: () => ({}),
      }) as Record<string, (...input: unknown[]) => unknown>;
      for (const hook of ['onLoad', 'onShow', 'onReady', 'onHide', 'onUnload']) page[hook]?.({});
      await settled();
    }
    await settled();
    return lost.shift() ?? null;
  } catch (error) {
    return error;
  }
}

it('a client that has everything opens every page', async () => {
  expect(await tour([])).toBeNull();
});

it('this tour sees what a client must have', async () => {
  expect(String(await tour(['setNavigationBarTitle']))).toContain('TypeError');
});

it.each(lacking)('a client without wx.%s opens every page', async (name) => {
  expect(await tour([name])).toBeNull();
});

it('a client without any of them opens every page', async () => {
  expect(await tour(lacking)).toBeNull();
});
