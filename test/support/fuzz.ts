import { z } from 'zod';

/**
 * How much generated tests do: little from one seed in `npm test`, much from a new seed, which the
 * names of the tests print, in `npm run fuzz` (test/fuzz/jest.config.cjs).
 */
export const fuzz = z
  .object({ cases: z.number(), scripts: z.number(), seed: z.number() })
  .catch({ cases: 500, scripts: 60, seed: 20261121 })
  .parse((globalThis as { readonly fuzz?: unknown }).fuzz);
