import { listenToScrolling } from './page-scrolling';
import { createPullDown } from './pull-down';
import type { StackedPage } from './stacked-page';
import { callHook } from './stacked-page';

/** Gives a newly opened page what its window does: scrolling hooks and the pull-down strip. */
export function giveWindowBehavior(
  page: StackedPage,
  themed: (value: string) => string,
  report: (error: unknown) => void,
): void {
  listenToScrolling(page, report);
  page.pullDown = createPullDown({
    place: page.place,
    scroller: page.scroller,
    enabled: () => page.window.enablePullDownRefresh,
    look: () => ({
      background: themed(page.window.backgroundColor),
      textStyle: themed(page.window.backgroundTextStyle),
    }),
    refresh: () => {
      callHook(page, 'onPullDownRefresh', report);
    },
  });
}
