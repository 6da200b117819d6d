import type { Clock } from './clock';
import { digest, isSameSecret } from './digest';
import type { ProblemCode } from './problem';
import { ProblemError } from './problem';
import type { Store } from './store/store';

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

/**
 * Makes the keeper of first responses: the same key and body get the first response again, also
 * while it is still being made; the same key with another body throws `idempotency-key-reused`.
 * Problems that pass by themselves are sent but not kept.
 */
export function createIdempotency({
  store,
  clock,
}: {
  readonly store: Store;
  readonly clock: Clock;
}): Idempotency {
  const running = new Map<string, Running>();

  const first = async (
    { userId, key }: KeyedRequest,
    bodyDigest: string,
    work: () => Promise<Answer>,
  ): Promise<Answer & { readonly replayed: boolean }> => {
    const kept = await store.findAnswer(userId, key);
    if (kept !== undefined && clock.now() < kept.expiresAt) {
      if (!isSameSecret(kept.bodyDigest, bodyDigest))
        throw new ProblemError('idempotency-key-reused');
      return { status: kept.status, body: kept.body, replayed: true };
    }
    const answer = await settle(work);
    const expiresAt = clock.now() + answerLifeMs;
    await store.saveAnswer({ userId, key, bodyDigest, ...answer, expiresAt });
    return { ...answer, replayed: false };
  };

  return async (request, work) => {
    const id = `${request.userId} ${request.key}`;
    const bodyDigest = digest(canonical(request.body));
    const earlier = running.get(id);
    if (earlier !== undefined) {
      if (!isSameSecret(earlier.bodyDigest, bodyDigest))
        throw new ProblemError('idempotency-key-reused');
      return { ...(await earlier.answer), replayed: true };
    }
    const answer = first(request, bodyDigest, work).finally(() => running.delete(id));
    running.set(id, { bodyDigest, answer });
    return answer;
  };
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
