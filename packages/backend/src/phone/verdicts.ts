import { setTimeout as wait } from 'node:timers/promises';

import type { RunningWork } from '../running-work';
import type { ExchangeVerdict, Store, StoredExchange } from '../store/store';

interface Verdict {
  readonly codeDigest: string;
  readonly claimId: string;
  readonly verdict: ExchangeVerdict;
}

/** Writes down what WeChat said; what cannot be written now is kept in memory until it can. */
export interface Verdicts {
  /** What stands there afterwards, as Store.settleExchange answers it; a store that fails throws. */
  write(verdict: Verdict): Promise<StoredExchange | undefined>;
  /** Writes a verdict about this code that could not be written before; throws when it still cannot. */
  written(codeDigest: string): Promise<void>;
}

const pauseMs = 250;
/** Twice as long as a code lives; whoever lost it has tapped again by then. */
const patienceMs = 10 * 60 * 1000;

/** Makes the keeper of verdicts; a backend that stops waits for what it holds. */
export function createVerdicts(store: Pick<Store, 'settleExchange'>, work: RunningWork): Verdicts {
  const unwritten = new Map<string, Verdict>();

  const attempt = async (held: Verdict): Promise<StoredExchange | undefined> => {
    const standing = await store.settleExchange(held.codeDigest, held.claimId, held.verdict);
    unwritten.delete(held.codeDigest);
    return standing;
  };
  const keepTrying = async (held: Verdict): Promise<void> => {
    const deadline = performance.now() + patienceMs;
    while (unwritten.get(held.codeDigest) === held && performance.now() < deadline) {
      await wait(pauseMs);
      await attempt(held).catch(() => undefined);
    }
    unwritten.delete(held.codeDigest);
  };

  return {
    write: async (verdict) => {
      try {
        return await attempt(verdict);
      } catch (error) {
        unwritten.set(verdict.codeDigest, verdict);
        void work.track(keepTrying(verdict));
        throw error;
      }
    },
    written: async (codeDigest) => {
      const held = unwritten.get(codeDigest);
      if (held !== undefined) await attempt(held);
    },
  };
}
