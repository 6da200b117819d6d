import { attempt } from './attempt';
import { createDoor } from './door';
import { createMonotonicClock } from './monotonic-clock';
import type { Platform } from './platform';
import { readAppInfo, readTheme } from './wechat-app-info';
import { callCloud } from './wechat-cloud';
import { storeFile } from './wechat-cloud-file';
import { chooseImage, cropImage, shrinkImage } from './wechat-image';
import { checkSession, login } from './wechat-login';
import { createPhoneNumberAsker } from './wechat-phone-number';
import { createWechatPrivacy } from './wechat-privacy';
import { sendRequest } from './wechat-request';
import { createWechatSecrets } from './wechat-secrets';
import { wechatStorage } from './wechat-storage';
import { createWechatUpdate } from './wechat-update';
import { uploadFile } from './wechat-upload';

function randomId(): string {
  let id = '';
  while (id.length < 32) id += Math.floor(Math.random() * 16).toString(16);
  return id;
}

const onTimer: Platform['after'] = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  return () => {
    clearTimeout(timer);
  };
};

/** The program's view of the WeChat client it runs in. */
export function createWechatPlatform(after = onTimer): Platform {
  const app = readAppInfo();
  const now = (): number => Date.now();
  const monotonic = createMonotonicClock(now);
  const door = createDoor(after);
  return {
    app,
    theme: readTheme,
    login: () => login(door),
    checkSession: () => checkSession(door),
    request: (request) => sendRequest(door, request),
    upload: (request) => uploadFile(door, monotonic, request),
    cloud: (request) =>
      request.kind === 'file'
        ? storeFile(door, { monotonic, randomId }, request)
        : callCloud(door, request),
    privacy: createWechatPrivacy(door),
    update: createWechatUpdate(),
    askPhoneNumber: createPhoneNumberAsker(door),
    chooseImage: () => chooseImage(door),
    cropImage: (filePath) => cropImage(door, filePath),
    shrinkImage: (filePath, maxWidth) => shrinkImage(door, filePath, maxWidth),
    reportEvent: (id, fields) => {
      attempt(() => {
        wx.reportEvent(id, fields);
      }, undefined);
    },
    extConfig: () => attempt(() => Object(wx.getExtConfigSync()) as Record<string, unknown>, {}),
    storage: wechatStorage,
    secrets: createWechatSecrets(door, app.sdkVersion),
    now,
    monotonic,
    after,
    randomId,
    random: () => Math.random(),
  };
}
