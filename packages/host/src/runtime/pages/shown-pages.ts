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
  /** Tells a page that it is over; the returned function takes it off the screen. */
  unload: (page: StackedPage) => () => void;
  /** Takes the page that was on top off the screen with `remove`, once it has moved away. */
  slideOff: (page: StackedPage, remove: () => void) => void;
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

  return {
    show,
    hide,
    unload: (page) => {
      const remove = unloadPage(page, report);
      return () => {
        remove();
        turnOff(page.path);
      };
    },
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
    slideOff: (page, remove) => {
      if (transition.slides()) transition.leave(page.place, remove);
      else remove();
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
