import { approximated, faithful } from '../fidelity';

const journal = approximated('Written into the journal, and nothing else.');
const nobody =
  'An anonymous person, whose signature and encrypted fields are empty; lang and withCredentials do nothing.';
const never = approximated('Never fired.');
const declared =
  'It has to be declared in app.json, as for programs published since July 2022; the platform’s own approval is not asked for.';
const places = 'Sample places around the phone stand for the map.';
const extConfig =
  'What startHost was given as extConfig, otherwise empty; a file ext.json is not read.';
const keptChoices =
  'itemSettings has what the person wanted kept since the page of the phone was loaded.';

/** Fidelity of what WeChat offers beyond the phone: open abilities, ads, payment, places. */
export const openFidelity = {
  // 开放接口
  login: approximated('timeout does nothing.'),
  checkSession: faithful,
  getAccountInfoSync: approximated('A release is always version 1.0.0.'),
  getExtConfig: approximated(extConfig),
  getExtConfigSync: approximated(extConfig),
  getUserProfile: approximated(nobody),
  getUserInfo: approximated(nobody),
  authorize: faithful,
  getSetting: approximated(keptChoices),
  openSetting: approximated(keptChoices),
  getPrivacySetting: faithful,
  requirePrivacyAuthorize: faithful,
  openPrivacyContract: approximated('The words of the guide are the host’s.'),
  onNeedPrivacyAuthorization: approximated(
    'Without a listener the host’s own sheet asks, in its own words.',
  ),
  getPhoneNumber: approximated(
    'An API of mini games that no page of mini programs documents, for programs that try it.',
  ),
  reportEvent: journal,
  reportAnalytics: journal,
  reportMonitor: journal,
  getExptInfoSync: approximated('The program takes part in no experiment.'),

  requestSubscribeMessage: approximated(
    'The sheet shows ids, not titles; what stands in the way is a setting of the phone; the words of a failure are as observed.',
  ),
  chooseAddress: approximated(`Two sample addresses. ${declared}`),
  chooseInvoice: approximated('Two sample invoices; invoiceInfo is a list of what is described.'),
  chooseInvoiceTitle: approximated('Two sample titles.'),

  openCustomerServiceChat: approximated('A sheet that names the chat; no message is sent.'),

  // 广告
  createInterstitialAd: approximated(
    'A sheet stands for the ad, which loads whenever there is a network; of the limits only one at a time; it works on every page.',
  ),
  createRewardedVideoAd: approximated(
    'A sheet stands for the ad, which is watched to its end or not; it loads whenever there is a network, and is one for the program, not for a page.',
  ),

  // 支付
  requestPayment: approximated(
    'Nothing is paid and nothing is signed: the person says whether it was paid; only a cancelled payment fails.',
  ),

  // 位置
  getLocation: approximated(
    `Where the phone is, is a setting; speed and altitude are never known, highAccuracyExpireTime and the limit of calls do nothing. ${declared}`,
  ),
  getFuzzyLocation: approximated(`The setting, to a tenth of a degree. ${declared}`),
  chooseLocation: approximated(`${places} ${declared}`),
  choosePoi: approximated(`${places} The city is a sample. ${declared}`),
  createMapContext: approximated(
    'Of the methods those that look, move and place markers; nothing is animated, and others fail as absent APIs do.',
  ),
  openLocation: approximated(
    'A sheet that names the place stands for the map; scale does nothing.',
  ),
  startLocationUpdate: approximated(`Tells once a second. ${declared}`),
  startLocationUpdateBackground: approximated(`Tells once a second. ${declared}`),
  stopLocationUpdate: faithful,
  onLocationChange: approximated(
    'Once a second where the setting says; it moves when that is changed.',
  ),
  offLocationChange: faithful,
  onLocationChangeError: never,
  offLocationChangeError: faithful,
} as const;
