import type { Claims } from './claims';
import { patiently } from './claims';
import type { Clock } from './clock';
import { digest, isSameSecret } from './digest';
import type { ProblemCode } from './problem';
import { ProblemError } from './problem';
import type { RunningWork } from './running-work';
import type { Claim, Store } from './store/store';

/** The response to a request with an idempotency key. */
export interface Answer {
  readonly status: number;
  readonly body: object;
}

export interface KeyedRequest {
  readonly userId: string;
  readonly key: string;
  readonly body: object;
}

/** Runs `work` at most once to its end per person and key. */
export type Idempotency = (
  request: KeyedRequest,
  work: () => Promise<Answer>,
) => Promise<Answer & { readonly replayed: boolean }>;

/** How long a first response is kept; far longer than the five minutes a code lives. */
const answerLifeMs = 24 * 60 * 60 * 1000;

/** Problems that say nothing about the request itself: the same request may succeed later. */
const passing: ReadonlySet<ProblemCode> = new Set([
  'rate-limited',
  'wechat-busy',
  'wechat-unavailable',
  'wechat-misconfigured',
  'internal',
]);

interface Running {
  readonly bodyDigest: string;
  readonly answer: Promise<Answer>;
}

type Taken =
  | { readonly kind: 'ours'; readonly claim: Claim }
  | { readonly kind: 'kept'; readonly answer: Answer };

/**
 * Makes the keeper of first responses: the same key and body get the first response again, also
 * while it is still being made, here or in another process; the same key with another body throws
 * `idempotency-key-reused`. Problems that pass by themselves are sent but not kept.
 */
export function createIdempotency({
  store,
  clock,
  claims,
  work: runningWork,
}: {
  readonly store: Store;
  readonly clock: Clock;
  readonly claims: Claims;
  readonly work: RunningWork;
}): Idempotency {
  const running = new Map<string, Running>();

  const take = ({ userId, key }: KeyedRequest, bodyDigest: string): Promise<Taken> =>
    patiently<Taken>(async () => {
      const claim = claims.fresh();
      const now = clock.now();
      const request = { userId, key, bodyDigest, expiresAt: now + answerLifeMs };
      const outcome = await store.claimAnswer(request, claim, now);
      switch (outcome.kind) {
        case 'claimed':
          return { kind: 'ours', claim };
        case 'kept':
          refuseOtherBody(outcome.answer.bodyDigest, bodyDigest);
          return { kind: 'kept', answer: outcome.answer };
        case 'running':
          refuseOtherBody(outcome.bodyDigest, bodyDigest);
          return undefined;
      }
    });

  const first = async (
    request: KeyedRequest,
    bodyDigest: string,
    work: () => Promise<Answer>,
  ): Promise<Answer & { readonly replayed: boolean }> => {
    const { userId, key } = request;
    const taken = await take(request, bodyDigest);
    if (taken.kind === 'kept') {
      const { status, body } = taken.answer;
      return { status, body, replayed: true };
    }
    const { claim } = taken;
    try {
      const answer = await claims.holding(
        claim,
        (longer) => store.prolongAnswer(userId, key, longer),
        () => settle(work),
      );
      const expiresAt = clock.now() + answerLifeMs;
      await store.saveAnswer({ userId, key, bodyDigest, ...answer, expiresAt }, claim.id);
      return { ...answer, replayed: false };
    } catch (error) {
      // Where this fails too, the claim runs out by itself.
      await store.releaseAnswer(userId, key, claim.id).catch(() => undefined);
      throw error;
    }
  };

  return async (request, work) => {
    const id = `${request.userId} ${request.key}`;
    const bodyDigest = digest(canonical(request.body));
    const earlier = running.get(id);
    if (earlier !== undefined) {
      refuseOtherBody(earlier.bodyDigest, bodyDigest);
      return { ...(await earlier.answer), replayed: true };
    }
    const answer = first(request, bodyDigest, work).finally(() => running.delete(id));
    running.set(id, { bodyDigest, answer });
    return runningWork.track(answer);
  };
}

function refuseOtherBody(bodyDigest: string, other: string): void {
  if (!isSameSecret(bodyDigest, other)) throw new ProblemError('idempotency-key-reused');
}

/** The response of the work; a lasting problem is a response too, a passing one is thrown on. */
async function settle(work: () => Promise<Answer>): Promise<Answer> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ProblemError) || passing.has(error.code)) throw error;
    return { status: error.status, body: error.document };
  }
}

/** The same text for the same fields in whatever order they came. */
function canonical(body: object): string {
  return JSON.stringify(Object.entries(body).sort(([one], [other]) => (one < other ? -1 : 1)));
}
