import { homedir } from 'node:os';
import { join } from 'node:path';

import { cacheFolder } from '../../src/browser/cache-folder';

const own = join(homedir(), '.cache', 'miniprogram-host');

test.each([
  ['MINIPROGRAM_HOST_CACHE is taken as it is', { MINIPROGRAM_HOST_CACHE: '/kept' }, '/kept'],
  [
    'MINIPROGRAM_HOST_CACHE wins over the folder of the desktop',
    { MINIPROGRAM_HOST_CACHE: '/kept', XDG_CACHE_HOME: '/xdg' },
    '/kept',
  ],
  ['XDG_CACHE_HOME has a folder for the host', { XDG_CACHE_HOME: '/xdg' }, '/xdg/miniprogram-host'],
  ['what is empty counts as not set', { MINIPROGRAM_HOST_CACHE: '', XDG_CACHE_HOME: '' }, own],
  [
    'a relative XDG_CACHE_HOME does not count, as its specification says',
    { XDG_CACHE_HOME: 'x' },
    own,
  ],
  ['without either it is the cache of the person', {}, own],
])('%s', (_name, env, folder) => {
  expect(cacheFolder(env)).toBe(folder);
});
