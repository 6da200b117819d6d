import type { EnvVersion } from '../models/config';
import { attempt } from './attempt';
import type { AppInfo } from './platform';

/** Unknown and missing versions count as `release`: the strictest treatment. */
export function toEnvVersion(value: unknown): EnvVersion {
  return value === 'develop' || value === 'trial' ? value : 'release';
}

/** Assumed where a client does not say: codes instead of the legacy payload, and nothing that came later. */
const SDK_VERSION = '2.21.2';

type Fields = Readonly<Record<string, unknown>>;

const text = (field: unknown, otherwise: string): string =>
  typeof field === 'string' && field !== '' ? field : otherwise;

/**
 * What this client is, from the calls of 2.20.1 on and from `wx.getSystemInfoSync` before. Each may throw, be
 * missing, or leave fields out: WeChat says so of the last.
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/base/system/wx.getAppBaseInfo.html
 */
export function readAppInfo(): AppInfo {
  const account = attempt(() => Object(wx.getAccountInfoSync().miniProgram) as Fields, {});
  const newer: Partial<Pick<WechatMiniprogram.Wx, 'getAppBaseInfo' | 'getDeviceInfo'>> = wx;
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only source below 2.20.1
  const older = (): object => wx.getSystemInfoSync();
  const read = (newest: () => object | undefined): Fields =>
    Object(attempt(newest, undefined) ?? attempt(older, {})) as Fields;
  const app = read(() => newer.getAppBaseInfo?.());
  const device = read(() => newer.getDeviceInfo?.());
  return {
    appId: text(account['appId'], ''),
    envVersion: toEnvVersion(account['envVersion']),
    sdkVersion: text(app['SDKVersion'], SDK_VERSION),
    platform: text(device['platform'], ''),
    language: text(app['language'], ''),
  };
}

/** Light where the client does not say. */
export function readTheme(): 'light' | 'dark' {
  return attempt(() => wx.getAppBaseInfo().theme, undefined) === 'dark' ? 'dark' : 'light';
}
