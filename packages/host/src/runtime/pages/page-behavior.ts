import { listenToScrolling } from './page-scrolling';
import { createPullDown } from './pull-down';
import type { StackedPage } from './stacked-page';
import { callHook } from './stacked-page';

/** Gives a newly opened page what its window does: scrolling hooks and the pull-down strip. */
export function giveWindowBehavior(
  page: StackedPage,
  {
    themed,
    refreshing,
    report,
  }: {
    readonly themed: (value: string) => string;
    /** What the strip says to a screen reader. */
    readonly refreshing: string;
    readonly report: (error: unknown) => void;
  },
): void {
  listenToScrolling(page, report);
  page.pullDown = createPullDown({
    label: refreshing,
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
