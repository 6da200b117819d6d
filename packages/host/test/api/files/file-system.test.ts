import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';

type Method = (...args: readonly unknown[]) => unknown;

function manager(on = wxOnPhone()) {
  const methods = on.call('getFileSystemManager') as Readonly<Record<string, Method>>;
  const call = (name: string, ...args: readonly unknown[]) => methods[name]?.(...args);
  const outcome = (name: string, options: object) =>
    new Promise((resolve) => {
      call(name, { ...options, success: resolve, fail: resolve });
    });
  return { on, call, outcome };
}

const usr = 'http://usr';

test('the user directory is named as the client names it, and there is one manager', () => {
  expect(wxOnPhone().wx['env']).toStrictEqual({ USER_DATA_PATH: 'http://usr' });
  const on = wxOnPhone({ settings: { client: 'ios' } });
  expect(on.wx['env']).toStrictEqual({ USER_DATA_PATH: 'wxfile://usr' });
  expect(on.call('getFileSystemManager')).toBe(on.call('getFileSystemManager'));
});

test.each([
  ['utf8', '小满'],
  ['base64', 'AQID'],
  ['hex', '0102ff'],
  ['latin1', 'é'],
  ['ucs2', '满a'],
])('what is written as %s is read back', (encoding, data) => {
  const { call } = manager();
  call('writeFileSync', `${usr}/a.txt`, data, encoding);
  expect(call('readFileSync', `${usr}/a.txt`, encoding)).toBe(data);
});

test('reads bytes, also a part of them, and refuses what lies outside', async () => {
  const { call, outcome } = manager();
  call('writeFileSync', `${usr}/a`, new Uint8Array([1, 2, 3, 4]).buffer);
  expect(new Uint8Array(call('readFileSync', `${usr}/a`) as ArrayBuffer)).toHaveLength(4);
  const part = call('readFileSync', `${usr}/a`, undefined, 1, 2) as ArrayBuffer;
  expect([...new Uint8Array(part)]).toStrictEqual([2, 3]);
  expect(await outcome('readFile', { filePath: `${usr}/a`, position: 3, length: 2 })).toStrictEqual(
    {
      errno: 1300022,
      errMsg: 'readFile:fail Invalid argument',
    },
  );
});

test('a missing file fails with its path; the sync form throws the same words', async () => {
  const { call, outcome } = manager();
  expect(await outcome('access', { path: `${usr}/no` })).toStrictEqual({
    errno: 1300002,
    errMsg: 'access:fail no such file or directory http://usr/no',
  });
  expect(() => call('readFileSync', `${usr}/no`)).toThrow(
    'readFileSync:fail no such file or directory http://usr/no',
  );
});

test('directories are made, listed and removed', () => {
  const { call } = manager();
  expect(() => call('mkdirSync', `${usr}/a/b`)).toThrow('no such file or directory');
  call('mkdirSync', `${usr}/a/b`, true);
  call('writeFileSync', `${usr}/a/b/c.txt`, 'c');
  call('writeFileSync', `${usr}/a/d.txt`, 'd');
  expect(call('readdirSync', `${usr}/a`)).toStrictEqual(['b', 'd.txt']);
  expect(() => call('mkdirSync', `${usr}/a`)).toThrow('file already exists http://usr/a');
  expect(() => call('unlinkSync', `${usr}/a`)).toThrow('operation not permitted');
  expect(() => call('rmdirSync', `${usr}/a`)).toThrow('directory not empty');
  expect((call('statSync', `${usr}/a`) as { isDirectory: () => boolean }).isDirectory()).toBe(true);
  call('rmdirSync', `${usr}/a`, true);
  expect(call('readdirSync', usr)).toStrictEqual([]);
});

test('files outside the user directory cannot be written', () => {
  const { call } = manager();
  expect(() => call('writeFileSync', 'http://tmp/x', 'x')).toThrow('permission denied');
  expect(() => call('writeFileSync', `${usr}/no/x`, 'x')).toThrow('no such file or directory');
});

test('saving moves the temporary file; the saved one is listed until removed', async () => {
  const { on, outcome } = manager();
  const bytes = new Uint8Array([1, 2]);
  const tempFilePath = on.phone.files.writeTemporary({ bytes, type: 'image/png' }, 'png');
  expect(await outcome('saveFile', { tempFilePath })).toStrictEqual({
    savedFilePath: 'http://store/file2.png',
    errMsg: 'saveFile:ok',
  });
  expect(await outcome('saveFile', { tempFilePath })).toStrictEqual({
    errno: 1301112,
    errMsg: 'saveFile:fail tempFilePath file not exist',
  });
  expect(await on.outcome('getSavedFileList')).toMatchObject({
    success: { fileList: [{ filePath: 'http://store/file2.png', size: 2 }] },
  });
  await outcome('removeSavedFile', { filePath: 'http://store/file2.png' });
  expect(on.phone.files.paths()).toStrictEqual([]);
});

test('appends, copies, renames', () => {
  const { call } = manager();
  call('writeFileSync', `${usr}/a`, 'a');
  call('appendFileSync', `${usr}/a`, 'b');
  call('copyFileSync', `${usr}/a`, `${usr}/c`);
  call('renameSync', `${usr}/a`, `${usr}/d`);
  expect(call('readdirSync', usr)).toStrictEqual(['c', 'd']);
  expect(call('readFileSync', `${usr}/d`, 'utf8')).toBe('ab');
});

test('methods that the host lacks say so', () => {
  expect(() => manager().call('openSync', {})).toThrow(
    'FileSystemManager.openSync is not implemented by this host',
  );
});

test('methods have no promise form, as documented', () => {
  const { call } = manager();
  expect(call('access', { path: `${usr}/no` })).toBeUndefined();
});
