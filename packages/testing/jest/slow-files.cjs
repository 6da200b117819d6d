/** The test files that take longest, by path in the repository, the slowest first. */
module.exports = [
  // Unit tests.
  'packages/conformance/test/broken-answers.test.ts',
  'packages/conformance/test/broken-codes.test.ts',
  'packages/components/test/pack-components.test.ts',
  'packages/conformance/test/stand-in.test.ts',
  'test/unit/miniprogram/pages/on-both-engines.test.ts',
  'packages/host/test/fidelity/driving.test.ts',
  'packages/host/test/fidelity/mounting.test.ts',
  // Journeys.
  'packages/host/test/ui/faults.test.ts',
  'test/ui/scripts.test.ts',
  'packages/host/test/ui/conformance.test.ts',
  'test/ui/accessibility.test.ts',
  'test/ui/phone-methods.test.ts',
  'test/ui/account.test.ts',
  'test/ui/phone-recovery.test.ts',
  'test/ui/profile.test.ts',
];
