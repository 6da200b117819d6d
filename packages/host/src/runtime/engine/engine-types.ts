import type { glassEasel } from 'glass-easel-miniprogram-adapter';

/** The engine's own types under the names the runtime uses. */
export type EngineElement = glassEasel.Element;
export type EngineComponent = glassEasel.GeneralComponent;

/** A DOM element that stands for an engine element. */
export interface EngineDomElement extends HTMLElement {
  __wxElement?: EngineElement;
}

/** The engine element that a DOM node belongs to: its own or the nearest around it. */
export function engineElementOf(node: Node | null): EngineElement | undefined {
  for (let at = node; at !== null; at = at.parentNode) {
    const element = (at as EngineDomElement).__wxElement;
    if (element !== undefined) return element;
  }
  return undefined;
}

/** The DOM element of an engine element; virtual nodes have none. */
export function domOf(element: EngineElement): HTMLElement | undefined {
  return (element.$$ ?? undefined) as HTMLElement | undefined;
}
