interface Fuzz {
  /** Events and responses from outside, for each property. */
  readonly cases: number;
  /** Scripts of what may happen to a granted code, for each property. */
  readonly scripts: number;
  readonly seed: number;
}

/**
 * How much generated tests do: little from one seed in `npm test`, much from a new seed, which the
 * names of the tests print, in `npm run fuzz` (test/fuzz/jest.config.cjs).
 */
export const fuzz: Fuzz = (globalThis as { readonly fuzz?: Fuzz }).fuzz ?? {
  cases: 500,
  scripts: 60,
  seed: 20261121,
};
