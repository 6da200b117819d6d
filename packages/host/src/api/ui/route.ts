import type { ApiTable, Options } from '../kit/api';
import { asyncApi } from '../kit/api';
import { textParameter } from '../kit/parameters';

const urlOf = (options: Options) => textParameter(options, 'url');

/** Routing (documentation: API / 路由). */
export const routeApis = {
  navigateTo: asyncApi(async ({ router }, options) => ({
    eventChannel: await router.navigateTo(urlOf(options), (options['events'] ?? {}) as never),
  })),
  redirectTo: asyncApi(({ router }, options) => router.redirectTo(urlOf(options))),
  reLaunch: asyncApi(({ router }, options) => router.reLaunch(urlOf(options))),
  switchTab: asyncApi(({ router }, options) => router.switchTab(urlOf(options))),
  navigateBack: asyncApi(({ router }, { delta }) =>
    router.navigateBack(typeof delta === 'number' ? delta : 1),
  ),
} satisfies ApiTable;
