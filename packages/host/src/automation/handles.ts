import type { RunningPage, Runtime } from '../runtime/run/runtime';
import type { ViewNode } from '../runtime/view/view-node';
import type { ElementDescriptor, PageDescriptor } from './protocol';

/** The names under which clients know pages and elements. */
export interface Handles {
  /** The page on top of the stack. */
  currentPage(): RunningPage;
  page(pageId: number): RunningPage;
  /** Throws for a page that is gone, an id never given and an element that left its page. */
  element(pageId: number, elementId: string): ViewNode;
  readonly describePage: (page: RunningPage) => PageDescriptor;
  /** The same node has the same id as long as it lives; ids are never given twice. */
  describeElement(page: RunningPage, node: ViewNode): ElementDescriptor;
  close(): void;
}

interface Held {
  readonly pageId: number;
  readonly node: ViewNode;
}

export function createHandles(runtime: Runtime): Handles {
  const held = new Map<string, Held>();
  const ids = new WeakMap<ViewNode, string>();
  let lastId = 0;

  const findPage = (pageId: number) => runtime.livingPages().find(({ id }) => id === pageId);

  // Clients never say that they are done with an element; navigation is when many of them die.
  const stopWatching = runtime.events.on('page-shown', () => {
    for (const [elementId, { pageId, node }] of held) {
      if (findPage(pageId) === undefined || !node.isAlive()) held.delete(elementId);
    }
  });

  const page = (pageId: number): RunningPage => {
    const found = findPage(pageId);
    if (found === undefined) throw new Error(`Page[${pageId}] not exists`);
    return found;
  };

  return {
    page,
    currentPage() {
      const top = runtime.pages().at(-1);
      if (top === undefined) throw new Error('getCurrentPages().length=0');
      return top;
    },
    element(pageId, elementId) {
      page(pageId);
      const entry = held.get(elementId);
      if (entry?.pageId !== pageId || !entry.node.isAlive()) {
        held.delete(elementId);
        throw new Error('element destroyed');
      }
      return entry.node;
    },
    describePage: ({ id, path, query }) => ({ pageId: id, path, query }),
    describeElement({ id: pageId }, node) {
      const known = ids.get(node);
      const elementId = known ?? `element-${(lastId += 1)}`;
      ids.set(node, elementId);
      held.set(elementId, { pageId, node });
      return {
        elementId,
        tagName: node.tag,
        ...(node.isCustomComponent && { nodeId: elementId }),
        ...(node.tag === 'video' && { videoId: elementId }),
      };
    },
    close() {
      stopWatching();
      held.clear();
    },
  };
}
