import type { components } from 'onboarding-contract';
import { z } from 'zod';

import { Violation } from '../violation';
import type { Answer } from './caller';

/** "POST /user/phone answered 200 {…}", shortened: what a reason says about a response. */
export function describeAnswer({ method, path, status, text, mediaType }: Answer): string {
  const body = text === '' ? (mediaType ?? 'nothing') : text.replace(/\s+/g, ' ').slice(0, 200);
  return `${method} ${path} answered ${status} ${body}`;
}

/** Throws a Violation unless the condition holds. */
export function insist(holds: boolean, reason: string): asserts holds {
  if (!holds) throw new Violation(reason);
}

/** @param what what was sent, for the reason: "to a fresh login code" */
export function expectStatus(answer: Answer, status: number, what: string): void {
  insist(answer.status === status, `${describeAnswer(answer)} ${what}, not ${status}.`);
}

/** A problem code of the contract: another one in a rule does not compile. */
export type ProblemCode = components['schemas']['ProblemCode'];

const problem = z.object({
  code: z.string(),
  retryAfterSeconds: z.number().optional(),
  resolutions: z.array(z.string()).optional(),
});
export type Problem = z.infer<typeof problem>;

/**
 * The problem a response carries; throws a Violation unless it is one of `codes`. Media type,
 * status and shape are judged for all responses together, so that one slip breaks one rule.
 */
export function expectProblem(
  answer: Answer,
  codes: readonly ProblemCode[],
  what: string,
): Problem {
  const wanted = codes.join(' or ');
  const parsed = problem.safeParse(answer.json);
  insist(
    answer.status >= 400 && parsed.success && codes.some((code) => code === parsed.data.code),
    `${describeAnswer(answer)} ${what}, not the problem ${wanted}.`,
  );
  return parsed.data;
}

/** Read loosely: what else is in it is judged by the contract for all responses together. */
const user = z.looseObject({
  id: z.string(),
  nickname: z.string().nullable(),
  avatarUrl: z.string().nullable(),
  phone: z.looseObject({ masked: z.string(), countryCode: z.string() }).nullable(),
});
export type User = z.infer<typeof user>;
const session = z.looseObject({ token: z.string(), expiresInSeconds: z.number(), user });
const wrapped = z.looseObject({ user });
const smsSent = z.looseObject({ resendAfterSeconds: z.number(), expiresInSeconds: z.number() });

const reader =
  <Shape extends z.ZodType>(status: number, shape: Shape) =>
  (answer: Answer, what: string): z.infer<Shape> => {
    expectStatus(answer, status, what);
    const parsed = shape.safeParse(answer.json);
    insist(parsed.success, `${describeAnswer(answer)} ${what}: not the body of the contract.`);
    return parsed.data;
  };

export const expectSession = reader(201, session);
export const expectUser = reader(200, user);
export const expectBound = reader(200, wrapped);
export const expectSmsSent = reader(202, smsSent);
