import type { RunningPage, Runtime } from '../../runtime/run/runtime';
import type { ViewComponent, ViewNode } from '../../runtime/view/view-node';
import { createFinger } from '../finger';
import type { Handles } from '../handles';
import type { DomainHandlers, Offset } from '../protocol';
import { settle } from '../settle';
import { readData, scrollBoxOf } from './page';

interface ElementParams {
  readonly pageId: number;
  readonly elementId: string;
}

/** The Element domain. */
export function elementCommands(handles: Handles, runtime: Runtime): DomainHandlers<'Element'> {
  const find = ({ pageId, elementId }: ElementParams) => handles.element(pageId, elementId);
  return {
    ...queries(handles, find),
    ...components(find, runtime),
    ...actions(find, runtime, handles),
  };
}

type Queries =
  | 'Element.getElement'
  | 'Element.getElements'
  | 'Element.getOffset'
  | 'Element.getDOMProperties'
  | 'Element.getAttributes'
  | 'Element.getStyles'
  | 'Element.getProperties'
  | 'Element.getWXML';
type Components =
  | 'Element.getData'
  | 'Element.setData'
  | 'Element.callMethod'
  | 'Element.callFunction'
  | 'Element.callContextMethod';
type ElementHandlers = DomainHandlers<'Element'>;
type Find = (params: ElementParams) => ViewNode;

function queries(handles: Handles, find: Find): Pick<ElementHandlers, Queries> {
  return {
    'Element.getElement'(params) {
      const node = find(params).query(params.selector);
      if (node === null) throw new Error('no such element');
      return handles.describeElement(handles.page(params.pageId), node);
    },
    'Element.getElements'(params) {
      const page = handles.page(params.pageId);
      const nodes = find(params).queryAll(params.selector);
      return { elements: nodes.map((node) => handles.describeElement(page, node)) };
    },
    'Element.getOffset': (params) => offsetOf(find(params), handles.page(params.pageId)),
    'Element.getDOMProperties'(params) {
      const { dom } = find(params);
      return { properties: params.names.map((name) => domProperty(dom, name)) };
    },
    'Element.getAttributes'(params) {
      const node = find(params);
      return { attributes: params.names.map((name) => node.attribute(name)) };
    },
    'Element.getStyles'(params) {
      const styles = getComputedStyle(find(params).dom);
      return { styles: params.names.map((name) => styles.getPropertyValue(kebab(name))) };
    },
    'Element.getProperties'(params) {
      const node = find(params);
      return { properties: params.names.map((name) => propertyOf(node, name)) };
    },
    'Element.getWXML': (params) => ({ wxml: find(params).wxml(params.type) }),
  };
}

function components(find: Find, runtime: Runtime): Pick<ElementHandlers, Components> {
  return {
    'Element.getData': (params) => ({ data: readData(componentOf(find(params)), params.path) }),
    async 'Element.setData'(params) {
      await componentOf(find(params)).setData(params.data);
      await settle(runtime.phone.clock);
      return {};
    },
    async 'Element.callMethod'(params) {
      const component = componentOf(find(params));
      return { result: await component.callMethod(params.method, params.args) };
    },
    async 'Element.callFunction'(params) {
      const result = await find(params).callFunction(params.functionName, params.args);
      await settle(runtime.phone.clock);
      return { result };
    },
    async 'Element.callContextMethod'(params) {
      return { result: await find(params).callContextMethod(params.method, params.args) };
    },
  };
}

function actions(
  find: Find,
  runtime: Runtime,
  handles: Handles,
): Omit<ElementHandlers, Queries | Components> {
  const { clock } = runtime.phone;
  const finger = createFinger(runtime.phone);
  const scrolledIn = ({ pageId }: ElementParams): Offset => {
    const { scrollLeft, scrollTop } = scrollBoxOf(handles.page(pageId).root);
    return { left: scrollLeft, top: scrollTop };
  };
  return {
    async 'Element.tap'(params) {
      await finger.tap(find(params));
      return {};
    },
    async 'Element.touchstart'(params) {
      await finger.start(find(params), scrolledIn(params), params);
      return {};
    },
    async 'Element.touchmove'(params) {
      await finger.move(find(params), scrolledIn(params), params);
      return {};
    },
    async 'Element.touchend'(params) {
      await finger.end(find(params), scrolledIn(params), params);
      return {};
    },
    async 'Element.triggerEvent'(params) {
      find(params).trigger(params.type, params.detail);
      await settle(clock);
      return {};
    },
    async 'Element.dispatchEvent'(params) {
      const element = find(params);
      const node = params.$ == null ? element : element.query(params.$);
      if (node === null) throw new Error('no such element');
      const touches = params.touches ?? [];
      const changedTouches = params.changedTouches ?? params.changeTouches ?? touches;
      node.trigger(params.eventName, params.detail, { bubbles: true, touches, changedTouches });
      await settle(clock);
      return {};
    },
  };
}

function componentOf(node: ViewNode): ViewComponent {
  if (node.component === undefined) {
    throw new Error(`${node.tag} is not a custom component: it has no data and no methods`);
  }
  return node.component;
}

/** The client asks `__propPublic` first: which properties it may ask for. */
function propertyOf(node: ViewNode, name: string): unknown {
  if (name !== '__propPublic') return node.property(name);
  return Object.fromEntries(node.propertyNames().map((property) => [property, true]));
}

function domProperty(dom: HTMLElement, name: string): unknown {
  const value: unknown = Reflect.get(dom, name);
  // jsdom lays nothing out and therefore has no innerText.
  return name === 'innerText' && value === undefined ? dom.textContent : value;
}

function kebab(name: string): string {
  return name.startsWith('--')
    ? name
    : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** Where the page's own coordinates begin in the browser's viewport. */
function pageOrigin({ root }: RunningPage): Offset {
  const box = scrollBoxOf(root);
  const { left, top } = box.getBoundingClientRect();
  return { left: left - box.scrollLeft, top: top - box.scrollTop };
}

function offsetOf(node: ViewNode, page: RunningPage): Offset {
  const origin = pageOrigin(page);
  const { left, top } = node.dom.getBoundingClientRect();
  return { left: left - origin.left, top: top - origin.top };
}
