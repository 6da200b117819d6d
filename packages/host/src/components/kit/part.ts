import type { BuiltInInstance } from './built-in';

/** Events that the engine lets through to programs: those of a built-in's own parts are nobody's business. */
const ownEvents = ['transitionend', 'animationstart', 'animationiteration', 'animationend'];

/** Makes a part of a built-in inside its element: before or after what the program wrote in it. */
export function addPart<Tag extends keyof HTMLElementTagNameMap>(
  self: BuiltInInstance<object>,
  tag: Tag,
  className: string,
  place: 'before' | 'after' = 'before',
): HTMLElementTagNameMap[Tag] {
  const part = self.element.ownerDocument.createElement(tag);
  part.className = className;
  for (const type of ownEvents) {
    part.addEventListener(type, (event) => {
      event.stopPropagation();
    });
  }
  if (place === 'before') self.element.prepend(part);
  else self.element.append(part);
  return part;
}

/** A state per instance, found again in every hook; forgotten with the element. */
export function stateByElement<State>(): {
  get(self: BuiltInInstance<object>): State | undefined;
  set(self: BuiltInInstance<object>, state: State): State;
} {
  const states = new WeakMap<HTMLElement, State>();
  return {
    get: (self) => states.get(self.element),
    set(self, state) {
      states.set(self.element, state);
      return state;
    },
  };
}

/** Runs several undo functions, last first. */
export function undoAll(...undos: readonly (() => void)[]): () => void {
  return () => {
    for (const undo of [...undos].reverse()) undo();
  };
}

/** Adds a DOM listener; the returned function removes it. */
export function listen<Type extends keyof HTMLElementEventMap>(
  target: HTMLElement,
  type: Type,
  listener: (event: HTMLElementEventMap[Type]) => void,
): () => void {
  target.addEventListener(type, listener);
  return () => {
    target.removeEventListener(type, listener);
  };
}

/** Sets a default role; the program's own aria-role wins. */
export function setRole(self: BuiltInInstance<object>, role: string): void {
  if (!self.element.hasAttribute('role')) self.element.setAttribute('role', role);
}
