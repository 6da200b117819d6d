/**
 * Every call of `wx` with callbacks: milliseconds that it may be silent beyond the timeout it was given, if it takes
 * one. Null: as long as the person takes.
 * @see docs/wechat-errno.md §9
 */
export const margins = {
  'wx.request': 5000,
  'wx.uploadFile': 5000,
  'wx.cloud.callContainer': 5000,
  'wx.cloud.callFunction': 5000,
  'wx.cloud.uploadFile': 15_000,
  'wx.login': 2000,
  'wx.checkSession': 5000,
  'wx.getStorage': 2000,
  'wx.setStorage': 2000,
  'wx.removeStorage': 2000,
  'wx.getImageInfo': 5000,
  'wx.compressImage': 10_000,
  'wx.getPrivacySetting': 2000,
  'wx.openPrivacyContract': 5000,
  // Our own sheet may be open; the service knows.
  'wx.requirePrivacyAuthorize': null,
  'wx.chooseMedia': null,
  'wx.cropImage': null,
  // Its answer is paid for, whenever it comes.
  'wx.getPhoneNumber': null,
} as const satisfies Readonly<Record<string, number | null>>;
