import { component } from 'glass-easel-miniprogram-adapter';

import type { WxObject } from '../../api/kit/create-wx';
import type { EngineComponent } from '../engine/engine-types';
import { withoutPlainCycles } from './circular-data';
import { giveInstanceId } from './instance-ids';
import { createInstanceMembers } from './instance-members';
import type { ObserverSurroundings } from './intersection-observer';
import { createIntersectionObserver } from './intersection-observer';
import { createRouterMembers } from './router-members';
import type { Caller, QuerySurroundings } from './selector-query';
import { createSelectorQuery } from './selector-query';
import { createSetDataCheck } from './set-data-check';

type Prototype = Record<string, unknown> & {
  setData: (this: Caller, data: unknown, done?: unknown) => void;
};

/**
 * Methods that every page and component has on its `this`, where the engine's adapter lacks them or
 * differs from WeChat. The returned function puts the adapter's own back.
 */
export function installCallerMethods(
  around: QuerySurroundings & ObserverSurroundings & { readonly wx: WxObject },
): () => void {
  const prototype = component.ComponentCaller.prototype as unknown as Prototype;
  const original = { ...pick(prototype) };
  const check = createSetDataCheck(around.phone);
  const routers = createRouterMembers(around.phone, around.wx);
  Object.defineProperties(prototype, Object.getOwnPropertyDescriptors(routers));
  Object.defineProperty(prototype, '_$', hiddenField);
  Object.assign(prototype, createInstanceMembers(around), {
    setData(this: Caller, data: unknown, done?: unknown) {
      const isPlain = check(this._$.is, data);
      const set = withoutUndefined(data ?? {});
      original.setData.call(this, isPlain ? set : withoutPlainCycles(set), done);
    },
    createSelectorQuery(this: Caller) {
      return createSelectorQuery(this, around);
    },
    createIntersectionObserver(this: Caller, options: object = {}) {
      return createIntersectionObserver(this, options, around);
    },
  });
  return () => {
    Object.assign(prototype, original);
    Reflect.deleteProperty(prototype, '_$');
  };
}

/**
 * The engine behind an instance is no field of the program's: `setData` may be given the instance, whose
 * fields are copied for the view.
 */
const hiddenField: PropertyDescriptor = {
  configurable: true,
  get: () => undefined,
  set(this: object, value: EngineComponent) {
    Object.defineProperty(this, '_$', { value, writable: true, configurable: true });
    giveInstanceId(this, value);
  },
};

/** Documentation (页面 / setData): an item whose value is undefined is not set. */
function withoutUndefined(data: unknown): unknown {
  if (typeof data !== 'object' || data === null) return data;
  const items = Object.entries(data);
  const isWhole = items.every(([, value]) => value !== undefined);
  return isWhole ? data : Object.fromEntries(items.filter(([, value]) => value !== undefined));
}

function pick({
  setData,
  createSelectorQuery: query,
  createIntersectionObserver: observer,
}: Prototype) {
  return { setData, createSelectorQuery: query, createIntersectionObserver: observer };
}
