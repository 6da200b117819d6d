import { ConnectionError } from './gateway/wechat-connection';
import type { SharedPlace } from './store/state-folder';

/**
 * The database that several processes share, when `DATABASE_URL` and `VAULT_KEY` are both set (the key as 32 bytes
 * in base64url: `openssl rand -base64 32 | tr +/ -_`); `undefined` when neither is.
 * @throws ConnectionError when only one of them is, or the key is none
 */
export function sharedPlaceFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): SharedPlace | undefined {
  const databaseUrl = (environment['DATABASE_URL'] ?? '').trim();
  const key = (environment['VAULT_KEY'] ?? '').trim();
  if (databaseUrl === '' && key === '') return undefined;
  const vaultKey = Buffer.from(key, 'base64url');
  if (databaseUrl === '' || vaultKey.length !== 32) {
    throw new ConnectionError(
      'Set DATABASE_URL and VAULT_KEY (32 bytes in base64url, the same for every process) to share a database, or neither.',
    );
  }
  return { databaseUrl, vaultKey };
}
