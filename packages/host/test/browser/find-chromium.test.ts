import { findChromium } from '../../src/browser/find-chromium';

const nothing = { unpacked: () => Promise.reject(new Error('not unpacked')) };
const fromNpm = {
  unpacked: () =>
    Promise.resolve({ executablePath: '/cache/chromium', env: { LD_LIBRARY_PATH: '/cache/lib' } }),
};

test('the one that was asked for wins over CHROMIUM_PATH', async () => {
  const search = { path: '/asked', env: { CHROMIUM_PATH: '/my/chrome' }, isExecutable: () => true };
  await expect(findChromium({ ...search, ...fromNpm })).resolves.toStrictEqual({
    executablePath: '/asked',
    env: {},
    source: 'asked for',
  });
});

test('one that was asked for and is not executable is an error, never silently another browser', async () => {
  const search = { path: '/gone', env: { PATH: '/usr/bin' }, isExecutable: () => false };
  await expect(findChromium({ ...search, ...fromNpm })).rejects.toThrow(
    'The browser /gone, which was asked for, is not an executable file.',
  );
});

test('CHROMIUM_PATH wins over an installed one', async () => {
  const search = {
    env: { CHROMIUM_PATH: '/my/chrome', PATH: '/usr/bin' },
    isExecutable: () => true,
  };
  await expect(findChromium({ ...search, ...fromNpm })).resolves.toStrictEqual({
    executablePath: '/my/chrome',
    env: {},
    source: 'CHROMIUM_PATH',
  });
});

test('a CHROMIUM_PATH that is not executable is an error, never silently another browser', async () => {
  const search = { env: { CHROMIUM_PATH: '/gone', PATH: '/usr/bin' }, isExecutable: () => false };
  await expect(findChromium({ ...search, ...fromNpm })).rejects.toThrow(
    'CHROMIUM_PATH names /gone, which is not an executable file.',
  );
});

test('an installed Chromium is taken from PATH, in the order of its names', async () => {
  const isExecutable = (path: string) =>
    path === '/opt/bin/chromium' || path === '/usr/bin/google-chrome';
  const search = { env: { PATH: '/usr/bin:/opt/bin' }, isExecutable };
  await expect(findChromium({ ...search, ...fromNpm })).resolves.toStrictEqual({
    executablePath: '/opt/bin/chromium',
    env: {},
    source: 'installed',
  });
});

test('without either, the Chromium from npm comes with the environment it needs', async () => {
  const search = { env: { PATH: '/usr/bin' }, isExecutable: () => false };
  await expect(findChromium({ ...search, ...fromNpm })).resolves.toStrictEqual({
    executablePath: '/cache/chromium',
    env: { LD_LIBRARY_PATH: '/cache/lib' },
    source: 'npm',
  });
});

test('without any, the error names the three cures and the reason', async () => {
  const search = { env: {}, isExecutable: () => false };
  await expect(findChromium({ ...search, ...nothing })).rejects.toThrow(
    'No Chromium was found. Cures: name one (--browser or CHROMIUM_PATH), install one (apt-get install chromium), or take the one from npm (npm install --save-dev @sparticuz/chromium), which failed: not unpacked',
  );
});
