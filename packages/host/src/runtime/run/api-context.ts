import { component } from 'glass-easel-miniprogram-adapter';

import type { ApiContext } from '../../api/kit/context';
import type { ProgramManifest } from '../../project/kit/program-bundle';
import { callerOf } from '../members/instance-ids';
import type { Caller } from '../members/selector-query';
import type { PageStack } from '../pages/page-stack';
import { canvasNamed } from '../view/canvas-search';

type Given = Omit<ApiContext, 'program' | 'app' | 'onPage' | 'canvasNamed' | 'router'>;

/** The page on top now or, where there is none yet, as in `onLaunch`, the one on top when it is asked. */
function pageOnTop(stack: PageStack): Caller {
  const now = stack.top()?.component;
  const get = () => now ?? stack.top()?.component;
  return Object.create(component.ComponentCaller.prototype, { _$: { get } }) as Caller;
}

/** What `wx` is given of a running program. */
export function createApiContext(
  parts: Given & { readonly manifest: ProgramManifest; readonly stack: () => PageStack },
): ApiContext {
  const { manifest, stack, ...given } = parts;
  return {
    ...given,
    program: {
      appid: manifest.appid,
      name: manifest.projectName,
      extConfig: manifest.extConfig,
    },
    app: manifest.app,
    onPage: (method, given, ...args) => {
      const caller = callerOf(given) ?? pageOnTop(stack());
      const run = Reflect.get(caller, method) as (...args: readonly unknown[]) => unknown;
      return run.apply(caller, [...args]);
    },
    canvasNamed(canvasId, given) {
      const engine = given == null ? stack().top()?.component : callerOf(given)?._$;
      return engine && canvasNamed(engine, canvasId);
    },
    router: {
      navigateTo: (url, events) =>
        stack().asked(() =>
          stack().navigateTo(url, (channel) => {
            for (const [name, listener] of Object.entries(events)) channel.on(name, listener);
          }),
        ),
      redirectTo: (url) =>
        stack().asked(() => {
          stack().redirectTo(url);
        }),
      reLaunch: (url) =>
        stack().asked(() => {
          stack().reLaunch(url);
        }),
      switchTab: (url) =>
        stack().asked(() => {
          stack().switchTab(url);
        }),
      navigateBack: (delta) =>
        stack().asked(() => {
          stack().navigateBack(delta);
        }),
    },
  };
}
