import type { EngineElement } from '../engine/engine-types';
import type { StackedPage } from '../pages/stacked-page';
import type { ViewNode } from '../view/view-node';
import type { RunningPage } from './runtime';

/** How pages look from outside; the same page is always the same object. */
export function createRunningPages(
  viewNodeOf: (element: EngineElement) => ViewNode,
): (page: StackedPage) => RunningPage {
  const known = new WeakMap<StackedPage, RunningPage>();
  return (page) => {
    const { id, path, query, component } = page;
    const running = known.get(page) ?? { id, path, query, root: viewNodeOf(component) };
    known.set(page, running);
    return running;
  };
}
