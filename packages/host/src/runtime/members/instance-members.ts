import type { Clock, Phone } from '../../phone/phone';
import { EventChannel } from '../pages/event-channel';
import { createAnimatedStyleMembers } from './animated-style';
import type { Keyframe } from './keyframe-animation';
import { clearKeyframes, playKeyframes } from './keyframe-animation';
import { pageAround } from './router-members';
import type { Caller } from './selector-query';

interface Surroundings {
  readonly clock: Clock;
  readonly phone: Phone;
}

type Done = (() => void) | undefined;

/**
 * What every page and component has on its `this` besides the engine's own (documentation: 自定义组件,
 * Component; 页面, Page).
 */
export function createInstanceMembers({ clock, phone }: Surroundings): object {
  const find = (caller: Caller, selector: string) =>
    caller._$.getShadowRoot()?.querySelectorAll(selector) ?? [];
  const absent = (what: string) => {
    phone.journal.emit('notice', { severity: 'info', text: `${what} tells nothing on this host.` });
  };
  return {
    /** The host stands for WebView; it has no Skyline. */
    renderer: 'webview',
    getPageId(this: Caller) {
      return ownOfPage<string>(this, 'getPageId', '');
    },
    getOpenerEventChannel(this: Caller) {
      // Documentation: an empty channel where no page was opened by another.
      return ownOfPage<unknown>(this, 'getOpenerEventChannel', new EventChannel());
    },
    getTabBar(this: Caller, done?: unknown) {
      return ownOfPage<unknown>(this, 'getTabBar', undefined, done);
    },
    /** There is none on a WebView page (documentation: 全局工具栏); WeChat’s own demonstration expects null. */
    getAppBar: () => null,
    animate(
      this: Caller,
      selector: string,
      keyframes: readonly Keyframe[],
      duration: number,
      done?: unknown,
    ) {
      if (typeof done === 'object') {
        absent('An animation driven by scrolling');
        return;
      }
      const elements = find(this, selector);
      let left = elements.length;
      for (const element of elements) {
        playKeyframes(element, keyframes, duration, clock, () => {
          left -= 1;
          if (left === 0) (done as Done)?.call(this);
        });
      }
    },
    clearAnimation(this: Caller, selector: string, options?: object, done?: Done) {
      const properties = typeof options === 'object' ? { ...options } : undefined;
      for (const element of find(this, selector)) clearKeyframes(element, properties);
      const after = typeof options === 'function' ? (options as Done) : done;
      clock.after(0, () => {
        after?.call(this);
      });
    },
    ...createAnimatedStyleMembers(phone, find),
    setUpdatePerformanceListener() {
      absent('setUpdatePerformanceListener');
    },
    setInitialRenderingCache: () => undefined,
    getPassiveEvent(callback: (config: object) => void) {
      callback({ touchstart: false, touchmove: false, wheel: false });
    },
    setPassiveEvent: () => undefined,
  };
}

/** Asks the page around a component for what only the page knows. */
function ownOfPage<Value>(
  caller: Caller,
  name: string,
  otherwise: Value,
  ...args: readonly unknown[]
): Value {
  const owner = pageAround(caller._$).getMethodCaller() as object;
  const method: unknown = Object.hasOwn(owner, name) ? Reflect.get(owner, name) : undefined;
  if (typeof method !== 'function') return otherwise;
  return (method as (...args: readonly unknown[]) => Value).apply(owner, [...args]);
}
