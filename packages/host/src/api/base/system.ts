import { isAtLeast } from '../../phone/base-library';
import { networkOf, screens } from '../../phone/settings';
import type { ApiTable, Options } from '../kit/api';
import { asyncApi, syncApi } from '../kit/api';
import { settle, wantsCallbacks } from '../kit/callback';
import type { ApiContext } from '../kit/context';
import { canIUse } from './can-i-use';

/** Height of the navigation bar and place of its capsule, in px; the screen draws the same. */
export const navigationBarHeight = 44;
const capsule = { width: 87, height: 32, right: 7 };

/** Pixels of every screen for a px. */
export const pixelRatio = 3;

/** The person's text size at scale 1, in px. */
const standardFontSize = 16;

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
    pixelRatio,
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
    fontSizeSetting: standardFontSize * fontScale,
    fontSizeScaleFactor: fontScale,
    ...(app.darkmode && { theme }),
  };
}

function deviceInfo({ phone }: ApiContext) {
  const { client } = phone.settings.get();
  const onAndroid = { abi: 'arm64', deviceAbi: 'arm64', benchmarkLevel: 40, cpuType: 'Tensor G3' };
  return {
    ...(client === 'android' && onAndroid),
    brand: client === 'android' ? 'Android' : client === 'ios' ? 'iPhone' : 'devtools',
    model: client === 'android' ? 'Pixel 8' : 'iPhone 15',
    platform: platforms[client],
    system: client === 'android' ? 'Android 14' : 'iOS 17.0',
    memorySize: '2048',
  };
}

function systemInfo(context: ApiContext) {
  return {
    ...windowInfo(context),
    ...deviceInfo(context),
    ...appBaseInfo(context),
    ...systemSetting(),
    ...appAuthorizations(),
  };
}

const systemSetting = () => ({
  bluetoothEnabled: true,
  locationEnabled: true,
  wifiEnabled: true,
  deviceOrientation: 'portrait',
});

/** What the person allows WeChat itself; the simulated one allows everything. */
const appAuthorizations = () => ({
  albumAuthorized: true,
  cameraAuthorized: true,
  locationAuthorized: true,
  locationReducedAccuracy: false,
  microphoneAuthorized: true,
  notificationAuthorized: true,
  notificationAlertAuthorized: true,
  notificationBadgeAuthorized: true,
  notificationSoundAuthorized: true,
  phoneCalendarAuthorized: true,
});

/** wx.getAppAuthorizeSetting: some of them are there on iOS only, Bluetooth on Android since 3.5.0. */
function appAuthorizeSetting({ phone }: ApiContext) {
  const { client, baseLibrary } = phone.settings.get();
  const onIos = {
    albumAuthorized: 'authorized',
    locationReducedAccuracy: false,
    notificationAlertAuthorized: 'authorized',
    notificationBadgeAuthorized: 'authorized',
    notificationSoundAuthorized: 'authorized',
  };
  const hasBluetooth = client !== 'android' || isAtLeast(baseLibrary, '3.5.0');
  return {
    ...(client !== 'android' && onIos),
    ...(hasBluetooth && { bluetoothAuthorized: 'authorized' }),
    cameraAuthorized: 'authorized',
    locationAuthorized: 'authorized',
    microphoneAuthorized: 'authorized',
    notificationAuthorized: 'authorized',
    phoneCalendarAuthorized: 'authorized',
  };
}

const skylineInfo = () => ({ isSupported: false, version: '', reason: 'client not supported' });

/** The one API whose promise brings a bare value; callbacks came later (2.30.4) and bring an object. */
function rendererUserAgent({ phone, report }: ApiContext, options: unknown) {
  const { userAgent } = navigator;
  const callbacks = (options ?? {}) as Options;
  if (wantsCallbacks(callbacks) && isAtLeast(phone.settings.get().baseLibrary, '2.30.4')) {
    settle('getRendererUserAgent', callbacks, Promise.resolve({ userAgent }), report);
  }
  return Promise.resolve(userAgent);
}

const baseLibraryVersion = ({ phone }: ApiContext) => ({
  updateTime: '2024.1.1 12:00:00',
  version: phone.settings.get().baseLibrary,
});

/** System, app, window and device (documentation: API / 基础 / 系统). */
export const systemApis = {
  getWindowInfo: syncApi(windowInfo, '2.20.1'),
  getAppBaseInfo: syncApi(appBaseInfo, '2.20.1'),
  getDeviceInfo: syncApi(deviceInfo, '2.20.1'),
  getSystemInfoSync: syncApi(systemInfo),
  /** "异步的调用格式，但是是同步返回" (documentation: wx.getSystemInfo): programs read what its callback set. */
  getSystemInfo: asyncApi(systemInfo, { atOnce: true }),
  getSystemInfoAsync: asyncApi(systemInfo, { since: '2.14.1', promise: false }),
  getSystemSetting: syncApi(systemSetting, '2.20.1'),
  getAppAuthorizeSetting: syncApi(appAuthorizeSetting, '2.20.1'),
  getSkylineInfo: asyncApi(skylineInfo, { since: '2.26.2', promise: false }),
  getSkylineInfoSync: syncApi(skylineInfo, '2.26.2'),
  getRendererUserAgent: syncApi(rendererUserAgent, '2.26.3'),
  getApiCategory: syncApi(() => 'default', '2.33.0'),
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
  /** On no page of the documentation; the charts of many programs (ec-canvas) read it before they draw. */
  version: { kind: 'namespace', members: baseLibraryVersion },
  nextTick: syncApi((_context, run) => {
    queueMicrotask(run as () => void);
  }),
  getNetworkType: asyncApi(({ phone }) => {
    const settings = phone.settings.get();
    const networkType = networkOf(settings);
    return { networkType, hasSystemProxy: false, weakNet: settings.network === 'slow' };
  }),
} satisfies ApiTable;
