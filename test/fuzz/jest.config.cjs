const unit = require('../../jest.config.cjs');

/**
 * `npm run fuzz`: a hundred thousand events and answers from outside, and thousands of scripts of what
 * may happen to a granted code. FUZZ_SEED repeats a run.
 */
module.exports = {
  ...unit,
  displayName: 'fuzz',
  testMatch: [
    '<rootDir>/test/unit/miniprogram/outside.test.ts',
    '<rootDir>/test/unit/miniprogram/services/phone/settlement.model.test.ts',
  ],
  testTimeout: 3_600_000,
  verbose: true,
  globals: {
    fuzz: {
      cases: 100_000,
      scripts: 3000,
      seed: Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31),
    },
  },
};
