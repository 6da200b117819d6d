import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import Database from 'libsql';

import { createFileStore } from '../../src/store/file-store';
import { openState } from '../../src/store/state-folder';

const nobody = { nickname: null, avatarId: null, phone: null };
const lin = { id: 'u_lin', openid: 'o_lin', ...nobody };

describe('the state folder', () => {
  let parent: string;
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'state-'));
  });
  afterEach(() => {
    rmSync(parent, { recursive: true });
  });

  it('remembers people and the vault key over restarts', async () => {
    const folder = join(parent, 'backend');
    const first = openState(folder);
    await first.store.findOrCreateUser(lin);
    first.store.close();
    const second = openState(folder);
    expect(await second.store.findUser('u_lin')).toStrictEqual(lin);
    expect(second.vaultKey).toStrictEqual(first.vaultKey);
    expect(second.vaultKey).toHaveLength(32);
    second.store.close();
  });

  it('lets only its owner read the folder, the key and the database', () => {
    const { store } = openState(parent);
    const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);
    expect([
      modeOf(parent),
      modeOf(join(parent, 'vault.key')),
      modeOf(join(parent, 'backend.sqlite')),
    ]).toStrictEqual(['700', '600', '600']);
    store.close();
  });

  it('refuses a damaged key instead of making another', () => {
    writeFileSync(join(parent, 'vault.key'), 'short');
    expect(() => openState(parent)).toThrow('vault.key is not a key of 32 bytes');
    expect(readFileSync(join(parent, 'vault.key'), 'utf8')).toBe('short');
  });

  it('refuses a database whose key is gone', () => {
    openState(parent).store.close();
    rmSync(join(parent, 'vault.key'));
    expect(() => openState(parent)).toThrow('vault.key is missing');
  });

  it('refuses a file of another schema', () => {
    const path = join(parent, 'backend.sqlite');
    createFileStore(path).close();
    const database = new Database(path);
    database.pragma('user_version = 99');
    database.close();
    expect(() => createFileStore(path)).toThrow('The state file has schema 99');
  });

  it('leaves nothing of a step that fails', async () => {
    const store = createFileStore(join(parent, 'backend.sqlite'));
    const event = { id: 'e', userId: 'u', component: 'quick', outcome: 'granted', at: 1 } as const;
    const broken = { ...event, id: 'f', at: 0.5 };
    await expect(store.saveUsageEvents([event, broken])).rejects.toThrow(/REAL value/);
    expect(await store.usageEvents()).toStrictEqual([]);
    store.close();
  });
});
