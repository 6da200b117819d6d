import { createFileMemory } from '../../src/server/file-memory';

const written = (path: string, base64: string) =>
  ({ kind: 'written', path, type: 'text/plain', base64 }) as const;

test('keeps the newest of each file and the directories, and forgets what was removed', () => {
  const memory = createFileMemory();
  memory.apply(written('http://usr/a', 'QQ=='));
  memory.apply(written('http://usr/b', 'Qg=='));
  memory.apply(written('http://usr/a', 'QUE='));
  memory.apply({ kind: 'directory-made', path: 'http://usr/d' });
  memory.apply({ kind: 'directory-made', path: 'http://usr/e' });
  memory.apply({ kind: 'removed', path: 'http://usr/b' });
  memory.apply({ kind: 'directory-removed', path: 'http://usr/e' });
  expect(memory.all()).toStrictEqual({
    files: [{ path: 'http://usr/a', type: 'text/plain', base64: 'QUE=' }],
    directories: ['http://usr/d'],
  });
});

test('lists paths and sizes in bytes', () => {
  const memory = createFileMemory();
  memory.apply(written('http://usr/b', 'Qg=='));
  memory.apply(written('http://usr/a', 'QUFB'));
  expect(memory.list()).toStrictEqual([
    { path: 'http://usr/a', size: 3 },
    { path: 'http://usr/b', size: 1 },
  ]);
  memory.clear();
  expect(memory.list()).toStrictEqual([]);
});
