import type { BuiltInInstance, FormField } from '../../components/kit/built-in';
import type { EngineComponent, EngineElement } from './engine-types';

/**
 * `wx://form-field` and its siblings (documentation: Behavior, built-in behaviors): which components
 * of the program take part in forms. Filled by form-behaviors.ts.
 */
export type FormRole = 'field' | 'group' | 'button';

export type RoleOf = (component: EngineElement) => ReadonlySet<FormRole>;
export type BuiltInOf = (element: EngineElement) => BuiltInInstance | undefined;

/** The form a control belongs to: in its own component, or further out through `button` behaviors. */
export function formAround(
  element: EngineElement,
  builtInOf: BuiltInOf,
  roleOf: RoleOf,
): BuiltInInstance | null {
  let at: EngineElement | null = element;
  while (at !== null) {
    const inSameComponent = formInTree(at, builtInOf);
    if (inSameComponent !== null) return inSameComponent;
    const host: EngineElement | null = at.ownerShadowRoot?.getHostNode() ?? null;
    at = host !== null && roleOf(host).has('button') ? host : null;
  }
  return null;
}

function formInTree(element: EngineElement, builtInOf: BuiltInOf): BuiltInInstance | null {
  for (let at = element.parentNode; at !== null; at = at.parentNode) {
    const instance = builtInOf(at);
    if (instance?.definition.tag === 'form') return instance;
  }
  return null;
}

/** The named fields below a form's element, in document order. */
export function fieldsBelow(
  element: EngineElement,
  builtInOf: BuiltInOf,
  roleOf: RoleOf,
): readonly FormField[] {
  const fields: FormField[] = [];
  const visit = (node: EngineElement) => {
    const field = builtInField(builtInOf(node)) ?? componentField(node, roleOf);
    if (field !== undefined) fields.push(field);
    if (roleOf(node).has('group'))
      visitChildren((node as unknown as EngineComponent).getShadowRoot());
    visitChildren(node);
  };
  const visitChildren = (parent: { readonly childNodes: readonly unknown[] } | null) => {
    for (const child of parent?.childNodes ?? []) {
      if (typeof child === 'object' && child !== null && 'childNodes' in child) {
        visit(child as EngineElement);
      }
    }
  };
  visitChildren(element);
  return fields;
}

function builtInField(instance: BuiltInInstance | undefined): FormField | undefined {
  const definition = instance?.definition;
  const name = instance?.properties['name'];
  if (instance === undefined || definition?.formValue === undefined) return undefined;
  if (typeof name !== 'string' || name === '') return undefined;
  return {
    name,
    value: () => definition.formValue?.(instance),
    reset: () => {
      definition.formReset?.(instance);
    },
  };
}

/** A component with wx://form-field: its `name` and `value` properties are the field. */
function componentField(node: EngineElement, roleOf: RoleOf): FormField | undefined {
  if (!roleOf(node).has('field')) return undefined;
  const component = node as unknown as EngineComponent;
  const data = () => component.data as Readonly<Record<string, unknown>>;
  const { name } = data();
  if (typeof name !== 'string' || name === '') return undefined;
  const initial = data()['value'];
  return {
    name,
    value: () => data()['value'],
    reset: () => {
      component.setData({ value: initial });
    },
  };
}
