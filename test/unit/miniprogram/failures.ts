import fc from 'fast-check';
import type { Failure, NoAnswerReason, ProblemCode } from '../../../miniprogram/models/failure';

/** Every failure there is, for property tests. */
const reasons: readonly NoAnswerReason[] = [
  'offline',
  'timeout',
  'interrupted',
  'aborted',
  'address-refused',
  'not-configured',
];

const codes: readonly ProblemCode[] = [
  'phone-code-invalid',
  'phone-already-bound',
  'wechat-session-stale',
  'wechat-busy',
  'wechat-unavailable',
  'rate-limited',
  'session-invalid',
  'login-code-invalid',
  'login-blocked',
  'internal',
  'invalid-request',
];

const retryAfterSeconds = fc.option(fc.nat({ max: 600 }));

export const failures: fc.Arbitrary<Failure> = fc.oneof(
  fc.record({ kind: fc.constant('no-answer' as const), reason: fc.constantFrom(...reasons) }),
  fc.record({
    kind: fc.constant('unavailable' as const),
    status: fc.integer({ min: 300, max: 599 }),
    retryAfterSeconds,
  }),
  fc.record({
    kind: fc.constant('problem' as const),
    status: fc.integer({ min: 400, max: 599 }),
    code: fc.constantFrom(...codes),
    retryAfterSeconds,
  }),
  fc.record({
    kind: fc.constant('unreadable' as const),
    status: fc.constant(200),
    path: fc.string(),
  }),
  fc.record({ kind: fc.constant('login-unavailable' as const), reason: fc.string() }),
);
