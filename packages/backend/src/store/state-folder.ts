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
import { openStore } from './open-store';
import type { OpenStore, Store } from './store';
import { claimVault, markOf } from './vault-mark';

const keyBytes = 32;

/** What a backend needs to remember over restarts. */
export interface State {
  readonly store: OpenStore;
  /** Opens the numbers in the store; whoever has both has the numbers. */
  readonly vaultKey: Buffer;
}

/** A database and the key that its numbers are sealed under, which every process on it must be given. */
export interface SharedPlace {
  /** `postgres://…`, or the path of a SQLite file. */
  readonly databaseUrl: string;
  /** 32 bytes. */
  readonly vaultKey: Buffer;
}

/**
 * Opens `backend.sqlite` and `vault.key` in the folder, which is made when there is none. Only the owner
 * may read either (0700, 0600). Any number of processes may do so.
 * @throws when key and database do not belong together, one of them is missing, or the key is damaged: a fresh key
 * would lock the numbers away for good
 */
export async function openState(folder: string): Promise<State> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // A folder that was there before may be open to others.
  chmodSync(folder, 0o700);
  const path = join(folder, 'backend.sqlite');
  const keyPath = join(folder, 'vault.key');
  if (existsSync(keyPath)) readKey(keyPath);
  const store = await openStore(path);
  try {
    chmodSync(path, 0o600);
    return { store, vaultKey: await keyOf(store, path, keyPath) };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/**
 * Opens a database that several processes share.
 * @throws when its numbers are sealed under another key
 */
export async function openSharedState({ databaseUrl, vaultKey }: SharedPlace): Promise<State> {
  const store = await openStore(databaseUrl);
  try {
    await claimVault(store, vaultKey);
    return { store, vaultKey };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/**
 * The key in the file, which the database must know. Neither is there at first: then the key is written under
 * another name, known to the database, and only then given its name, so that whoever dies in between can go on.
 */
async function keyOf(store: Store, path: string, keyPath: string): Promise<Buffer> {
  const draftPath = `${keyPath}.new`;
  for (;;) {
    if (existsSync(keyPath)) {
      const key = readKey(keyPath);
      const mark = await store.findVaultMark();
      if (mark === markOf(key)) return key;
      throw new Error(mark === undefined ? emptied(path, keyPath) : otherKey(path, keyPath));
    }
    const hadMark = (await store.findVaultMark()) !== undefined;
    if (hadMark && !existsSync(draftPath)) {
      // Another process may just have given it its name.
      if (existsSync(keyPath)) continue;
      throw new Error(missing(path, keyPath));
    }
    writeKey(draftPath, systemRandom.bytes(keyBytes));
    const key = ifThere(() => readKey(draftPath));
    // Taken away by a process that was faster.
    if (key === undefined) continue;
    const isOurs = (await store.claimVaultMark(markOf(key))) === markOf(key);
    if (isOurs) writeKey(keyPath, key);
    rmSync(draftPath, { force: true });
    if (isOurs) return key;
  }
}

const missing = (path: string, keyPath: string): string =>
  `${keyPath} is missing although ${path} is there. Put the key back, or delete the whole folder: without the key nobody can read its numbers.`;
const emptied = (path: string, keyPath: string): string =>
  `${path} is empty although ${keyPath} is there: it was deleted or replaced. Put the database back, or delete the whole folder to begin anew.`;
const otherKey = (path: string, keyPath: string): string =>
  `${keyPath} is not the key of ${path}. Put the right one back, or delete the whole folder: without the key nobody can read its numbers.`;

function readKey(path: string): Buffer {
  const key = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64url');
  if (key.length !== keyBytes) {
    throw new Error(
      `${path} is not a key of ${keyBytes} bytes. Put the right one back, or delete the whole folder: without the key nobody can read its numbers.`,
    );
  }
  chmodSync(path, 0o600);
  return key;
}

function ifThere<Found>(read: () => Found): Found | undefined {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Written whole or not at all, as a process may die at any moment, and never over another one. */
function writeKey(path: string, key: Buffer): void {
  const draft = `${path}.${process.pid}`;
  try {
    writeFileSync(draft, `${key.toString('base64url')}\n`, { mode: 0o600, flush: true });
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(draft, { force: true });
  }
}
