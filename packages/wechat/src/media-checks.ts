import type { ContentReview, ReviewVerdict } from './content-review';
import type { Random } from './random';

/** A picture that a backend asked to have reviewed, and what came of it. */
export interface MediaCheck {
  readonly appid: string;
  readonly traceId: string;
  readonly url: string;
  /** `timeout`: the picture could not be fetched (errcode -1008). */
  readonly verdict: ReviewVerdict;
}

/** The reviews of media_check_async: taken at once, told later by push. */
export interface MediaChecks {
  /** Returns the trace_id. */
  submit(picture: { readonly appid: string; readonly url: string }): string;
  /** Calls on every review that is done; the returned function ends that. */
  onDone(listener: (check: MediaCheck) => void): () => void;
  /** Every review since the last reset, oldest first. */
  done(): readonly MediaCheck[];
  reset(): void;
}

/** Makes the office; nothing is looked at, the next verdict for an avatar decides (content-review.ts). */
export function createMediaChecks({
  random,
  review,
}: {
  readonly random: Random;
  readonly review: ContentReview;
}): MediaChecks {
  const listeners = new Set<(check: MediaCheck) => void>();
  let checks: MediaCheck[] = [];
  return {
    submit: ({ appid, url }) => {
      const hex = random.bytes(12).toString('hex');
      const traceId = [hex.slice(0, 8), hex.slice(8, 16), hex.slice(16)].join('-');
      const check = { appid, traceId, url, verdict: review.avatar() };
      checks.push(check);
      for (const listener of listeners) listener(check);
      return traceId;
    },
    onDone: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    done: () => [...checks],
    reset: () => {
      checks = [];
    },
  };
}
