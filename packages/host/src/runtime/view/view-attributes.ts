import { glassEasel } from 'glass-easel-miniprogram-adapter';

import { builtInOf } from '../engine/built-ins';
import type { EngineComponent, EngineElement } from '../engine/engine-types';
import { domOf } from '../engine/engine-types';

/** The tag as the template has it, lower case. */
export function tagOf(element: EngineElement): string {
  const native = element.asNativeNode();
  return (native?.is ?? element.asGeneralComponent()?.tagName ?? 'virtual').toLowerCase();
}

/** A component that the program wrote. */
export function isCustomComponent(element: EngineElement): boolean {
  const component = element.asGeneralComponent();
  return component !== null && builtInOf(element) === undefined && !isBuiltInKind(component);
}

function isBuiltInKind({ is }: EngineComponent): boolean {
  return is.startsWith('built-in/');
}

export function propertyNamesOf(element: EngineElement): readonly string[] {
  const component = element.asGeneralComponent();
  if (component === null) return [];
  return component.getComponentDefinition().behavior.listProperties();
}

export function propertyOf(element: EngineElement, name: string): unknown {
  const builtIn = builtInOf(element);
  const readable = builtIn?.definition.readable?.[name];
  if (builtIn !== undefined && readable !== undefined) return readable(builtIn);
  const data = element.asGeneralComponent()?.data as Readonly<Record<string, unknown>> | undefined;
  return data?.[name];
}

/**
 * The attributes that an element shows: id, class, style and data-*, attributes of unknown tags, and
 * of components the properties whose value is a text, a number or true and not the default.
 */
export function attributesOf(element: EngineElement): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  const set = (name: string, value: unknown) => {
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') {
      attributes.set(name, String(value));
    }
  };
  if (element.id !== '') set('id', element.id);
  const classes = element.class;
  if (classes !== '') set('class', classes);
  const style = element.style;
  if (style !== '') set('style', style);
  for (const [name, value] of Object.entries(element.dataset)) set(`data-${kebab(name)}`, value);
  for (const { name, value } of element.attributes) set(name, value);
  for (const [name, value] of changedProperties(element)) set(kebab(name), value);
  return attributes;
}

function changedProperties(element: EngineElement): readonly (readonly [string, unknown])[] {
  const data = element.asGeneralComponent()?.data as Readonly<Record<string, unknown>> | undefined;
  if (data === undefined) return [];
  const defaults = builtInOf(element)?.definition.properties;
  const isDefault = (name: string, value: unknown) =>
    value === false || value === '' || value === (defaults?.[name]?.value ?? 0);
  return propertyNamesOf(element)
    .map((name) => [name, data[name]] as const)
    .filter(([name, value]) => !isDefault(name, value));
}

/** Class names as the document has them, with the prefix of an isolated component. */
export function documentClassesOf(element: EngineElement): string {
  return domOf(element)?.getAttribute('class') ?? '';
}

export function isAttached(element: EngineElement): boolean {
  return glassEasel.Element.isAttached(element);
}

function kebab(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}
