import { adApis } from './ad/ads';
import { vkSessionApis } from './ai/vk-session';
import { binaryApis } from './base/binary';
import { bufferUrlApis } from './base/buffer-url';
import { deviceApis } from './base/device';
import { eventApis } from './base/events';
import { idleApis } from './base/idle';
import { logManagerApis } from './base/log-managers';
import { systemApis } from './base/system';
import { updateApis } from './base/update';
import { contactApis } from './device/contacts';
import { motionApis } from './device/motion';
import { screenApis } from './device/screen';
import { fileApis } from './files/file-system';
import { storageApis } from './files/storage';
import type { ApiTable } from './kit/api';
import { chooseLocationApis } from './location/choose-location';
import { getLocationApis } from './location/get-location';
import { locationUpdateApis } from './location/location-updates';
import { backgroundAudioApis } from './media/audio/background-audio';
import { innerAudioApis } from './media/audio/inner-audio';
import { cameraApis } from './media/camera-context';
import { canvasApis } from './media/canvas';
import { canvasPictureApis } from './media/canvas-pictures';
import { chooseApis } from './media/choose-media';
import { liveApis } from './media/live-context';
import { mapApis } from './media/map-context';
import { messageFileApis } from './media/message-file';
import { offscreenCanvasApis } from './media/offscreen-canvas';
import { oldCanvasApis } from './media/old-canvas';
import { pictureApis } from './media/pictures';
import { recorderApis } from './media/recorder/recorder-manager';
import { videoApis } from './media/video-context';
import { networkApis } from './network/network';
import { socketApis } from './network/socket';
import { cloudApis } from './open/cloud/cloud';
import { openApis } from './open/open-api';
import { settingApis } from './open/settings';
import { subscribeApis } from './open/subscribe-message';
import { payApis } from './pay/request-payment';
import { performanceApis } from './performance/performance';
import { addressApis } from './person/address';
import { invoiceApis } from './person/invoice';
import { scanApis } from './scan/scan-code';
import { animationApis } from './ui/animation';
import { fontApis } from './ui/font';
import { navigationApis } from './ui/navigation';
import { routeApis } from './ui/route';
import { routeBuilderApis } from './ui/route-builders';
import { tabBarApis } from './ui/tab-bar';
import { uiApis } from './ui/ui';
import { windowApis } from './ui/window';
import { workletApis } from './ui/worklet/worklet';
import { wxmlApis } from './ui/wxml';
import { workerApis } from './worker/worker';

const tables = {
  ...systemApis,
  ...updateApis,
  ...binaryApis,
  ...idleApis,
  ...logManagerApis,
  ...routeApis,
  ...navigationApis,
  ...eventApis,
  ...networkApis,
  ...socketApis,
  ...cloudApis,
  ...fileApis,
  ...chooseApis,
  ...pictureApis,
  ...storageApis,
  ...bufferUrlApis,
  ...uiApis,
  ...animationApis,
  ...workletApis,
  ...routeBuilderApis,
  ...canvasApis,
  ...canvasPictureApis,
  ...fontApis,
  ...windowApis,
  ...tabBarApis,
  ...openApis,
  ...settingApis,
  ...subscribeApis,
  ...payApis,
  ...addressApis,
  ...invoiceApis,
  ...getLocationApis,
  ...chooseLocationApis,
  ...locationUpdateApis,
  ...scanApis,
  ...messageFileApis,
  ...motionApis,
  ...screenApis,
  ...contactApis,
  ...adApis,
  ...mapApis,
  ...innerAudioApis,
  ...backgroundAudioApis,
  ...recorderApis,
  ...videoApis,
  ...oldCanvasApis,
  ...offscreenCanvasApis,
  ...performanceApis,
  ...cameraApis,
  ...liveApis,
  ...workerApis,
  ...vkSessionApis,
  ...deviceApis,
  ...wxmlApis,
} satisfies ApiTable;

export type ApiName = keyof typeof tables;

/** Every API of the host, by name; fidelity.ts says of each how far it goes. */
export const allApis: ApiTable = tables;

/** Names on `wx` that this host implements, sorted; the README lists them. */
export function apiNames(): readonly string[] {
  return Object.keys(allApis).sort((a, b) => a.localeCompare(b, 'en'));
}
