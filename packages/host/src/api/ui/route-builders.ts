import type { ApiTable } from '../kit/api';
import type { ApiContext } from '../kit/context';
import { createSharedValue } from './worklet/shared-values';

/** `AnimationStatus` of the documentation (自定义路由): a movement that is over, and one that never began. */
const [completed, dismissed] = [3, 0];

/** The context of a page that stands still, as every page does once it is open. */
function contextAtRest({ router, report }: ApiContext): object {
  const gestures = createSharedValue(0);
  const count = (more: number) => {
    gestures.value = Number(gestures.value) + more;
  };
  return {
    primaryAnimation: createSharedValue(1),
    primaryAnimationStatus: createSharedValue(completed),
    secondaryAnimation: createSharedValue(0),
    secondaryAnimationStatus: createSharedValue(dismissed),
    userGestureInProgress: gestures,
    startUserGesture() {
      count(1);
    },
    stopUserGesture() {
      count(-1);
    },
    didPop() {
      Promise.resolve(router.navigateBack(1)).catch(report);
    },
  };
}

/**
 * `wx.router` (documentation: API / 路由 / 自定义路由). Only Skyline's pages move by a builder; those of this
 * host are WebView's, which open as ever. Their contexts are there for the program that asks for them.
 */
function createRouteBuilders(context: ApiContext): Readonly<Record<string, unknown>> {
  const contexts = new Map<unknown, object>();
  return {
    addRouteBuilder: () => undefined,
    removeRouteBuilder: () => undefined,
    getRouteContext(instance?: { readonly getPageId?: () => unknown }) {
      const page = instance?.getPageId?.();
      const known = contexts.get(page) ?? contextAtRest(context);
      contexts.set(page, known);
      return known;
    },
  };
}

export const routeBuilderApis = {
  router: { kind: 'namespace', members: createRouteBuilders },
} satisfies ApiTable;
