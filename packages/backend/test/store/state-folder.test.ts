import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import Database from 'libsql';

import { openStore } from '../../src/store/open-store';
import { openSharedState, openState } from '../../src/store/state-folder';

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
  const path = () => join(parent, 'backend.sqlite');
  const keyPath = () => join(parent, 'vault.key');
  const keyFiles = () => readdirSync(parent).filter((name) => name.startsWith('vault'));
  const openAndClose = async (): Promise<void> => (await openState(parent)).store.close();

  it('remembers people and the vault key over restarts', async () => {
    const folder = join(parent, 'backend');
    const first = await openState(folder);
    await first.store.findOrCreateUser(lin, 1);
    await first.store.close();
    const second = await openState(folder);
    expect(await second.store.findUser('u_lin')).toStrictEqual(lin);
    expect(second.vaultKey).toStrictEqual(first.vaultKey);
    expect(second.vaultKey).toHaveLength(32);
    await second.store.close();
  });

  it('lets only its owner read the folder, the key, the database and what SQLite puts beside it', async () => {
    const { store } = await openState(parent);
    await store.findOrCreateUser(lin, 1);
    const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8);
    const modes = readdirSync(parent).map((name) => `${name} ${modeOf(join(parent, name))}`);
    expect([modeOf(parent), ...modes.sort()]).toStrictEqual([
      '700',
      'backend.sqlite 600',
      'backend.sqlite-shm 600',
      'backend.sqlite-wal 600',
      'vault.key 600',
    ]);
    await store.close();
  });

  it('lets ten open it for the first time at once, under one key', async () => {
    const states = await Promise.all(Array.from({ length: 10 }, () => openState(parent)));
    const keys = new Set(states.map(({ vaultKey }) => vaultKey.toString('hex')));
    await Promise.all(states.map(({ store }) => store.close()));
    expect([keys.size, ...keyFiles()]).toStrictEqual([1, 'vault.key']);
  });

  it('waits for another process that makes the file ready, which nobody may even read meanwhile', async () => {
    const other = new Database(path());
    other.exec('create table being_made (id text)');
    other.exec('begin exclusive');
    const opening = openStore(path());
    setTimeout(() => {
      other.exec('rollback');
      other.close();
    }, 100);
    const store = await opening;
    expect(await store.findUser('nobody')).toBeUndefined();
    await store.close();
  });

  it('goes on where a first start died before the key had its name', async () => {
    const { vaultKey, store } = await openState(parent);
    await store.close();
    writeFileSync(`${keyPath()}.new`, readFileSync(keyPath()));
    rmSync(keyPath());
    const again = await openState(parent);
    expect(again.vaultKey).toStrictEqual(vaultKey);
    await again.store.close();
    expect(keyFiles()).toStrictEqual(['vault.key']);
  });

  it('refuses a damaged key instead of making another', async () => {
    writeFileSync(keyPath(), 'short');
    await expect(openState(parent)).rejects.toThrow('vault.key is not a key of 32 bytes');
    expect(readFileSync(keyPath(), 'utf8')).toBe('short');
  });

  it('refuses a database whose key is gone', async () => {
    await openAndClose();
    rmSync(keyPath());
    await expect(openState(parent)).rejects.toThrow('vault.key is missing');
  });

  it('refuses a key whose database is gone or emptied, instead of beginning anew', async () => {
    await openAndClose();
    rmSync(path());
    await expect(openState(parent)).rejects.toThrow('backend.sqlite is empty although');
  });

  it('refuses the key of another database', async () => {
    await openAndClose();
    writeFileSync(keyPath(), Buffer.alloc(32, 7).toString('base64url'));
    await expect(openState(parent)).rejects.toThrow('vault.key is not the key of');
  });

  it('shares a database with whoever has its key, and with nobody else', async () => {
    const vaultKey = Buffer.alloc(32, 1);
    const first = await openSharedState({ databaseUrl: path(), vaultKey });
    const second = await openSharedState({ databaseUrl: path(), vaultKey });
    await first.store.findOrCreateUser(lin, 1);
    expect(await second.store.findUser('u_lin')).toStrictEqual(lin);
    await expect(
      openSharedState({ databaseUrl: path(), vaultKey: Buffer.alloc(32, 2) }),
    ).rejects.toThrow('sealed under another vault key');
    await first.store.close();
    await second.store.close();
  });

  it('refuses a file from before there were migrations', async () => {
    const database = new Database(path());
    database.pragma('user_version = 4');
    database.close();
    await expect(openStore(path())).rejects.toThrow('has schema 4, of a version without');
  });

  it('refuses a file of a newer version', async () => {
    await (await openStore(path())).close();
    const database = new Database(path());
    database.exec("insert into kysely_migration (name, timestamp) values ('9999-later', 'now')");
    database.close();
    await expect(openStore(path())).rejects.toThrow('written by a newer version');
  });

  it('leaves nothing of a step that fails', async () => {
    const store = await openStore(path());
    const event = { id: 'e', userId: 'u', component: 'quick', outcome: 'granted', at: 1 } as const;
    const broken = { ...event, id: 'f', at: 0.5 };
    await expect(store.saveUsageEvents([event, broken])).rejects.toThrow(/REAL value/);
    expect(await store.usageEvents()).toStrictEqual([]);
    await store.close();
  });
});
