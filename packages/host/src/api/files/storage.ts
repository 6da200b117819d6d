import type { PhoneStorage } from '../../phone/storage';
import type { ApiTable, Options } from '../kit/api';
import { asyncApi, syncApi } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import type { ApiContext } from '../kit/context';
import { arrayParameter, textParameter } from '../kit/parameters';

/** Documentation: wx.setStorage, 1 MB a key, 10 MB in all. */
const maximumItem = 1024 * 1024;
const maximumTotal = 10 * 1024 * 1024;
/** Documentation: encrypted data is 1.4 times as long, so that a key holds 0.7 MB and all 7.1 MB. */
const encryptedGrowth = 1.4;

/** What is kept for a key: a Date comes back as one, all else as JSON has it. */
interface Item {
  readonly data: unknown;
  readonly type?: 'Date';
}

function write({ phone }: ApiContext, key: string, data: unknown, encrypted: boolean): void {
  const isDate = Object.prototype.toString.call(data) === '[object Date]';
  const item: Item = isDate ? { data, type: 'Date' } : { data };
  const json = JSON.stringify(item);
  const growth = encrypted ? encryptedGrowth : 1;
  if (bytesOf(JSON.stringify(data)) * growth > maximumItem) {
    throw new ApiFailure('entry size limit reached');
  }
  const others = phone.storage.size() - sizeOf(phone.storage, key, encrypted);
  if ((others + bytesOf(key) + bytesOf(json)) * growth > maximumTotal) {
    throw new ApiFailure('the total storage size exceeds the limit');
  }
  phone.storage.set(key, json, encrypted);
}

/** `undefined` has no JSON. */
function bytesOf(text: string | undefined): number {
  return new TextEncoder().encode(text ?? '').length;
}

/** What a key takes up now. */
function sizeOf(storage: PhoneStorage, key: string, encrypted: boolean): number {
  const json = storage.get(key, encrypted);
  return json === undefined ? 0 : bytesOf(key) + bytesOf(json);
}

/** The data of a key as a result has it; undefined: there is no such key. */
function read(
  { phone }: ApiContext,
  key: string,
  encrypted: boolean,
): { data: unknown } | undefined {
  const json = phone.storage.get(key, encrypted);
  if (json === undefined) return undefined;
  const { data, type } = JSON.parse(json) as Item;
  return { data: type === 'Date' ? new Date(String(data)) : data };
}

const keyOf = (options: Options) => textParameter(options, 'key');

/** Wrong keys fail the whole batch; where the room ends, what was stored before stays. */
function writeAll(context: ApiContext, options: Options): void {
  const pairs = arrayParameter(options, 'kvList').map((pair) => pair as Options);
  const keys = pairs.map(keyOf);
  pairs.forEach(({ value }, at) => {
    write(context, keys[at] ?? '', value, false);
  });
}

/** What each key holds, an empty text where there is none, as `getStorageSync` returns. */
function readAll(context: ApiContext, options: Options): readonly unknown[] {
  const keys = arrayParameter(options, 'keyList').map((key) => keyOf({ key }));
  return keys.map((key) => read(context, key, false)?.data ?? '');
}

/** Data storage (documentation: API / 数据缓存); `encrypt` since base library 2.21.3. */
export const storageApis = {
  setStorage: asyncApi((context, options) => {
    write(context, keyOf(options), options['data'], options['encrypt'] === true);
  }),
  setStorageSync: syncApi((context, key, data) => {
    write(context, keyOf({ key }), data, false);
  }),
  getStorage: asyncApi((context, options) => {
    const item = read(context, keyOf(options), options['encrypt'] === true);
    if (item === undefined) throw new ApiFailure('data not found');
    return item;
  }),
  getStorageSync: syncApi((context, key) => read(context, keyOf({ key }), false)?.data ?? ''),
  batchSetStorage: asyncApi(writeAll, { since: '2.25.0' }),
  batchSetStorageSync: syncApi((context, kvList) => {
    writeAll(context, { kvList });
  }, '2.25.0'),
  batchGetStorage: asyncApi((context, options) => ({ dataList: readAll(context, options) }), {
    since: '2.25.0',
  }),
  batchGetStorageSync: syncApi((context, keyList) => readAll(context, { keyList }), '2.25.0'),
  removeStorage: asyncApi(({ phone }, options) => {
    phone.storage.remove(keyOf(options));
  }),
  removeStorageSync: syncApi(({ phone }, key) => {
    phone.storage.remove(keyOf({ key }));
  }),
  clearStorage: asyncApi(({ phone }) => {
    phone.storage.clear();
  }),
  clearStorageSync: syncApi(({ phone }) => {
    phone.storage.clear();
  }),
  getStorageInfo: asyncApi((context) => info(context)),
  getStorageInfoSync: syncApi((context) => info(context)),
} satisfies ApiTable;

function info({ phone }: ApiContext) {
  return {
    keys: phone.storage.keys(),
    currentSize: Math.ceil(phone.storage.size() / 1024),
    limitSize: maximumTotal / 1024,
  };
}
