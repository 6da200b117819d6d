import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';

const megabyte = 1024 * 1024;
/** A text whose JSON has exactly so many bytes. */
const textOf = (bytes: number) => 'x'.repeat(bytes - 2);

test.each([[1], ['text'], [true], [null], [[1, { a: 'b' }]], [new Date(86_400_000)]])(
  'what is stored comes back: %p',
  async (data) => {
    const on = wxOnPhone();
    on.call('setStorageSync', 'key', data);
    expect(await on.outcome('getStorage', { key: 'key' })).toStrictEqual({
      success: { errMsg: 'getStorage:ok', data },
    });
    // Documentation is silent on null; the sync form answers '' where there is nothing.
    expect(on.call('getStorageSync', 'key')).toStrictEqual(data ?? '');
  },
);

test('a key that is not there: "data not found", and an empty text from the sync form', async () => {
  const on = wxOnPhone();
  expect(await on.outcome('getStorage', { key: 'no' })).toStrictEqual({
    fail: { errMsg: 'getStorage:fail data not found' },
  });
  expect(on.call('getStorageSync', 'no')).toBe('');
});

test('a key that is no text fails with its type; the sync form throws the same', async () => {
  const on = wxOnPhone();
  expect(await on.outcome('setStorage', { key: 1, data: 1 })).toStrictEqual({
    fail: {
      errMsg: 'setStorage:fail parameter error: parameter.key should be String instead of Number;',
    },
  });
  expect(() => on.call('removeStorageSync')).toThrow(
    'removeStorageSync:fail parameter error: parameter.key should be String instead of Undefined;',
  );
});

test.each([
  [false, megabyte],
  [true, Math.floor(megabyte / 1.4)],
])('a key holds 1 MB, encrypted (%s) 0.7 MB', async (encrypt, most) => {
  const on = wxOnPhone();
  const store = (data: string) => on.outcome('setStorage', { key: 'k', data, encrypt });
  expect(await store(textOf(most + 1))).toStrictEqual({
    fail: { errMsg: 'setStorage:fail entry size limit reached' },
  });
  expect(await store(textOf(most))).toHaveProperty('success');
});

test('counts bytes, not characters', () => {
  const on = wxOnPhone();
  expect(() => on.call('setStorageSync', 'k', '满'.repeat(megabyte / 3))).toThrow(
    'setStorageSync:fail entry size limit reached',
  );
});

test('all keys hold 10 MB; writing a key anew frees what it held', () => {
  const on = wxOnPhone();
  const data = textOf(megabyte - 64);
  for (let i = 0; i < 10; i += 1) on.call('setStorageSync', `key${i}`, data);
  on.call('setStorageSync', 'key9', data);
  expect(() => on.call('setStorageSync', 'more', textOf(1024))).toThrow(
    'setStorageSync:fail the total storage size exceeds the limit',
  );
  expect(on.call('getStorageInfoSync')).toMatchObject({ currentSize: 10_240, limitSize: 10_240 });
});

test('encrypted data is a space of its own, under the same key', async () => {
  const on = wxOnPhone();
  await on.outcome('setStorage', { key: 'k', data: 'secret', encrypt: true });
  expect(on.call('getStorageSync', 'k')).toBe('');
  expect(await on.outcome('getStorage', { key: 'k', encrypt: true })).toMatchObject({
    success: { data: 'secret' },
  });
  on.call('clearStorageSync');
  expect(on.call('getStorageInfoSync')).toStrictEqual({
    keys: [],
    currentSize: 0,
    limitSize: 10_240,
  });
});

test('a batch is stored and read key by key, in the order that was asked for', async () => {
  const on = wxOnPhone();
  const kvList = [
    { key: 'a', value: { b: 1 } },
    { key: 'when', value: new Date(86_400_000) },
  ];
  expect(await on.call('batchSetStorage', { kvList })).toStrictEqual({
    errMsg: 'batchSetStorage:ok',
  });
  on.call('batchSetStorageSync', [{ key: 'c', value: 'text' }]);
  const values = ['text', '', { b: 1 }, new Date(86_400_000)];
  expect(on.call('batchGetStorageSync', ['c', 'none', 'a', 'when'])).toStrictEqual(values);
  expect(await on.call('batchGetStorage', { keyList: ['c', 'none', 'a', 'when'] })).toStrictEqual({
    errMsg: 'batchGetStorage:ok',
    dataList: values,
  });
  expect(on.call('getStorageSync', 'a')).toStrictEqual({ b: 1 });
});

test('one wrong key fails a batch before anything is stored, and so does what is no list', async () => {
  const on = wxOnPhone();
  const kvList = [{ key: 'a', value: 1 }, { value: 2 }];
  expect(await on.outcome('batchSetStorage', { kvList })).toStrictEqual({
    fail: {
      errMsg:
        'batchSetStorage:fail parameter error: parameter.key should be String instead of Undefined;',
    },
  });
  expect(on.phone.storage.keys()).toStrictEqual([]);
  expect(() => on.call('batchGetStorageSync', 'a')).toThrow(
    'parameter.keyList should be Array instead of String;',
  );
});

test('a batch has the limits of its keys', () => {
  const on = wxOnPhone();
  const kvList = [
    { key: 'small', value: 1 },
    { key: 'large', value: textOf(megabyte + 1) },
  ];
  expect(() => on.call('batchSetStorageSync', kvList)).toThrow(
    'batchSetStorageSync:fail entry size limit reached',
  );
});
