import type { ScrollView } from './properties';

interface ScrollToTarget {
  readonly top?: number;
  readonly left?: number;
  readonly animated?: boolean;
}

/** `ScrollViewContext` of an enhanced scroll-view (documentation: API/界面/滚动/ScrollViewContext). */
export interface ScrollViewContext {
  scrollTo(target: ScrollToTarget): void;
  scrollIntoView(selector: string): void;
}

export function scrollViewContext({ element }: ScrollView): ScrollViewContext {
  return {
    scrollTo: ({ top, left, animated = true }) => {
      element.scrollTo({
        ...(top === undefined ? {} : { top }),
        ...(left === undefined ? {} : { left }),
        behavior: animated ? 'smooth' : 'auto',
      });
    },
    scrollIntoView(selector) {
      element.querySelector(selector)?.scrollIntoView({ block: 'start' });
    },
  };
}
