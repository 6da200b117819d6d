import { createEmitter } from '../../src/phone/emitter';
import type { Phone, PhoneJournal } from '../../src/phone/phone';
import { defaultPhoneSettings } from '../../src/phone/settings';
import { createSurfaces } from '../../src/phone/surfaces';
import type { RunningPage, Runtime, RuntimeEvents, WxMock } from '../../src/runtime/run/runtime';
import type { ViewNode } from '../../src/runtime/view/view-node';

/** A program that records what automation does to it. */
export interface FakeRuntime extends Runtime {
  stack: RunningPage[];
  readonly mocks: Map<string, WxMock>;
  readonly wxCalls: { readonly method: string; readonly args: readonly unknown[] }[];
  readonly bindings: string[];
}

export function createFakeRuntime(): FakeRuntime {
  const journal = createEmitter<PhoneJournal>();
  const phone = {
    settings: { get: () => defaultPhoneSettings },
    surfaces: createSurfaces(),
    journal,
    clock: {
      now: () => 0,
      after: (_milliseconds: number, run: () => void) => {
        setImmediate(run);
        return () => undefined;
      },
    },
  } as unknown as Phone;
  const runtime: FakeRuntime = {
    phone,
    stack: [],
    mocks: new Map(),
    wxCalls: [],
    bindings: [],
    pages: () => runtime.stack,
    livingPages: () => runtime.stack,
    wx: {
      names: () => ['login', 'navigateBack', 'reLaunch', 'switchTab'],
      call(method, args) {
        runtime.wxCalls.push({ method, args });
        return method === 'fails'
          ? Promise.reject(new Error('can not navigateTo a tabbar page'))
          : Promise.resolve({ errMsg: `${method}:ok` });
      },
      mock: (method, mock) => void runtime.mocks.set(method, mock),
      restore: (method) => void runtime.mocks.delete(method),
    },
    evaluate: (source, args) =>
      // eslint-disable-next-line @typescript-eslint/no-implied-eval -- what the protocol sends is source text
      (new Function(`return (${source})`) as () => (...args: unknown[]) => Promise<unknown>)()(
        ...args,
      ),
    addBinding: (name) => void runtime.bindings.push(name),
    events: createEmitter<RuntimeEvents>(),
    setVisible: () => undefined,
    close: () => {
      runtime.stack = [];
    },
  };
  return runtime;
}

export interface FakeNode extends ViewNode {
  alive: boolean;
  readonly triggered: { readonly type: string; readonly detail: unknown }[];
}

export function createFakeNode(
  given: Partial<ViewNode> & { readonly children?: readonly ViewNode[] } = {},
): FakeNode {
  const { children = [], ...overrides } = given;
  const node: FakeNode = {
    alive: true,
    triggered: [],
    tag: 'view',
    isCustomComponent: false,
    dom: {} as HTMLElement,
    isAlive: () => node.alive,
    query: (selector) => children.find(({ tag }) => tag === selector) ?? null,
    queryAll: (selector) => children.filter(({ tag }) => tag === selector),
    queryXpath: (xpath) => children.filter(({ tag }) => `//${tag}` === xpath),
    attribute: (name) => (name === 'class' ? 'title' : null),
    propertyNames: () => ['value'],
    property: (name) => (name === 'value' ? 'text' : undefined),
    trigger: (type, detail) => void node.triggered.push({ type, detail }),
    wxml: (which) => (which === 'inner' ? 'hi' : '<view>hi</view>'),
    callFunction: (name) => {
      throw new Error(`${name} not exists`);
    },
    callContextMethod: (name) => {
      throw new Error(`${name} not exists`);
    },
    ...overrides,
  };
  return node;
}

export function createFakePage(id: number, path: string, root: ViewNode): RunningPage {
  return { id, path, query: { from: 'test' }, root };
}
