/**
 * APIs of the host that do not do all that WeChat's do, and how they differ; the others do what the
 * documentation says. `docs/host.md` shows them.
 */
export const approximatedApis: Readonly<Record<string, string>> = {
  cloud:
    'callFunction, callContainer and CloudID ask the address given with `--resolve`; every other member throws with its name',
  createIntersectionObserver:
    'the browser’s own observer; it tells nothing in jsdom, where nothing has a size',
  getAppBaseInfo: 'made from the phone’s settings; debug is always off',
  getBatteryInfo: 'always 80 % and not charging',
  getBatteryInfoSync: 'always 80 % and not charging',
  getDeviceInfo: 'two models, one for iOS and one for Android',
  getExptInfoSync: 'the program takes part in no experiment',
  getExtConfig: 'always empty',
  getExtConfigSync: 'always empty',
  getFileSystemManager: 'files live in memory; members that are not there throw with their name',
  getSystemInfo: 'as getWindowInfo, getDeviceInfo and getAppBaseInfo',
  getSystemInfoAsync: 'as getWindowInfo, getDeviceInfo and getAppBaseInfo',
  getSystemInfoSync: 'as getWindowInfo, getDeviceInfo and getAppBaseInfo',
  getSystemSetting: 'everything is on and the phone upright',
  getUpdateManager: 'there is never an update',
  onMenuButtonBoundingClientRectWeightChange: 'never fired: the capsule stays where it is',
  onNeedPrivacyAuthorization: 'the sheet is the host’s, its words are not WeChat’s',
  reportAnalytics: 'written into the journal',
  reportEvent: 'written into the journal',
  reportMonitor: 'written into the journal',
  saveImageToPhotosAlbum: 'written into the journal',
  setKeepScreenOn: 'answers and does nothing',
  updateShareMenu: 'answers and does nothing',
  vibrateLong: 'written into the journal',
  vibrateShort: 'written into the journal',
};
