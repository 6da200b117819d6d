import type { Fidelity } from '../fidelity';
import { approximated, faithful } from '../fidelity';
import type { ApiName } from './all-apis';
import { mediaFidelity } from './media-fidelity';
import { motionFidelity } from './motion-fidelity';
import { openFidelity } from './open-fidelity';

const journal = approximated('Written into the journal, and nothing else.');
const account =
  'The scene is 1001, or 1007 for a page of one’s own; nobody shared, referred or opened in a chat.';
const toast = 'A title longer than seven characters beside an icon is shown whole.';
const parts = 'The domain is not checked against a list; HTTP/2, QUIC and profile are left out.';
const socketOfAll = 'With several connections, the newest that is open.';
const socketListeners = 'Hears every connection, and so does every listener.';
const sample = 'The person picks one sample picture whatever count says, never a video.';
const oldSystem = 'As getWindowInfo, getDeviceInfo and getAppBaseInfo; every permission is given.';
const noSkyline = 'Never supported: client not supported, without a version.';
const canvasUnit =
  'The first of two canvases with one canvas-id; the browser’s own scaling and encoder; it fails in jsdom.';
const routes =
  'A route begun inside another is told inside it, not after it; autoReLaunch is reLaunch, pipMode is left out, page has the window’s settings only; before 3.5.5 not there.';
const never = approximated('Never fired.');
const menus = 'menus counts on every client, not on Android alone.';

/**
 * How far each API does what its page of the documentation says: its parameters, defaults, results,
 * failures and limits. An API without an entry does not compile.
 */
