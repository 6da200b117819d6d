import { component } from 'glass-easel-miniprogram-adapter';

import type { EngineComponent } from '../engine/engine-types';

/** The `this` of a page or component. */
interface Instance {
  readonly _$: EngineComponent;
}

/** In WeChat every instance has it, on no page of the documentation. */
const key = '__wxExparserNodeId__';

const known = new Map<string, WeakRef<EngineComponent>>();
const gone = new FinalizationRegistry<string>((id) => {
  known.delete(id);
});
let lastId = 0;

/**
 * Gives an instance the number of its node. uni-app copies it to its own component and hands that to
 * `in(component)` and the like, where WeChat looks at nothing else.
 */
export function giveInstanceId(instance: object, engine: EngineComponent): void {
  lastId += 1;
  const value = lastId.toString(16).padStart(8, '0');
  known.set(value, new WeakRef(engine));
  gone.register(engine, value);
  Object.defineProperty(instance, key, { value, writable: true, configurable: true });
}

/** The instance that a program means: itself, or something with the number of its node. */
export function callerOf(given: unknown): Instance | undefined {
  if (given instanceof component.ComponentCaller) return given as Instance;
  if (typeof given !== 'object' || given === null) return undefined;
  const engine = known.get(String(Reflect.get(given, key)))?.deref();
  return engine?.getMethodCaller() as Instance | undefined;
}
