import type { ApiContext } from '../../api/kit/context';
import type { PageStack } from './page-stack';
import type { StackedPage } from './stacked-page';

/** What `wx` may do to the window of the page on top. */
export function createPageWindow(
  stack: () => PageStack,
  area: HTMLElement,
  draw: (top: StackedPage) => void,
): ApiContext['window'] {
  const change = (update: (page: StackedPage) => void) => {
    const page = stack().top();
    if (page === undefined) return;
    update(page);
    draw(page);
  };
  return {
    change: (more) => {
      change((page) => {
        page.window = { ...page.window, ...more };
      });
    },
    setLoading: (loading) => {
      change((page) => {
        page.loading = loading;
      });
    },
    hideHomeButton: () => {
      change((page) => {
        page.homeHidden = true;
      });
    },
    setAlertBeforeUnload: (message) => {
      change((page) => {
        page.alertBeforeUnload = message;
      });
    },
    scrollTo: (top, duration) => {
      const { scroller } = stack().top() ?? {};
      if (scroller === undefined) return;
      // jsdom has no scrollTo.
      if ('scrollTo' in scroller) {
        scroller.scrollTo({ top, behavior: duration > 0 ? 'smooth' : 'instant' });
      } else (scroller as HTMLElement).scrollTop = top;
    },
    scrollToSelector: (selector) => {
      const { scroller, component } = stack().top() ?? {};
      const found = component?.getShadowRoot()?.querySelector(selector);
      const dom = found?.$$ as HTMLElement | null | undefined;
      if (!dom || scroller === undefined) return undefined;
      return (
        dom.getBoundingClientRect().top - scroller.getBoundingClientRect().top + scroller.scrollTop
      );
    },
    startPullDownRefresh: () => {
      stack().top()?.pullDown?.start();
    },
    stopPullDownRefresh: () => {
      stack().top()?.pullDown?.stop();
    },
    size: () => ({ width: area.clientWidth, height: area.clientHeight }),
  };
}