export const apiFidelity: Readonly<Record<ApiName, Fidelity>> = {
  // 基础
  canIUse: approximated(
    'Exact for names, open types and what can-i-use.ts lists; any other parameter or attribute counts as there.',
  ),
  env: faithful,
  getAppBaseInfo: approximated('Made from the phone’s settings; debug is always off.'),
  getDeviceInfo: approximated('Two models, one for iOS and one for Android.'),
  getWindowInfo: approximated(
    'Three screens, each with three pixels to a px; screenTop counts the navigation bar also where a page has none.',
  ),
  getSystemInfo: approximated(oldSystem),
  getSystemInfoAsync: approximated(oldSystem),
  getSystemInfoSync: approximated(oldSystem),
  getAppAuthorizeSetting: approximated(
    'Everything is authorized; on clients other than Android all of iOS’s are there.',
  ),
  getSkylineInfo: approximated(noSkyline),
  getSkylineInfoSync: approximated(noSkyline),
  getRendererUserAgent: approximated('The browser’s own, which does not name WeChat.'),
  getSystemSetting: approximated('Everything is on and the phone upright.'),
  getLaunchOptionsSync: approximated(account),
  getEnterOptionsSync: approximated(account),
  getUpdateManager: approximated(
    'The panel’s “new version” makes one ready, which never fails; applied, it starts at the first page, the same code.',
  ),
  nextTick: faithful,
  version: approximated('On no page; updateTime is a sample.'),
  requestIdleCallback: approximated(
    'The browser’s own idle time, of program and view together; in jsdom at once. In the back it always runs before the call returns.',
  ),
  cancelIdleCallback: faithful,
  onAppShow: approximated(account),
  offAppShow: faithful,
  onAppHide: approximated('The reason is 0, or 2 behind the album or the camera.'),
  offAppHide: faithful,
  onError: faithful,
  offError: faithful,
  onPageNotFound: approximated(
    'Only for the page that a program starts at; without a listener the first page opens instead of WeChat’s own.',
  ),
  offPageNotFound: faithful,
  onThemeChange: faithful,
  offThemeChange: faithful,
  onUnhandledRejection: faithful,
  offUnhandledRejection: faithful,
  onAudioInterruptionBegin: never,
  offAudioInterruptionBegin: faithful,
  onAudioInterruptionEnd: never,
  offAudioInterruptionEnd: faithful,
  onLazyLoadError: approximated(
    'Never fired: every subpackage is there; the second parameter does nothing.',
  ),
  offLazyLoadError: faithful,
  getApiCategory: approximated('Always default.'),
  onApiCategoryChange: never,
  offApiCategoryChange: faithful,
  arrayBufferToBase64: faithful,
  base64ToArrayBuffer: faithful,
  setEnableDebug: approximated('Answers, and changes nothing: the console is the host’s.'),
  getLogManager: approximated(
    'Written into the journal, for nobody else to read; level does nothing: no calls are written.',
  ),
  getRealtimeLogManager: approximated(
    'Written into the journal at once, so that nothing waits; too long a call is a warning; tags work in programs too.',
  ),

  // 路由
  navigateTo: approximated('routeType and the other options of Skyline’s routes do nothing.'),
  redirectTo: faithful,
  reLaunch: faithful,
  switchTab: faithful,
  navigateBack: faithful,

  onBeforeAppRoute: approximated(routes),
  offBeforeAppRoute: faithful,
  onAppRoute: approximated(`${routes} timeStamp is the time of the event itself.`),
  offAppRoute: faithful,
  onAppRouteDone: approximated(`${routes} At once after onAppRoute: pages do not slide in.`),
  offAppRouteDone: faithful,

  // 跳转
  navigateToMiniProgram: approximated(
    'The person is asked, and nothing opens: it is written into the journal, with no look at whether it could; the words are the host’s.',
  ),
  exitMiniProgram: approximated(
    'The program goes to the back, until it is brought to the front from the panel; it is not ended.',
  ),

  // 界面
  showToast: approximated(toast),
  hideToast: faithful,
  showLoading: faithful,
  hideLoading: faithful,
  showModal: faithful,
  showActionSheet: faithful,
  setNavigationBarTitle: faithful,
  setNavigationBarColor: approximated('The colours change at once: animation does nothing.'),
  showNavigationBarLoading: faithful,
  hideNavigationBarLoading: faithful,
  hideHomeButton: faithful,
  setBackgroundColor: approximated(
    'backgroundColorTop counts on every client, backgroundColorBottom does nothing.',
  ),
  setBackgroundTextStyle: faithful,
  startPullDownRefresh: faithful,
  stopPullDownRefresh: faithful,
  pageScrollTo: approximated('The browser’s own smooth scrolling: duration is only 0 or not.'),
  createCanvasContext: approximated(
    'Two canvases with one canvas-id both work; nothing is drawn in jsdom.',
  ),
  canvasToTempFilePath: approximated(canvasUnit),
  canvasGetImageData: approximated(canvasUnit),
  canvasPutImageData: approximated(canvasUnit),
  loadFontFace: approximated(
    'Every font is there on every page; scopes and variant do nothing, nor does the type of the answer; it fails in jsdom.',
  ),
  createAnimation: faithful,
  worklet: approximated(
    'In the program’s own thread, sixteen ms a picture; runOnUI and runOnJS run a little later; scrollViewContext.scrollTo is not there.',
  ),
  router: approximated(
    'Pages open as WebView’s do: no builder is ever called, and every page has a context that stands still.',
  ),
  setTabBarBadge: faithful,
  removeTabBarBadge: faithful,
  showTabBarRedDot: faithful,
  hideTabBarRedDot: faithful,
  setTabBarItem: approximated('A picture of more than 40 kB is taken too.'),
  setTabBarStyle: faithful,
  showTabBar: approximated('animation does nothing.'),
  hideTabBar: approximated('animation does nothing.'),
  getMenuButtonBoundingClientRect: approximated('The capsule has one size on every client.'),
  onMenuButtonBoundingClientRectWeightChange: approximated(
    'Never fired: the capsule stays where it is.',
  ),
  offMenuButtonBoundingClientRectWeightChange: faithful,
  onWindowResize: faithful,
  offWindowResize: faithful,
  enableAlertBeforeUnload: approximated('The arrow in the bar asks; there is no back key.'),
  disableAlertBeforeUnload: faithful,

  // 网络
  request: approximated(
    `${parts} An answer in chunks comes in one, redirects are always followed, HttpDNS and the cache do nothing, names of headers are in lower case, and every broken connection is errno 600001.`,
  ),
  uploadFile: approximated(`${parts} One progress event, at 100 %, with the true size.`),
  downloadFile: approximated(
    `${parts} One progress event, at 100 %, with the true size; a file may exceed 200 MB.`,
  ),
  connectSocket: approximated(
    'The domain is not checked against a list, and ws:// is taken as well as wss://; the host’s own process connects, so every header but the referer is sent as given. profile is left out of onOpen, tcpNoDelay and forceCellularNetwork do nothing. readyState and its constants, which no page names, are there. A connection that never stood tells onError alone, in words of Node; one that broke is closed with 1006; one cut in the back, after five seconds, with 1000 “interrupted”.',
  ),
  sendSocketMessage: approximated(socketOfAll),
  closeSocket: approximated(`${socketOfAll} The codes are those that browsers allow.`),
  onSocketOpen: approximated(socketListeners),
  onSocketMessage: approximated(socketListeners),
  onSocketError: approximated(socketListeners),
  onSocketClose: approximated(socketListeners),
  getNetworkType: approximated('Wi-Fi or none; signalStrength is left out.'),
  onNetworkStatusChange: approximated('Between Wi-Fi and none.'),
  offNetworkStatusChange: faithful,

  // 数据缓存
  setStorage: approximated('What is encrypted is kept apart and measured so, but not encrypted.'),
  setStorageSync: faithful,
  getStorage: faithful,
  getStorageSync: faithful,
  getStorageInfo: faithful,
  getStorageInfoSync: faithful,
  batchSetStorage: faithful,
  batchSetStorageSync: faithful,
  batchGetStorage: approximated(
    'Its page names no answer: dataList has the values in the order of the keys.',
  ),
  batchGetStorageSync: faithful,
  createBufferURL: approximated('The address is that of a temporary file, which can be read too.'),
  revokeBufferURL: faithful,
  removeStorage: faithful,
  removeStorageSync: faithful,
  clearStorage: faithful,
  clearStorageSync: faithful,

  // 媒体
  chooseMedia: approximated(`${sample} sizeType, camera and maxDuration do nothing.`),
  chooseImage: approximated(`${sample} sizeType does nothing.`),
  getImageInfo: approximated(
    'PNG, JPEG, GIF and, as unknown, WebP; any other picture fails to decode.',
  ),
  compressImage: approximated(
    'The browser’s own encoder, for PNG on every client too; a GIF or WebP becomes a PNG; it fails in jsdom.',
  ),
  cropImage: approximated('Crops the middle, without a frame to move; it fails in jsdom.'),
  previewImage: approximated('No menu, no saving, no sending; referrerPolicy does nothing.'),
  previewMedia: approximated('A video is its poster; no menu; referrerPolicy does nothing.'),
  saveImageToPhotosAlbum: approximated('Written into the journal: there is no album.'),

  ...mediaFidelity,

  chooseMessageFile: approximated(
    'Four sample files; any extension of a file is compared in lower case.',
  ),
  chooseVideo: approximated(
    'The person confirms one sample, which nothing can play; its options do nothing.',
  ),

  // 文件
  openDocument: approximated('A sheet that names the file stands for it; showMenu does nothing.'),
  getFileSystemManager: approximated(
    'Times are 0, files of the program itself cannot be read, getFileInfo has no digest, stat does not go down into directories, rename moves files only; methods of open files and archives throw with their name.',
  ),
  saveFile: faithful,
  getSavedFileList: approximated('createTime is 0.'),
  removeSavedFile: faithful,

  ...openFidelity,

  // 转发
  showShareMenu: approximated(`${menus} withShareTicket does nothing.`),
  hideShareMenu: approximated(menus),
  updateShareMenu: approximated('Answers and does nothing.'),

  // 设备
  ...motionFidelity,
  setScreenBrightness: approximated('Kept and given back; the screen stays as it is.'),
  getScreenBrightness: approximated('What the program set, else 0.5.'),
  setVisualEffectOnCapture: approximated('Answers and does nothing.'),
  getScreenRecordingState: approximated('Always off.'),
  onUserCaptureScreen: approximated(
    'Fired by the desk’s screenshot; the handler’s answer does nothing.',
  ),
  offUserCaptureScreen: faithful,
  onScreenRecordingStateChanged: never,
  offScreenRecordingStateChanged: faithful,
  addPhoneContact: approximated(
    'The person is asked, and nobody added; the sheet names the first fields alone.',
  ),
  scanCode: approximated(
    'The person types what the code says; it is always UTF-8, and no picture is read; a bar code is always CODE_128.',
  ),
  setClipboardData: faithful,
  getClipboardData: faithful,
  makePhoneCall: approximated('The person is asked, and nobody called.'),
  hideKeyboard: faithful,
  getSelectedTextRange: faithful,
  onKeyboardHeightChange: approximated(
    'The strip that stands for the keyboard is 48 px high, 100 px with a nickname.',
  ),
  offKeyboardHeightChange: faithful,
  vibrateShort: journal,
  vibrateLong: journal,
  setKeepScreenOn: approximated('Answers and does nothing.'),
  getBatteryInfo: approximated('Always 80 % and not charging.'),
  getBatteryInfoSync: approximated('Always 80 % and not charging, on iOS too.'),

  onMemoryWarning: never,
  offMemoryWarning: faithful,
  getRandomValues: faithful,

  // WXML
  createSelectorQuery: approximated('NodesRef.ref, which is Skyline’s, is left out.'),
  createIntersectionObserver: approximated(
    'The browser’s own observer: the reference has to be around what is observed; it tells nothing in jsdom.',
  ),

  // 云开发
  cloud: approximated(
    'Functions, containers, files and the database ask the addresses given with --resolve, in JSON of the host’s own; watch tells what there is at first; connectContainer, extend and services are not there.',
  ),
};
