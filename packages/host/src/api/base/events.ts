import type { SyncApi } from '../kit/api';
import { syncApi } from '../kit/api';

/** Pairs of `wx.onXxx` and `wx.offXxx` that need nothing but a list of listeners. */
const events = {
  AppShow: undefined,
  AppHide: undefined,
  Error: undefined,
  UnhandledRejection: '2.10.0',
  PageNotFound: undefined,
  ThemeChange: '2.11.0',
  NetworkStatusChange: undefined,
  WindowResize: undefined,
  KeyboardHeightChange: '2.7.0',
  MenuButtonBoundingClientRectWeightChange: '3.4.3',
  AudioInterruptionBegin: '2.6.2',
  AudioInterruptionEnd: '2.6.2',
  LazyLoadError: '2.24.3',
  ApiCategoryChange: '2.33.0',
  MemoryWarning: '2.0.2',
  UserCaptureScreen: '1.4.0',
  ScreenRecordingStateChanged: '3.1.4',
  BeforeAppRoute: '3.5.5',
  AppRoute: '3.5.5',
  AppRouteDone: '3.5.5',
} satisfies Readonly<Record<string, string | undefined>>;

type EventName = keyof typeof events;

/** Where a listener could be added before it could be removed. */
const removableSince: Readonly<Partial<Record<string, string>>> = {
  MemoryWarning: '2.9.0',
  UserCaptureScreen: '2.9.3',
};

/** Application-level events (documentation: API / 基础 / 小程序 / 应用级事件 and others). */
export const eventApis = Object.fromEntries(
  Object.entries(events).flatMap(([event, since]) => [
    [
      `on${event}`,
      syncApi(({ listeners }, listener) => {
        listeners.add(event, listener as never);
      }, since),
    ],
    [
      `off${event}`,
      syncApi(({ listeners }, listener) => {
        listeners.remove(event, listener);
      }, removableSince[event] ?? since),
    ],
  ]),
) as Readonly<Record<`on${EventName}` | `off${EventName}`, SyncApi>>;
