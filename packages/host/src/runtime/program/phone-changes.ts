import type { ListenerSets } from '../../api/kit/context';
import type { Phone } from '../../phone/phone';
import { networkOf, screens } from '../../phone/settings';
import type { PageStack } from '../pages/page-stack';
import { callHook, tellPageLifetime } from '../pages/stacked-page';
import type { AppInstance } from './app-instance';

interface ChangeParts {
  readonly phone: Phone;
  readonly area: HTMLElement;
  readonly app: AppInstance;
  readonly listeners: ListenerSets;
  readonly stack: () => PageStack;
  readonly report: (error: unknown) => void;
  /** The program follows the phone's theme: its style sheets and bars have to be drawn anew. */
  readonly retheme?: (theme: 'light' | 'dark') => void;
}

/** Tells the program what changed on its phone: theme, network, size of the window. */
export function listenToPhone(parts: ChangeParts): () => void {
  const { phone, app, listeners } = parts;
  const stopCaptures = phone.captures.on('captured', () => {
    listeners.call('UserCaptureScreen', undefined);
  });
  const stopSettings = phone.settings.onChange((now, before) => {
    if (now.theme !== before.theme && parts.retheme !== undefined) {
      parts.retheme(now.theme);
      app.call('onThemeChange', { theme: now.theme });
      listeners.call('ThemeChange', { theme: now.theme });
    }
    if (networkOf(now) !== networkOf(before)) tellNetwork(listeners, networkOf(now));
    if (now.device !== before.device) tellSize(parts);
  });
  return () => {
    stopCaptures();
    stopSettings();
  };
}

function tellNetwork(listeners: ListenerSets, networkType: 'wifi' | 'none'): void {
  listeners.call('NetworkStatusChange', { isConnected: networkType !== 'none', networkType });
}

/** Documentation: Page.onResize, the `resize` page lifetime and wx.onWindowResize. */
function tellSize({ phone, area, listeners, stack, report }: ChangeParts): void {
  const { width, height } = screens[phone.settings.get().device];
  const size = {
    windowWidth: area.clientWidth,
    windowHeight: area.clientHeight,
    screenWidth: width,
    screenHeight: height,
  };
  const page = stack().top();
  if (page !== undefined) {
    const event = { size, deviceOrientation: 'portrait' };
    callHook(page, 'onResize', report, event);
    tellPageLifetime(page, 'resize', [event]);
  }
  listeners.call('WindowResize', { size });
}
