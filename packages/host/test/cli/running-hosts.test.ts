import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createRunningHosts, realProjectPath } from '../../src/cli/running-hosts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'running-hosts-'));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
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

test('without a folder nothing runs', () => {
  expect(createRunningHosts(join(folder, 'none')).list()).toStrictEqual([]);
});

test('a project is known by its real path, a missing one as it was named', () => {
  expect(realProjectPath(join(folder, '..', folder.split('/').at(-1) ?? ''))).toBe(
    realProjectPath(folder),
  );
  expect(realProjectPath('/not/there')).toBe('/not/there');
});
