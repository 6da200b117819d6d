/** Runs any WeChat mini program project: in Chromium, for people and for `miniprogram-automator`. */
import { join } from 'node:path';

import { releaseLaunchTimer } from './launch-timer';

export { cjkFontCss, cjkFontFamily } from './browser/cjk-font';
export { findChromium } from './browser/find-chromium';
export type { HostControl } from './host-control';
export { createHostControl } from './host-control';
export { inspectProject, ProjectError } from './inspect-project';
export type { HttpAnswer, HttpRequest } from './phone/phone';
export type { PhoneSettings } from './phone/settings';
export type {
  PhoneComponent,
  PhoneGrantAnswer,
  PhoneQueryAnswer,
  PhoneRefusal,
  Platform,
  ReviewAnswer,
} from './platform/platform';
export type {
  DeskLanguage,
  PlatformControl,
  PlatformControlValue,
  PlatformDesk,
  PlatformLedger,
  PlatformSms,
} from './platform/platform-desk';
export type { Host } from './start-host';
export { startHost } from './start-host';

/** The command that `automator.launch` takes as its `cliPath`. */
export const cliPath = join(__dirname, '../bin/miniprogram-host');

releaseLaunchTimer(cliPath);
