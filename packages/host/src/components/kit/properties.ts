import type { BuiltIn, BuiltInInstance, PropertySpec } from './built-in';
import { accessibilityProperties, applyCommon, commonProperties } from './common-properties';
import { tapByRole } from './keyboard-tap';

/** A documented attribute whose values have a known type. */
export interface TypedSpec<Value> extends PropertySpec {
  readonly value: Value;
}

export const text = (value = ''): TypedSpec<string> => ({ type: 'string', value });
export const number = (value = 0): TypedSpec<number> => ({ type: 'number', value });
export const boolean = (value = false): TypedSpec<boolean> => ({ type: 'boolean', value });
export const array = (value: readonly unknown[] = []): TypedSpec<readonly unknown[]> => ({
  type: 'array',
  value,
});
/** Attributes that take several types, such as "20rpx" or 20. */
export const anyType = (value: unknown = ''): TypedSpec<unknown> => ({ type: 'any', value });

export type Specs = Readonly<Record<string, PropertySpec>>;

/** `Instance<typeof properties>`: an instance whose `properties` have the types of their specs. */
export type Instance<Of extends Specs> = BuiltInInstance<PropertiesOf<Of>>;

export type PropertiesOf<Of extends Specs> = {
  readonly [Name in keyof Of]: Of[Name]['value'];
};

interface Operated {
  /** The part that people operate, where it is a field of the browser: it carries the aria attributes. */
  readonly operated?: (self: BuiltInInstance) => HTMLElement | undefined;
}

type Definition<Of extends Specs> = BuiltIn<PropertiesOf<Of>> &
  Operated & { readonly properties: Of };

/**
 * Makes a definition whose hooks see their own properties typed, with the attributes that every
 * built-in has (`hidden`, `animation`, aria-…) added.
 */
export function defineBuiltIn<Of extends Specs>(definition: Definition<Of>): BuiltIn {
  // The runtime hands each definition only instances made from it, so the narrower type holds.
  const { operated, ...own } = definition as unknown as BuiltIn & Operated;
  const target = (self: BuiltInInstance) => operated?.(self) ?? self.element;
  return {
    ...own,
    properties: { ...commonProperties, ...accessibilityProperties, ...own.properties },
    attached(self) {
      // A default role must find the program's own role there already.
      if (!operated) applyCommon(self, self.element);
      const leave = own.attached?.(self);
      if (operated) applyCommon(self, target(self));
      else tapByRole(self, self.properties['ariaRole']);
      return () => leave?.();
    },
    changed(self, name) {
      applyCommon(self, target(self), name);
      if (name === 'ariaRole' && !operated) tapByRole(self, self.properties[name]);
      if (name in own.properties) own.changed?.(self, name);
    },
  };
}
