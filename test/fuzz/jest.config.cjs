const unit = require('../../jest.config.cjs');

/** `npm run fuzz`: what comes from outside, a hundred thousand times. FUZZ_SEED repeats a run. */
module.exports = {
  ...unit,
  displayName: 'fuzz',
  testMatch: ['<rootDir>/test/unit/miniprogram/outside.test.ts'],
  testTimeout: 1_800_000,
  globals: {
    fuzz: { runs: 100_000, seed: Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31) },
  },
};
