import { glassEasel } from 'glass-easel-miniprogram-adapter';

import type { BuiltIn, BuiltInInstance, PropertySpec } from '../../components/kit/built-in';
import type { BuiltInHost } from './built-in-instance';
import { createInstance } from './built-in-instance';
import type { EngineComponent, EngineElement } from './engine-types';

const types: Readonly<Record<PropertySpec['type'], unknown>> = {
  string: String,
  number: Number,
  boolean: Boolean,
  array: Array,
  object: Object,
  any: null,
};

const instances = new WeakMap<EngineElement, BuiltInInstance>();

/** The built-in behind an engine element, if it is one and is on a page. */
export function builtInOf(element: EngineElement): BuiltInInstance | undefined {
  return instances.get(element);
}

/** Makes built-ins usable in every template of a component space. */
export function registerBuiltIns(
  space: glassEasel.ComponentSpace,
  builtIns: readonly BuiltIn[],
  host: BuiltInHost,
): void {
  for (const builtIn of builtIns) {
    space.setGlobalUsingComponent(builtIn.tag, defineBuiltIn(space, builtIn, host));
  }
}

function defineBuiltIn(
  space: glassEasel.ComponentSpace,
  builtIn: BuiltIn,
  host: BuiltInHost,
): glassEasel.GeneralComponentDefinition {
  const closings = new WeakMap<EngineElement, () => void>();
  const properties = Object.fromEntries(
    Object.entries(builtIn.properties).map(([name, { type, value }]) => [
      name,
      { type: types[type], value },
    ]),
  );
  const observers = Object.keys(builtIn.properties).map((name) => ({
    fields: name,
    observer(this: { _$?: EngineElement } & EngineElement) {
      const instance = instances.get(this);
      if (instance !== undefined) builtIn.changed?.(instance, name);
    },
  }));
  return space.defineComponent({
    is: `built-in/${builtIn.tag}`,
    // Nothing in a built-in changes what it was given: a second copy of its sixty fields is of no use.
    options: { dataDeepCopy: glassEasel.DeepCopyKind.None },
    properties: properties as never,
    observers,
    lifetimes: {
      attached(this: EngineElement) {
        const component = this as unknown as EngineComponent;
        const instance = createInstance(component, builtIn, host, builtInOf);
        instances.set(this, instance);
        closings.set(this, builtIn.attached?.(instance) ?? (() => undefined));
      },
      detached(this: EngineElement) {
        closings.get(this)?.();
        closings.delete(this);
        instances.delete(this);
      },
    },
  } as never) as glassEasel.GeneralComponentDefinition;
}

/** Whether a tap on this element must not reach anybody, as on or inside a disabled button. */
export function swallowsTap(target: EngineElement): boolean {
  for (let at: EngineElement | null = target; at !== null; at = at.getComposedParent()) {
    const instance = instances.get(at);
    if (instance?.definition.swallowsTap?.(instance) === true) return true;
  }
  return false;
}
