/**
 * Takes `Function`'s back door away from program code, as WeChat does: `(() => {}).constructor` no
 * longer compiles text in the page's global scope. The names `Function`, `eval` and `globalThis`
 * themselves are shadowed by the build.
 */
export function sealRealm(): void {
  const refuse = function refused(): never {
    throw new EvalError('Code generation from strings is not allowed in a mini program.');
  };
  const prototypes = [
    Function.prototype,
    Object.getPrototypeOf(async () => {
      await Promise.resolve();
    }) as object,
    Object.getPrototypeOf(function* generator() {
      yield undefined;
    }) as object,
  ];
  for (const prototype of prototypes) {
    Object.defineProperty(prototype, 'constructor', { value: refuse, configurable: true });
  }
}
