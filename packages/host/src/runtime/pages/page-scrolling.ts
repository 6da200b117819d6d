import type { StackedPage } from './stacked-page';
import { callHook } from './stacked-page';

/**
 * `onPageScroll` and `onReachBottom` of a page (documentation: 页面). Reaching the bottom tells once
 * until the page was scrolled away from it again.
 */
export function listenToScrolling(page: StackedPage, report: (error: unknown) => void): void {
  const { scroller } = page;
  let atBottom = false;
  let lastTop = scroller.scrollTop;
  scroller.addEventListener('scroll', () => {
    const { scrollTop, scrollHeight, clientHeight } = scroller;
    if (scrollTop === lastTop) return;
    lastTop = scrollTop;
    callHook(page, 'onPageScroll', report, { scrollTop });
    const left = scrollHeight - clientHeight - scrollTop;
    const wasAtBottom = atBottom;
    atBottom = left <= page.window.onReachBottomDistance;
    if (atBottom && !wasAtBottom) callHook(page, 'onReachBottom', report);
  });
}
