import { ApiFailure } from './api-failure';
import { type ApiTable, asyncApi, type Options, syncApi } from './api';
import type { ApiContext } from './context';

/** Documentation: wx.setStorage, 1 MB a key, 10 MB in all. */
const maximumItem = 1024 * 1024;
const maximumTotal = 10 * 1024 * 1024;

function keyOf(options: Options): string {
  const { key } = options;
  if (typeof key !== 'string' || key === '') {
    throw new ApiFailure('parameter error: parameter.key should be String');
  }
  return key;
}

function write({ phone }: ApiContext, key: string, data: unknown, encrypted: boolean): void {
  const json = JSON.stringify({ data });
  if (json.length > maximumItem) throw new ApiFailure('entry size limit reached');
  if (phone.storage.size() + json.length > maximumTotal) {
    throw new ApiFailure('the total storage size exceeds the limit');
  }
  phone.storage.set(key, json, encrypted);
}

function read(
  { phone }: ApiContext,
  key: string,
  encrypted: boolean,
): { data: unknown } | undefined {
  const json = phone.storage.get(key, encrypted);
  return json === undefined ? undefined : (JSON.parse(json) as { data: unknown });
}

/** Data storage (documentation: API / 数据缓存); `encrypt` since base library 2.21.3. */
export const storageApis: ApiTable = {
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
};

function info({ phone }: ApiContext) {
  return {
    keys: phone.storage.keys(),
    currentSize: Math.ceil(phone.storage.size() / 1024),
    limitSize: maximumTotal / 1024,
  };
}
