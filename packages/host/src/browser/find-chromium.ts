import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

import type { Chromium } from './chromium';
import { unpackedChromium } from './unpacked-chromium';

export interface ChromiumSearch {
  /** The one that was asked for, by `--browser` or from code. */
  readonly path?: string | undefined;
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly isExecutable?: (path: string) => boolean;
  /** The Chromium of @sparticuz/chromium, unpacked where needed; rejects when it cannot run here. */
  readonly unpacked?: () => Promise<Omit<Chromium, 'source'>>;
}

const installedNames = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const installedElsewhere = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/**
 * The Chromium to run programs in: the one asked for, then $CHROMIUM_PATH, then an installed Chromium or Chrome, then the one
 * of @sparticuz/chromium (decision 5). Rejects with one sentence that names the cures; never falls
 * back to something that is not a browser.
 */
export async function findChromium({
  path,
  env = process.env,
  isExecutable = isExecutableFile,
  unpacked = unpackedChromium,
}: ChromiumSearch = {}): Promise<Chromium> {
  const named = namedChromium(path, env['CHROMIUM_PATH']);
  if (named !== undefined) {
    const { executablePath, source, otherwise } = named;
    if (isExecutable(executablePath)) return { executablePath, env: {}, source };
    throw new Error(otherwise);
  }
  const folders = (env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = installedNames.flatMap((name) => folders.map((folder) => join(folder, name)));
  const installed = [...candidates, ...installedElsewhere].find(isExecutable);
  if (installed !== undefined) return { executablePath: installed, env: {}, source: 'installed' };
  try {
    return { ...(await unpacked()), source: 'npm' };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `No Chromium was found. Cures: name one (--browser or CHROMIUM_PATH), install one (apt-get install chromium), or take the one from npm (npm install --save-dev @sparticuz/chromium), which failed: ${reason}`,
      { cause: error },
    );
  }
}

/** The one that somebody named, and what to say when it is none. */
function namedChromium(path: string | undefined, variable = '') {
  if (path !== undefined) {
    const otherwise = `The browser ${path}, which was asked for, is not an executable file.`;
    return { executablePath: path, source: 'asked for', otherwise } as const;
  }
  if (variable === '') return undefined;
  const otherwise = `CHROMIUM_PATH names ${variable}, which is not an executable file. Correct it, or unset it to let the host look for itself.`;
  return { executablePath: variable, source: 'CHROMIUM_PATH', otherwise } as const;
}

function isExecutableFile(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
