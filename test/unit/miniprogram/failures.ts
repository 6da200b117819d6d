import fc from 'fast-check';
import { readContract } from 'onboarding-conformance';

import type {
  Failure,
  LoginProblem,
  NoResponseReason,
  ProblemCode,
} from '../../../miniprogram/models/failure';

/** Written as a record, so that a reason that is missing here does not compile. */
const reasons: Readonly<Record<NoResponseReason, true>> = {
  offline: true,
  timeout: true,
  interrupted: true,
  aborted: true,
  insecure: true,
  'file-gone': true,
  'request-refused': true,
  'address-refused': true,
  'not-configured': true,
};

const causes: Readonly<Record<LoginProblem, true>> = {
  passing: true,
  misconfigured: true,
  banned: true,
  'too-frequent': true,
};

const keysOf = <K extends string>(record: Readonly<Record<K, true>>): readonly K[] =>
  Object.keys(record) as K[];

export const noResponseReasons = keysOf(reasons);
const loginProblems = keysOf(causes);
/** As the contract lists them. */
export const problemCodes = Object.keys(readContract().problemStatuses) as readonly ProblemCode[];

const retryAfterSeconds = fc.option(fc.nat({ max: 600 }));

/** Every failure there is, for property tests. */
export const failures: fc.Arbitrary<Failure> = fc.oneof(
  fc.record({
    kind: fc.constant('no-response' as const),
    reason: fc.constantFrom(...noResponseReasons),
  }),
  fc.record({
    kind: fc.constant('bad-gateway-response' as const),
    status: fc.integer({ min: 300, max: 599 }),
    retryAfterSeconds,
  }),
  fc.record({
    kind: fc.constant('problem' as const),
    status: fc.integer({ min: 400, max: 599 }),
    code: fc.constantFrom(...problemCodes),
    retryAfterSeconds,
  }),
  fc.record({
    kind: fc.constant('unreadable' as const),
    status: fc.constant(200),
    path: fc.string(),
  }),
  fc.record({
    kind: fc.constant('login-unavailable' as const),
    cause: fc.constantFrom(...loginProblems),
    reason: fc.string(),
  }),
);
