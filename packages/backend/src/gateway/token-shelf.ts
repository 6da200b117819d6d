import { setTimeout as wait } from 'node:timers/promises';

import type { Clock } from '../clock';
import type { Sealing } from '../sealing';
import type { Store, StoredToken } from '../store/store';
import type { HeldToken, TokenShelf } from './access-token';

/** Longer than WeChat may take over the two questions of a turn. */
const turnMs = 12_000;
const patienceMs = 15_000;
const pauseMs = 50;

/**
 * Makes the shelf in the store, sealed: whoever has the token is this backend to WeChat. A store that fails is no
 * reason not to ask WeChat.
 */
export function createTokenShelf(parts: {
  readonly store: Pick<Store, 'findToken' | 'replaceToken' | 'takeSlot' | 'giveSlotBack'>;
  readonly clock: Clock;
  readonly sealing: Sealing;
  readonly appid: string;
  readonly report: (error: unknown) => void;
}): TokenShelf {
  const { store, sealing, clock, appid, report } = parts;
  let standing: StoredToken | undefined;
  return {
    read: async (): Promise<HeldToken | undefined> => {
      try {
        standing = await store.findToken(appid);
        return standing && { token: sealing.open(standing.sealed), goodUntil: standing.goodUntil };
      } catch (error) {
        report(error);
        return undefined;
      }
    },
    put: async ({ token, goodUntil }) => {
      const fresh = { sealed: sealing.seal(token), goodUntil };
      await store.replaceToken(appid, standing, fresh).catch(report);
    },
    alone: async (work) => {
      const giveBack = await takeTurn(store, clock, `access token ${appid}`).catch(
        (error: unknown) => {
          report(error);
          return undefined;
        },
      );
      try {
        return await work();
      } finally {
        await giveBack?.().catch(report);
      }
    },
  };
}

/** A limit of one call: whoever has it is alone, until it gives it back or the time of a dead process is over. */
async function takeTurn(
  store: Pick<Store, 'takeSlot' | 'giveSlotBack'>,
  clock: Clock,
  key: string,
): Promise<(() => Promise<void>) | undefined> {
  const deadline = performance.now() + patienceMs;
  do {
    const slot = { key, at: clock.now(), windowMs: turnMs };
    const { fullSince } = await store.takeSlot(slot, 1);
    if (fullSince === undefined) return () => store.giveSlotBack(slot);
    await wait(pauseMs);
  } while (performance.now() < deadline);
  // Better a token too many than none.
  return undefined;
}
