/**
 * Lays functions of a definition over `target`, bound to it: those of `Page()` and `App()` keep their
 * `this` wherever a program hands them (documentation: none; WeChat does). What hangs on a function,
 * such as the `cancel` of a debounced one, is still found on it.
 */
export function bindFunctions(target: object, definition: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(definition)) {
    if (typeof value !== 'function') continue;
    const bound = (value as (...args: readonly unknown[]) => unknown).bind(target);
    Reflect.set(target, name, Object.setPrototypeOf(bound, value));
  }
}
