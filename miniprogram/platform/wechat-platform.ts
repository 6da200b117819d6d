import type { LoginCode } from '../models/phone';
import { createMonotonicClock } from './monotonic-clock';
import type { LoginResult, Platform } from './platform';
import { readAppInfo } from './wechat-app-info';
import { callCloud } from './wechat-cloud';
import { readWechatError } from './wechat-error';
import { chooseImage, prepareImage } from './wechat-image';
import { createPhoneNumberAsker } from './wechat-phone-number';
import { createWechatPrivacy } from './wechat-privacy';
import { sendRequest } from './wechat-request';
import { createWechatSecrets } from './wechat-secrets';
import { wechatStorage } from './wechat-storage';
import { createWechatUpdate } from './wechat-update';
import { uploadFile } from './wechat-upload';

/** @see https://developers.weixin.qq.com/miniprogram/dev/api/open-api/login/wx.login.html */
function login(): Promise<LoginResult> {
  return new Promise((resolve) => {
    wx.login({
      success: ({ code }) => {
        resolve(
          code === ''
            ? { kind: 'failed', reason: 'wx.login succeeded without a code' }
            : { kind: 'code', code: code as LoginCode },
        );
      },
      fail: (error) => {
        resolve({ kind: 'failed', reason: readWechatError(error).errMsg });
      },
    });
  });
}

function checkSession(): Promise<boolean> {
  return new Promise((resolve) => {
    wx.checkSession({
      success: () => {
        resolve(true);
      },
      fail: () => {
        resolve(false);
      },
    });
  });
}

function randomId(): string {
  let id = '';
  while (id.length < 32) id += Math.floor(Math.random() * 16).toString(16);
  return id;
}

/** The program's view of the WeChat client it runs in. */
export function createWechatPlatform(): Platform {
  const apis: Partial<Pick<WechatMiniprogram.Wx, 'reportEvent' | 'getExtConfigSync'>> = wx;
  const app = readAppInfo();
  const now = (): number => Date.now();
  return {
    app,
    login,
    checkSession,
    request: sendRequest,
    upload: uploadFile,
    cloud: callCloud,
    privacy: createWechatPrivacy(),
    update: createWechatUpdate(),
    askPhoneNumber: createPhoneNumberAsker(),
    chooseImage,
    prepareImage,
    reportEvent: (id, fields) => {
      apis.reportEvent?.(id, fields);
    },
    extConfig: () => apis.getExtConfigSync?.() ?? {},
    storage: wechatStorage,
    secrets: createWechatSecrets(app.sdkVersion),
    now,
    monotonic: createMonotonicClock(now),
    after: (milliseconds, run) => {
      const timer = setTimeout(run, milliseconds);
      return () => {
        clearTimeout(timer);
      };
    },
    randomId,
    random: () => Math.random(),
  };
}
