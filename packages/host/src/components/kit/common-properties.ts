import { playAnimation } from './animation';
import type { BuiltInInstance, PropertySpec } from './built-in';

/** Attributes of every built-in (documentation: 框架/视图层/WXML, 组件的公共属性). */
export const commonProperties: Readonly<Record<string, PropertySpec>> = {
  hidden: { type: 'boolean', value: false },
  animation: { type: 'any', value: null },
};

/** The accessibility attributes that mini programs have (documentation: 组件/无障碍访问). */
const ariaAttributes =
  `activedescendant atomic autocomplete busy checked colcount colindex colspan controls current
  describedby details disabled dropeffect errormessage expanded flowto grabbed haspopup hidden invalid
  keyshortcuts label labelledby level live modal multiline multiselectable orientation owns placeholder
  posinset pressed readonly relevant required roledescription rowcount rowindex rowspan selected setsize
  sort valuemax valuemin valuenow valuetext`.split(/\s+/);

const propertyName = (aria: string) => `aria${aria.charAt(0).toUpperCase()}${aria.slice(1)}`;

const attributeOf: ReadonlyMap<string, string> = new Map([
  ['ariaRole', 'role'],
  ['tabindex', 'tabindex'],
  ...ariaAttributes.map((name): [string, string] => [propertyName(name), `aria-${name}`]),
]);

export const accessibilityProperties: Readonly<Record<string, PropertySpec>> = Object.fromEntries(
  [...attributeOf.keys()].map((name) => [name, { type: 'any', value: null }]),
);

/**
 * Shows the common attributes: all of them, or the one that changed. Those for screen readers go to
 * `target`, the element that people operate, which is not always the component's own.
 */
export function applyCommon(self: BuiltInInstance, target: HTMLElement, changed?: string): void {
  const { element, properties } = self;
  const names = changed === undefined ? namesInUse(properties) : [changed];
  for (const name of names) {
    const value = properties[name];
    if (name === 'hidden') element.toggleAttribute('hidden', value === true);
    if (name === 'animation') playAnimation(element, value);
    const attribute = attributeOf.get(name);
    if (attribute !== undefined) setAttribute(target, attribute, value);
  }
}

const allNames = ['hidden', 'animation', ...attributeOf.keys()];

/** Only what the template wrote: a built-in's own role stays where the program sets none. */
function namesInUse(properties: Readonly<Record<string, unknown>>): readonly string[] {
  return allNames.filter((name) => properties[name] !== null && properties[name] !== undefined);
}

function setAttribute(element: HTMLElement, name: string, value: unknown): void {
  if (value === null || value === undefined || value === '') element.removeAttribute(name);
  else element.setAttribute(name, typeof value === 'string' ? value : JSON.stringify(value));
}
