import type { ListenerSets, Visibility } from '../../api/kit/context';
import { isAtLeast } from '../../phone/base-library';
import type { Phone } from '../../phone/phone';
import type { PageStack } from '../pages/page-stack';
import type { AppInstance, LaunchOptions } from './app-instance';
import { createVisibility } from './visibility';

interface ForegroundParts {
  readonly phone: Phone;
  readonly app: AppInstance;
  readonly listeners: ListenerSets;
  readonly stack: () => PageStack;
  readonly launchOptions: () => LaunchOptions;
}

/** Whether the program is in the foreground, or in the background because the person left it. */
export interface Foreground {
  readonly visibility: Visibility;
  /** `App.onShow` and `wx.onAppShow`, at launch and whenever the program comes to the foreground. */
  tellShown(): void;
  /** On its way to the background the page hears it first, on its way to the foreground last. */
  set(visible: boolean): void;
  /** To the background, as `set(false)`. */
  readonly leave: () => void;
  /** In the background while something of the phone's own covers it. */
  readonly behind: <Result>(during: () => Promise<Result>) => Promise<Result>;
}

/** Documentation (wx.onAppHide, since 3.5.7): why a program goes to the background. */
const reasons = { left: 0, nativePage: 2 } as const;

export function createForeground(parts: ForegroundParts): Foreground {
  const { phone, app, listeners, stack, launchOptions } = parts;
  const visibility = createVisibility(phone.clock);

  const tellShown = () => {
    app.call('onShow', launchOptions());
    listeners.call('AppShow', launchOptions());
  };
  const show = () => {
    visibility.set(true);
    tellShown();
    stack().setVisible(true);
  };
  const hide = (reason: number) => {
    visibility.set(false);
    stack().setVisible(false);
    const options = isAtLeast(phone.settings.get().baseLibrary, '3.5.7') ? { reason } : {};
    app.call('onHide', options);
    listeners.call('AppHide', options);
  };
  return {
    visibility,
    tellShown,
    set(visible) {
      if (visible) show();
      else hide(reasons.left);
    },
    leave: () => {
      hide(reasons.left);
    },
    behind: async (during) => {
      hide(reasons.nativePage);
      try {
        return await during();
      } finally {
        show();
      }
    },
  };
}
