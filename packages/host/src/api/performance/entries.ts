import type { Clock } from '../../phone/phone';
import type { ListenerSets } from '../kit/context';

/** One measurement (documentation: PerformanceEntry). */
export interface Entry {
  readonly entryType: 'navigation' | 'render';
  readonly name: 'appLaunch' | 'route' | 'firstRender';
  readonly startTime: number;
  readonly duration: number;
  readonly path: string;
  readonly pageId: number;
  readonly referrerPath?: string;
  readonly referrerPageId?: number;
  readonly navigationStart?: number;
  readonly navigationType?: string;
}

export const entryTypes = ['navigation', 'render'] as const;

interface Route {
  readonly path: string;
  readonly openType: string;
  readonly webviewId: number;
}

/** What has no page of its own to draw: the page was there before. */
const returning = 'navigateBack';

/** Measures every route of a program from its beginning, and tells of each measurement. */
export function measureRoutes(
  listeners: ListenerSets,
  clock: Clock,
  tell: (entries: readonly Entry[]) => void,
): void {
  const launched = clock.now();
  const pages = new Set<number>();
  let before: Route | undefined;
  let begun = launched;
  listeners.watch('BeforeAppRoute', () => {
    begun = clock.now();
  });
  listeners.watch('AppRouteDone', (route: Route) => {
    const { path, webviewId: pageId, openType: navigationType } = route;
    const isLaunch = navigationType === 'appLaunch';
    const startTime = isLaunch ? launched : begun;
    const place = { path, pageId };
    const entries: Entry[] = [
      {
        ...place,
        entryType: 'navigation',
        name: isLaunch ? 'appLaunch' : 'route',
        startTime,
        duration: clock.now() - startTime,
        navigationStart: startTime,
        navigationType,
        ...(!isLaunch &&
          before !== undefined && { referrerPath: before.path, referrerPageId: before.webviewId }),
      },
    ];
    if (navigationType !== returning && !pages.has(pageId)) {
      const duration = clock.now() - begun;
      entries.push({
        ...place,
        entryType: 'render',
        name: 'firstRender',
        startTime: begun,
        duration,
      });
    }
    pages.add(pageId);
    before = route;
    tell(entries);
  });
}
