import {
  chmodSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

import { systemRandom } from '../random';
import type { FileStore } from './file-store';
import { createFileStore } from './file-store';
import { lockFolder } from './folder-lock';

const keyBytes = 32;

/** What a backend needs to remember over restarts. */
export interface State {
  /** Its `close` also gives the folder back. */
  readonly store: FileStore;
  /** Opens the numbers in the store; whoever has both has the numbers. */
  readonly vaultKey: Buffer;
}

/**
 * Opens `backend.sqlite` and `vault.key` in the folder, which is made when there is none. Only the owner
 * may read either (0700, 0600).
 * @throws when the key is damaged or missing beside a database, as a fresh one would lock the numbers away for
 * good, and when another process holds the folder
 */
export function openState(folder: string): State {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // A folder that was there before may be open to others.
  chmodSync(folder, 0o700);
  const unlock = lockFolder(folder);
  try {
    const { store, vaultKey } = openFiles(folder);
    const close = (): void => {
      store.close();
      unlock();
    };
    return { store: { ...store, close }, vaultKey };
  } catch (error) {
    unlock();
    throw error;
  }
}

function openFiles(folder: string): State {
  const path = join(folder, 'backend.sqlite');
  const keyPath = join(folder, 'vault.key');
  if (existsSync(path) && !existsSync(keyPath)) {
    throw new Error(
      `${keyPath} is missing although ${path} is there. Put the key back, or delete the whole folder: without the key nobody can read its numbers.`,
    );
  }
  const vaultKey = readKey(keyPath);
  const store = createFileStore(path);
  chmodSync(path, 0o600);
  return { store, vaultKey };
}

function readKey(path: string): Buffer {
  createKey(path);
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url');
  if (key.length !== keyBytes) {
    throw new Error(
      `${path} is not a key of ${keyBytes} bytes. Put the right one back, or delete the whole folder: without the key nobody can read its numbers.`,
    );
  }
  chmodSync(path, 0o600);
  return key;
}

/** Written whole or not at all: a process may die at any moment, and half a key is none. */
function createKey(path: string): void {
  const draft = `${path}.${process.pid}`;
  const text = `${systemRandom.bytes(keyBytes).toString('base64url')}\n`;
  try {
    writeFileSync(draft, text, { mode: 0o600, flush: true });
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
