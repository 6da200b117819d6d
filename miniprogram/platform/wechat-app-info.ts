import type { EnvVersion } from '../models/config';
import type { AppInfo } from './platform';

/** Unknown and missing versions count as `release`: the strictest treatment. */
export function toEnvVersion(value: unknown): EnvVersion {
  return value === 'develop' || value === 'trial' ? value : 'release';
}

/**
 * What this client is, from the calls of 2.20.1 on and from `wx.getSystemInfoSync` before.
 * @see https://developers.weixin.qq.com/miniprogram/dev/api/base/system/wx.getAppBaseInfo.html
 */
export function readAppInfo(): AppInfo {
  const account = wx.getAccountInfoSync().miniProgram;
  const newer: Partial<Pick<WechatMiniprogram.Wx, 'getAppBaseInfo' | 'getDeviceInfo'>> = wx;
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only source below 2.20.1
  const older = (): WechatMiniprogram.SystemInfo => wx.getSystemInfoSync();
  const app = newer.getAppBaseInfo?.() ?? older();
  const device = newer.getDeviceInfo?.() ?? older();
  return {
    appId: account.appId,
    envVersion: toEnvVersion(account.envVersion),
    sdkVersion: app.SDKVersion,
    platform: device.platform,
    language: app.language,
  };
}
