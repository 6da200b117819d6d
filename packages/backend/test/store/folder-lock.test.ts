import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { lockFolder } from '../../src/store/folder-lock';
import { openState } from '../../src/store/state-folder';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lock-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

const lockPath = () => join(folder, 'backend.lock');

describe('the lock of a state folder', () => {
  it('lets one in at a time, and the next one after it was given back', () => {
    const unlock = lockFolder(folder);
    expect(() => lockFolder(folder)).toThrow(`Another backend (process ${process.pid})`);
    unlock();
    expect(readdirSync(folder)).toStrictEqual([]);
    lockFolder(folder)();
  });

  it('names the process that holds it', () => {
    writeFileSync(lockPath(), String(process.ppid));
    expect(() => lockFolder(folder)).toThrow(
      `Another backend (process ${process.ppid}) keeps its state here: end it first, or delete ${lockPath()} if that process is something else.`,
    );
  });

  it.each([
    ['a dead process', () => String(spawnSync(process.execPath, ['--version']).pid)],
    ['an earlier process of our own number', () => String(process.pid)],
    ['nobody', () => ''],
  ])('takes over what %s left', (_name, content) => {
    writeFileSync(lockPath(), content());
    const unlock = lockFolder(folder);
    unlock();
    expect(existsSync(lockPath())).toBe(false);
  });

  it('belongs to the state, also to one that cannot be opened', () => {
    const { store } = openState(folder);
    expect(() => openState(folder)).toThrow('Another backend');
    store.close();
    rmSync(join(folder, 'vault.key'));
    expect(() => openState(folder)).toThrow('vault.key is missing');
    expect(existsSync(lockPath())).toBe(false);
  });
});
