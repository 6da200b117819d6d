import { isAtLeast } from '../phone/base-library';
import { screens } from '../phone/settings';
import { type ApiTable, asyncApi, syncApi } from './api';
import { canIUse } from './can-i-use';
import type { ApiContext } from './context';

/** Height of the navigation bar and place of its capsule, in px; the screen draws the same. */
export const navigationBarHeight = 44;
const capsule = { width: 87, height: 32, right: 7 };

const platforms = {
  host: 'devtools',
  devtools: 'devtools',
  ios: 'ios',
  android: 'android',
} as const;

function screenOf({ phone }: ApiContext) {
  return screens[phone.settings.get().device];
}

function windowInfo(context: ApiContext) {
  const { width, height, statusBar, bottom } = screenOf(context);
  const size = context.window.size();
  return {
    pixelRatio: 3,
    screenWidth: width,
    screenHeight: height,
    windowWidth: size.width,
    windowHeight: size.height,
    statusBarHeight: statusBar,
    screenTop: statusBar + navigationBarHeight,
    safeArea: {
      left: 0,
      right: width,
      top: statusBar,
      bottom: height - bottom,
      width,
      height: height - statusBar - bottom,
    },
  };
}

function appBaseInfo({ phone, app }: ApiContext) {
  const { baseLibrary, language, theme, fontScale } = phone.settings.get();
  return {
    SDKVersion: baseLibrary,
    enableDebug: false,
    language,
    version: isAtLeast(baseLibrary, '2.21.2') ? '8.0.60' : '8.0.10',
    host: { env: 'WeChat' },
    fontSizeSetting: 16,
    fontSizeScaleFactor: fontScale,
    ...(app.darkmode && { theme }),
  };
}

function deviceInfo({ phone }: ApiContext) {
  const { client } = phone.settings.get();
  return {
    abi: 'arm64',
    benchmarkLevel: 50,
    brand: client === 'android' ? 'Android' : client === 'ios' ? 'iPhone' : 'devtools',
    model: client === 'android' ? 'Pixel 8' : 'iPhone 15',
    platform: platforms[client],
    system: client === 'android' ? 'Android 14' : 'iOS 17.0',
    memorySize: 2048,
  };
}

function systemInfo(context: ApiContext) {
  return { ...windowInfo(context), ...deviceInfo(context), ...appBaseInfo(context) };
}

/** System, app, window and device (documentation: API / 基础 / 系统). */
export const systemApis: ApiTable = {
  getWindowInfo: syncApi(windowInfo, '2.20.1'),
  getAppBaseInfo: syncApi(appBaseInfo, '2.20.1'),
  getDeviceInfo: syncApi(deviceInfo, '2.20.1'),
  getSystemInfoSync: syncApi(systemInfo),
  getSystemInfo: asyncApi(systemInfo),
  getSystemInfoAsync: asyncApi(systemInfo, { since: '2.14.1' }),
  getSystemSetting: syncApi(
    () => ({
      bluetoothEnabled: true,
      locationEnabled: true,
      wifiEnabled: true,
      deviceOrientation: 'portrait',
    }),
    '2.20.1',
  ),
  getMenuButtonBoundingClientRect: syncApi((context) => {
    const { width, statusBar } = screenOf(context);
    const top = statusBar + (navigationBarHeight - capsule.height) / 2;
    const right = width - capsule.right;
    return {
      width: capsule.width,
      height: capsule.height,
      top,
      right,
      bottom: top + capsule.height,
      left: right - capsule.width,
    };
  }),
  canIUse: syncApi((context, schema) => canIUse(context, schema)),
  getLaunchOptionsSync: syncApi(({ launchOptions }) => launchOptions()),
  getEnterOptionsSync: syncApi(({ launchOptions }) => launchOptions(), '2.9.4'),
  nextTick: syncApi((_context, run) => {
    queueMicrotask(run as () => void);
  }),
  getNetworkType: asyncApi(({ phone }) => ({
    networkType: phone.settings.get().network === 'offline' ? 'none' : 'wifi',
  })),
  getUpdateManager: syncApi(() => ({
    applyUpdate: () => undefined,
    onCheckForUpdate: (listener: (result: object) => void) => {
      listener({ hasUpdate: false });
    },
    onUpdateReady: () => undefined,
    onUpdateFailed: () => undefined,
  })),
};
