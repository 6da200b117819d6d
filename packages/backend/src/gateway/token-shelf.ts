import type { Sealing } from '../sealing';
import type { Store, StoredToken } from '../store/store';
import type { HeldToken, TokenShelf } from './access-token';

/**
 * Makes the shelf in the store, sealed: whoever has the token is this backend to WeChat. A store that fails is no
 * reason not to ask WeChat.
 */
export function createTokenShelf(parts: {
  readonly store: Pick<Store, 'findToken' | 'replaceToken'>;
  readonly sealing: Sealing;
  readonly appid: string;
  readonly report: (error: unknown) => void;
}): TokenShelf {
  const { store, sealing, appid, report } = parts;
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
  };
}
