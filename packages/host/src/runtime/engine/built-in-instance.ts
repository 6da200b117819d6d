import { glassEasel } from 'glass-easel-miniprogram-adapter';

import type { BuiltIn, BuiltInEvent, BuiltInInstance } from '../../components/kit/built-in';
import type { OpenAbilities } from '../../components/kit/open-abilities';
import type { Phone } from '../../phone/phone';
import type { EngineComponent, EngineElement } from './engine-types';
import { domOf } from './engine-types';
import { originOf } from './event-shape';
import { fingersInMiddle, isFingerEvent } from './finger-fields';
import type { BuiltInOf, RoleOf } from './form-fields';
import { fieldsBelow, formAround } from './form-fields';

/** What every built-in of one program shares. */
export interface BuiltInHost {
  readonly phone: Phone;
  readonly program: { readonly appid: string; readonly name: string };
  readonly abilities: OpenAbilities;
  readonly roleOf: RoleOf;
  /** Prefix of class names inside a component, by component id; '' where styles are shared. */
  readonly classPrefix: (id: string) => string;
  readonly resourceUrl: (path: string, base: string) => string;
  readonly callWx: (method: string, options: Readonly<Record<string, unknown>>) => Promise<unknown>;
  readonly tap: (target: EngineElement) => void;
}

export function createInstance(
  component: EngineComponent,
  definition: BuiltIn,
  host: BuiltInHost,
  builtInOf: BuiltInOf,
): BuiltInInstance {
  const element = domOf(component);
  if (element === undefined) throw new Error(`<${definition.tag}> has no element in the document`);
  const owner = () => component.ownerShadowRoot?.getHostNode();
  const ownerId = () => owner()?.is ?? '';
  return {
    phone: host.phone,
    program: host.program,
    abilities: host.abilities,
    element,
    definition,
    get properties() {
      return component.data as Readonly<Record<string, unknown>>;
    },
    get id() {
      return component.id;
    },
    get dataset() {
      return { ...component.dataset };
    },
    trigger(type, detail = {}, options = {}) {
      glassEasel.triggerEvent(component, type, detail, {
        capturePhase: true,
        ...(isFingerEvent(type) && { extraFields: fingersInMiddle(type, element) }),
        ...options,
      });
    },
    tap: () => {
      host.tap(component);
    },
    update(name, value) {
      component.setData({ [name]: value });
    },
    on: (type, listener) => listenTo(component, element, type, listener),
    closest: (tag) => closestBuiltIn(component, tag, builtInOf),
    descendants: (...tags) => descendantsOf(element, tags, builtInOf),
    sibling(id) {
      const found = component.ownerShadowRoot?.getElementById(id);
      return (found && builtInOf(found)) ?? null;
    },
    form: () => formAround(component, builtInOf, host.roleOf),
    formFields: () => fieldsBelow(component, builtInOf, host.roleOf),
    classNames(names) {
      const prefix = host.classPrefix(ownerId());
      return names
        .split(/\s+/)
        .filter((name) => name !== '')
        .map((name) => `${prefix}${name}`);
    },
    resourceUrl: (path) => host.resourceUrl(path, ownerId()),
    callWx: (method, options) => host.callWx(method, options),
  };
}

function listenTo(
  component: EngineComponent,
  element: HTMLElement,
  type: string,
  listener: (event: BuiltInEvent) => void,
): () => void {
  const hear = (event: glassEasel.ShadowedEvent<unknown>) => {
    listener({ detail: event.detail, origin: originOf(event) ?? element });
  };
  component.addListener(type, hear);
  return () => {
    component.removeListener(type, hear);
  };
}

function closestBuiltIn(
  component: EngineComponent,
  tag: string,
  builtInOf: BuiltInOf,
): BuiltInInstance | null {
  let at: EngineElement | null = component.getComposedParent();
  for (; at !== null; at = at.getComposedParent()) {
    const instance = builtInOf(at);
    if (instance?.definition.tag === tag) return instance;
  }
  return null;
}

function descendantsOf(
  element: HTMLElement,
  tags: readonly string[],
  builtInOf: BuiltInOf,
): readonly BuiltInInstance[] {
  return [...element.querySelectorAll(tags.map((tag) => `wx-${tag}`).join(','))].flatMap((node) => {
    const { __wxElement: inner } = node as { __wxElement?: EngineElement } & Element;
    const instance = inner === undefined ? undefined : builtInOf(inner);
    return instance === undefined ? [] : [instance];
  });
}
