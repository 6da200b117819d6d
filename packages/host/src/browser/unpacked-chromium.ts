import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

import { hostFolder } from '../host-folder';
import { cacheFolder } from './cache-folder';
import type { Chromium } from './chromium';
import { ifInstalled } from './installed-package';

const run = promisify(execFile);

/**
 * The Chromium inside @sparticuz/chromium (x86-64 Linux), unpacked once for a person: node_modules may be
 * read-only, and is emptied by every `npm ci`. Rejects when the package is missing or its browser does
 * not start here.
 */
export async function unpackedChromium(): Promise<Omit<Chromium, 'source'>> {
  const folder = await unpack(cacheFolder());
  const executablePath = join(folder, 'chromium');
  const fonts = existsSync('/etc/fonts/fonts.conf')
    ? {}
    : { FONTCONFIG_PATH: join(folder, 'fonts') };
  // Machines without NSS and NSPR get the libraries that come with the package; others keep their own.
  const own: Readonly<Record<string, string>> = fonts;
  if (await starts(executablePath, own)) return { executablePath, env: own };
  const withLibraries = { ...fonts, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') };
  const failure = await startFailure(executablePath, withLibraries);
  if (failure === null) return { executablePath, env: withLibraries };
  throw new Error(`${executablePath} does not start on this machine: ${failure}`);
}

async function unpack(cache: string): Promise<string> {
  const manifest = ifInstalled('@sparticuz/chromium');
  if (manifest === undefined) throw new Error('@sparticuz/chromium is not installed');
  const { version } = JSON.parse(readFileSync(join(manifest, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  await mkdir(cache, { recursive: true, mode: 0o700 });
  // Unpacked aside and moved in one step: several processes may come here at the same time.
  const aside = await mkdtemp(join(cache, 'chromium-unpacking-'));
  try {
    await run(
      process.execPath,
      [
        '-e',
        'require("@sparticuz/chromium").executablePath().catch((e) => { console.error(e.message); process.exit(1); })',
      ],
      {
        cwd: hostFolder,
        // The package unpacks to the temporary directory under a fixed name, and brings its NSS
        // libraries along only where it believes to be on Amazon Linux 2023.
        env: { ...process.env, TMPDIR: aside, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' },
      },
    );
    await rename(aside, folder);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

async function starts(path: string, env: Readonly<Record<string, string>>): Promise<boolean> {
  return (await startFailure(path, env)) === null;
}

/** null when `--version` works; otherwise the first line of what went wrong. */
async function startFailure(
  path: string,
  env: Readonly<Record<string, string>>,
): Promise<string | null> {
  try {
    await run(path, ['--version'], { env: { ...process.env, ...env }, timeout: 20_000 });
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return reason.split('\n').find((line) => line.includes('error')) ?? reason;
  }
}
