import type { ApiContext } from '../../api/kit/context';
import type { ProgramManifest } from '../../project/kit/program-bundle';
import type { Caller } from '../members/selector-query';
import type { PageStack } from '../pages/page-stack';
import { canvasNamed } from '../view/canvas-search';

type Given = Omit<ApiContext, 'program' | 'app' | 'onPage' | 'canvasNamed' | 'router'>;

/** What `wx` is given of a running program. */
export function createApiContext(
  parts: Given & { readonly manifest: ProgramManifest; readonly stack: () => PageStack },
): ApiContext {
  const { manifest, stack, ...given } = parts;
  return {
    ...given,
    program: { appid: manifest.appid, name: manifest.projectName },
    app: manifest.app,
    onPage: (method, component, ...args) => {
      const caller = (component ?? stack().top()?.caller) as Record<string, unknown> | undefined;
      const run = caller?.[method];
      if (typeof run !== 'function') throw new Error(`${method}: there is no page to look at.`);
      return (run as (...args: readonly unknown[]) => unknown).apply(caller, [...args]);
    },
    canvasNamed(canvasId, component) {
      const caller = (component ?? stack().top()?.caller) as Partial<Caller> | undefined;
      return caller?._$ && canvasNamed(caller._$, canvasId);
    },
    router: {
      navigateTo: (url, events) =>
        stack().navigateTo(url, (channel) => {
          for (const [name, listener] of Object.entries(events)) channel.on(name, listener);
        }),
      redirectTo: (url) => {
        stack().redirectTo(url);
      },
      reLaunch: (url) => {
        stack().reLaunch(url);
      },
      switchTab: (url) => {
        stack().switchTab(url);
      },
      navigateBack: (delta) => {
        stack().navigateBack(delta);
      },
    },
  };
}
