import type { RunningPage, Runtime } from '../../runtime/run/runtime';
import type { ViewComponent, ViewNode } from '../../runtime/view/view-node';
import { readDataPath } from '../data-path';
import type { Handles } from '../handles';
import type { DomainHandlers } from '../protocol';
import { settle } from '../settle';

/** The Page domain. */
export function pageCommands(handles: Handles, runtime: Runtime): DomainHandlers<'Page'> {
  const describeAll = (page: RunningPage, nodes: readonly ViewNode[]) => ({
    elements: nodes.map((node) => handles.describeElement(page, node)),
  });
  const describeFirst = (page: RunningPage, node: ViewNode | null | undefined) => {
    if (node === null || node === undefined) throw new Error('no such element');
    return handles.describeElement(page, node);
  };
  return {
    'Page.getElement'({ pageId, selector }) {
      const page = handles.page(pageId);
      return describeFirst(page, page.root.query(selector));
    },
    'Page.getElements'({ pageId, selector }) {
      const page = handles.page(pageId);
      return describeAll(page, page.root.queryAll(selector));
    },
    'Page.getElementByXpath'({ pageId, selector }) {
      const page = handles.page(pageId);
      return describeFirst(page, page.root.queryXpath(selector)[0]);
    },
    'Page.getElementsByXpath'({ pageId, selector }) {
      const page = handles.page(pageId);
      return describeAll(page, page.root.queryXpath(selector));
    },
    'Page.getData': ({ pageId, path }) => ({
      data: readData(componentOf(handles.page(pageId)), path),
    }),
    async 'Page.setData'({ pageId, data }) {
      await componentOf(handles.page(pageId)).setData(data);
      await settle(runtime.phone.clock);
      return {};
    },
    async 'Page.callMethod'({ pageId, method, args }) {
      return { result: await componentOf(handles.page(pageId)).callMethod(method, args) };
    },
    'Page.getWindowProperties': ({ pageId, names }) => ({
      properties: names.map((name) => windowProperty(handles.page(pageId), name)),
    }),
  };
}

/** All data, or what is at a path like `list[0].name`. */
export function readData(component: ViewComponent, path: string | null | undefined): unknown {
  const data = component.data();
  return path === null || path === undefined || path === '' ? data : readDataPath(data, path);
}

function componentOf({ id, root }: RunningPage): ViewComponent {
  if (root.component === undefined) throw new Error(`Page[${id}] has no data of its own`);
  return root.component;
}

/**
 * The window as the page's own: in the host every page scrolls in a box of its own, which plays
 * the document of WeChat's web view. `document.body.scrollTop` and the like are read from it.
 */
function windowProperty({ root }: RunningPage, name: string): unknown {
  const box = scrollBoxOf(root);
  switch (name.replace(/^document\.(documentElement|body)\.|^window\./, '')) {
    case 'scrollWidth':
      return box.scrollWidth;
    case 'scrollHeight':
      return box.scrollHeight;
    case 'scrollTop':
      return box.scrollTop;
    case 'clientWidth':
    case 'innerWidth':
      return box.clientWidth;
    case 'clientHeight':
    case 'innerHeight':
      return box.clientHeight;
    default:
      return null;
  }
}

/** What scrolls the page. */
export function scrollBoxOf(root: ViewNode): HTMLElement {
  return root.dom.parentElement ?? root.dom;
}
