/** Stands for what would make code from a string. */
export function refuseCode(): never {
  throw new EvalError('Code generation from strings is not allowed in a mini program.');
}

/**
 * Takes `Function`'s back door away from program code, as WeChat does: `(() => {}).constructor` no
 * longer compiles text in the page's global scope. The names `Function` and `eval` themselves are
 * shadowed by the build, and `globalThis` is an object of the program's own.
 */
export function sealRealm(): void {
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
    Object.defineProperty(prototype, 'constructor', { value: refuseCode, configurable: true });
  }
}
