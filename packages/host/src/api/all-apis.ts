import { animationApis } from './animation';
import type { ApiTable } from './api';
import { binaryApis } from './binary';
import { bufferUrlApis } from './buffer-url';
import { canvasApis } from './canvas';
import { canvasPictureApis } from './canvas-pictures';
import { chooseApis } from './choose-media';
import { cloudApis } from './cloud';
import { deviceApis } from './device';
import { eventApis } from './events';
import { fileApis } from './file-system';
import { fontApis } from './font';
import { idleApis } from './idle';
import { logManagerApis } from './log-managers';
import { navigationApis } from './navigation';
import { networkApis } from './network';
import { openApis } from './open-api';
import { pictureApis } from './pictures';
import { routeApis } from './route';
import { settingApis } from './settings';
import { socketApis } from './socket';
import { storageApis } from './storage';
import { systemApis } from './system';
import { tabBarApis } from './tab-bar';
import { uiApis } from './ui';
import { windowApis } from './window';
import { wxmlApis } from './wxml';

const tables = {
  ...systemApis,
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
  ...canvasApis,
  ...canvasPictureApis,
  ...fontApis,
  ...windowApis,
  ...tabBarApis,
  ...openApis,
  ...settingApis,
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
