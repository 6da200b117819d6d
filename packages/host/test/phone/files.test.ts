import type { FileChange, KeptFiles } from '../../src/phone/files';
import { createFiles } from '../../src/phone/files';

const picture = { bytes: new Uint8Array([1, 2, 3]), type: 'image/png' };

function filesOf(kept?: KeptFiles) {
  let names = 0;
  const changes: FileChange[] = [];
  const files = createFiles({
    onPhone: () => false,
    randomName: () => `file${(names += 1)}`,
    changed: (change) => changes.push(change),
    ...(kept !== undefined && { kept }),
  });
  return { files, changes };
}

test('user and saved files are told as they change, temporary ones are not', () => {
  const { files, changes } = filesOf();
  const temporary = files.writeTemporary(picture, 'png');
  const saved = files.writeSaved(picture, 'png');
  files.makeDirectory('http://usr/album');
  files.write('http://usr/album/a.png', picture);
  files.remove(temporary);
  files.remove(saved);
  files.removeDirectory('http://usr/album');
  expect(changes).toStrictEqual([
    { kind: 'written', path: 'http://store/file2.png', file: picture },
    { kind: 'directory-made', path: 'http://usr/album' },
    { kind: 'written', path: 'http://usr/album/a.png', file: picture },
    { kind: 'removed', path: 'http://store/file2.png' },
    { kind: 'directory-removed', path: 'http://usr/album' },
  ]);
});

test('what was removed twice or never there is told once or not at all', () => {
  const { files, changes } = filesOf();
  expect(files.remove('http://usr/no')).toBe(false);
  files.makeDirectory('http://usr/a');
  files.makeDirectory('http://usr/a');
  expect(changes).toStrictEqual([{ kind: 'directory-made', path: 'http://usr/a' }]);
});

test('a cold start finds the kept files and directories again', () => {
  const { files, changes } = filesOf({
    files: [{ path: 'http://usr/album/a.png', file: picture }],
    directories: ['http://usr/album'],
  });
  expect(files.read('http://usr/album/a.png')).toStrictEqual(picture);
  expect(files.directories()).toStrictEqual(['http://usr/album']);
  expect(changes).toStrictEqual([]);
});

test('all local files can be forgotten at once, as when the program is deleted', () => {
  const { files, changes } = filesOf();
  files.write('http://usr/a', picture);
  files.writeTemporary(picture, 'png');
  files.makeDirectory('http://usr/d');
  changes.splice(0);
  files.clear();
  expect([files.paths(), files.directories()]).toStrictEqual([[], []]);
  expect(changes).toStrictEqual([
    { kind: 'removed', path: 'http://usr/a' },
    { kind: 'directory-removed', path: 'http://usr/d' },
  ]);
});
