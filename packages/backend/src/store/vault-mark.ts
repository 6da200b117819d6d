import { createKeyedDigest } from '../sealing';
import type { Store } from './store';

/** Says which key it is and not what it is. */
export const markOf = (key: Buffer): string => createKeyedDigest(key, 'vault mark')('vault');

/**
 * Makes the key the one that everything in the store is sealed under.
 * @throws when it is sealed under another one
 */
export async function claimVault(
  store: Pick<Store, 'claimVaultMark'>,
  vaultKey: Buffer,
): Promise<void> {
  const mark = markOf(vaultKey);
  if ((await store.claimVaultMark(mark)) === mark) return;
  throw new Error(
    'The numbers in the database are sealed under another vault key. Give this process the key that the others have: with this one nobody can read them.',
  );
}
