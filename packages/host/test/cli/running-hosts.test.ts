import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createRunningHosts, realProjectPath } from '../../src/cli/running-hosts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'running-hosts-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

test('a host is listed until its note is taken away', () => {
  const hosts = createRunningHosts(folder, () => true);
  const forget = hosts.add({ pid: 41, projectPath: '/p' });
  hosts.add({ pid: 42, projectPath: '/q' });
  expect(hosts.list()).toHaveLength(2);
  forget();
  expect(hosts.list()).toStrictEqual([{ pid: 42, projectPath: '/q' }]);
});

test('notes of dead processes and unreadable ones are cleared away', () => {
  createRunningHosts(folder, () => true).add({ pid: 41, projectPath: '/p' });
  writeFileSync(join(folder, 'torn.json'), '{"pid":');
  expect(createRunningHosts(folder, () => false).list()).toStrictEqual([]);
  expect(createRunningHosts(folder, () => true).list()).toStrictEqual([]);
});

test('a number that was given to another process since is no host', () => {
  const hosts = createRunningHosts(folder);
  hosts.add({ pid: process.pid, projectPath: '/p' });
  expect(hosts.list()).toStrictEqual([{ pid: process.pid, projectPath: '/p' }]);
  const note = join(folder, `${process.pid}.json`);
  writeFileSync(note, JSON.stringify({ pid: process.pid, projectPath: '/p', startedAt: 'before' }));
  expect(hosts.list()).toStrictEqual([]);
  expect(existsSync(note)).toBe(false);
});

test('a note is about the process that its name says, and no other', () => {
  createRunningHosts(folder, () => true).add({ pid: 41, projectPath: '/p' });
  writeFileSync(join(folder, '42.json'), JSON.stringify({ pid: 1, projectPath: '/p' }));
  expect(createRunningHosts(folder, () => true).list()).toStrictEqual([
    { pid: 41, projectPath: '/p' },
  ]);
});

test.each([
  [
    'that others can write in',
    () => {
      chmodSync(folder, 0o777);
    },
  ],
  [
    'that is a link',
    () => {
      renameSync(folder, `${folder}-real`);
      symlinkSync(`${folder}-real`, folder);
    },
  ],
])('a folder %s is not believed, and nothing is noted in it', (_what, spoil) => {
  createRunningHosts(folder, () => true).add({ pid: 41, projectPath: '/p' });
  spoil();
  const hosts = createRunningHosts(folder, () => true);
  expect(hosts.list()).toStrictEqual([]);
  hosts.add({ pid: 43, projectPath: '/q' });
  expect(readdirSync(folder).sort()).toStrictEqual(['41', '41.json']);
  rmSync(`${folder}-real`, { recursive: true, force: true });
});

test('a host has a folder of its own, which goes with it or is cleared away later', () => {
  const hosts = createRunningHosts(folder, ({ pid }) => pid === 41);
  const forget = hosts.add({ pid: 41, projectPath: '/p' });
  hosts.add({ pid: 42, projectPath: '/q' });
  const [kept, left] = [hosts.folderOf(41) ?? '', hosts.folderOf(42) ?? ''];
  writeFileSync(join(left, 'profile'), '');
  hosts.list();
  expect([existsSync(kept), existsSync(left)]).toStrictEqual([true, false]);
  expect(hosts.folderOf(42)).toBeUndefined();
  forget();
  expect(readdirSync(folder)).toStrictEqual([]);
});

test('without a folder nothing runs', () => {
  expect(createRunningHosts(join(folder, 'none')).list()).toStrictEqual([]);
});

test('a project is known by its real path, a missing one as it was named', () => {
  expect(realProjectPath(join(folder, '..', folder.split('/').at(-1) ?? ''))).toBe(
    realProjectPath(folder),
  );
  expect(realProjectPath('/not/there')).toBe('/not/there');
});
