import type { ApiContext } from '../api/context';
import type { ProgramManifest } from '../project/program-bundle';
import type { PageStack } from './page-stack';

type Given = Omit<ApiContext, 'program' | 'app' | 'selectorQuery' | 'router'>;

/** What `wx` is given of a running program. */
export function createApiContext(
  parts: Given & { readonly manifest: ProgramManifest; readonly stack: () => PageStack },
): ApiContext {
  const { manifest, stack, ...given } = parts;
  return {
    ...given,
    program: { appid: manifest.appid, name: manifest.projectName },
    app: manifest.app,
    selectorQuery: () => {
      const caller = stack().top()?.caller;
      const create = caller?.['createSelectorQuery'];
      if (typeof create !== 'function') throw new Error('There is no page to query.');
      return (create as () => object).call(caller);
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
