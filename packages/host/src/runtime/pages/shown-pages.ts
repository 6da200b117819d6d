import type { StyleSheets } from '../styles/style-sheets';
import type { PageTransition } from './page-transition';
import type { StackedPage } from './stacked-page';
import { callHook, tellPageLifetime, unloadPage } from './stacked-page';

interface ShownPagesParts {
  readonly sheets: StyleSheets;
  readonly transition: PageTransition;
  readonly report: (error: unknown) => void;
}

/** What is seen of the pages of a stack, each of which is told when it is shown, hidden or closed. */
export interface ShownPages {
  show: (page: StackedPage) => void;
  hide: (page: StackedPage) => void;
  /** Hides a page that another is about to cover: the returned function is called with that one. */
  cover: (below: StackedPage) => (page: StackedPage) => void;
  /** Closes a page, at once. */
  close: (page: StackedPage) => void;
  /** Closes the page that was on top: it is seen until it has moved away. */
  slideOff: (page: StackedPage) => void;
  /** The program comes to the front or leaves it. */
  setVisible: (visible: boolean) => void;
}

/** @param stack the pages from bottom to top, as they are at each moment */
export function createShownPages(
  { sheets, transition, report }: ShownPagesParts,
  stack: () => readonly StackedPage[],
): ShownPages {
  let isVisible = true;
  const top = (): StackedPage | undefined => stack().at(-1);

  const show = (page: StackedPage): void => {
    page.place.hidden = false;
    sheets.enable(page.path, true);
    if (page.shown || !isVisible) return;
    page.shown = true;
    callHook(page, 'onShow', report);
    tellPageLifetime(page, 'show');
  };

  const tellHidden = (page: StackedPage): void => {
    if (!page.shown) return;
    page.shown = false;
    callHook(page, 'onHide', report);
    tellPageLifetime(page, 'hide');
  };

  const putAway = (page: StackedPage): void => {
    page.place.hidden = true;
    // Another instance of the same page may stay on top.
    if (top()?.path !== page.path || top() === page) sheets.enable(page.path, false);
  };

  const hide = (page: StackedPage): void => {
    putAway(page);
    tellHidden(page);
  };

  const turnOff = (path: string): void => {
    if (!stack().some((page) => page.path === path)) sheets.enable(path, false);
  };

  const close = (page: StackedPage): void => {
    unloadPage(page, report)();
    turnOff(page.path);
  };

  return {
    show,
    hide,
    close,
    cover: (below) => {
      if (!transition.slides()) {
        hide(below);
        return () => undefined;
      }
      tellHidden(below);
      // The page below is seen, and takes taps, until the one that opened has covered it.
      return (page) => {
        transition.enter(page.place, () => {
          if (top() !== below && stack().includes(below)) putAway(below);
        });
      };
    },
    slideOff: (page) => {
      if (!transition.slides()) {
        close(page);
        return;
      }
      const remove = unloadPage(page, report);
      transition.leave(page.place, () => {
        remove();
        turnOff(page.path);
      });
    },
    setVisible: (visible) => {
      isVisible = visible;
      const page = top();
      if (page === undefined) return;
      if (visible) show(page);
      else tellHidden(page);
    },
  };
}
