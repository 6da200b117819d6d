import { homedir } from 'node:os';
import { isAbsolute, join, resolve } from 'node:path';

/**
 * Where the host keeps what is made once for a person and not once for a project, such as the unpacked
 * Chromium: $MINIPROGRAM_HOST_CACHE, else a folder of the person's cache.
 *
 * @see https://specifications.freedesktop.org/basedir-spec/latest/
 */
export function cacheFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const own = env['MINIPROGRAM_HOST_CACHE'] ?? '';
  if (own !== '') return resolve(own);
  const shared = env['XDG_CACHE_HOME'] ?? '';
  return join(isAbsolute(shared) ? shared : join(homedir(), '.cache'), 'miniprogram-host');
}
