import type { ListenerSets } from '../../api/kit/context';
import type { Phone } from '../../phone/phone';
import type { ProgramManifest } from '../../project/kit/program-bundle';
import type { RouteEvent, RouteEventName } from './page-stack';

/** What each event has besides the route itself (documentation: API / 基础 / 小程序 / 路由事件). */
export function createRouteEvents(
  phone: Phone,
  listeners: ListenerSets,
  manifest: ProgramManifest,
) {
  return (event: RouteEventName, route: RouteEvent): void => {
    const window = manifest.components[route.path]?.window ?? manifest.app.window;
    const whole = { renderer: 'webview', notFound: false, page: { window } };
    const told = { ...route, query: { ...route.query } };
    const timeStamp = phone.clock.now();
    switch (event) {
      case 'BeforeAppRoute':
        listeners.call(event, { ...told, ...whole });
        return;
      case 'AppRoute':
        listeners.call(event, { ...told, ...whole, timeStamp });
        return;
      case 'AppRouteDone':
        listeners.call(event, { ...told, timeStamp });
    }
  };
}
