import type { WxObject } from '../../api/kit/create-wx';
import { isAtLeast } from '../../phone/base-library';
import type { Phone } from '../../phone/phone';
import type { EngineComponent } from '../engine/engine-types';
import { parseRoute } from '../pages/route';
import type { Caller } from './selector-query';

const methods = ['switchTab', 'reLaunch', 'redirectTo', 'navigateTo', 'navigateBack'] as const;
type Options = Readonly<Record<string, unknown>>;

/**
 * `this.router` and `this.pageRouter` (documentation: 页面, Router; 2.16.1): the five methods of `wx`, whose
 * relative addresses count from the component or its page, whatever page is on top by then.
 */
export function createRouterMembers(phone: Phone, wx: WxObject): object {
  const routerFor = (base: string) =>
    isAtLeast(phone.settings.get().baseLibrary, '2.16.1')
      ? Object.fromEntries(
          methods.map((name) => [
            name,
            (options: Options = {}) =>
              (wx[name] as (options: Options) => unknown)(absolute(options, base)),
          ]),
        )
      : undefined;
  return {
    get router() {
      return routerFor(pathOf((this as unknown as Caller)._$));
    },
    set router(own: unknown) {
      keepOwn(this, 'router', own);
    },
    get pageRouter() {
      return routerFor(pathOf(pageAround((this as unknown as Caller)._$)));
    },
    set pageRouter(own: unknown) {
      keepOwn(this, 'pageRouter', own);
    },
  };
}

/** The page that a component is on; a page itself. */
export function pageAround(component: EngineComponent): EngineComponent {
  let page = component;
  while (page.ownerShadowRoot !== null) page = page.ownerShadowRoot.getHostNode();
  return page;
}

const pathOf = (component: EngineComponent) => component.is.replace(/^\//, '');

/** A program may have a member of its own under the name. */
function keepOwn(target: object, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, writable: true, configurable: true });
}

function absolute(options: Options, base: string): Options {
  const { url } = options;
  if (typeof url !== 'string' || !url.startsWith('.')) return options;
  const [, query] = url.split(/(?=\?)/, 2);
  return { ...options, url: `/${parseRoute(url, base).path}${query ?? ''}` };
}
