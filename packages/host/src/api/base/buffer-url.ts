import type { Phone } from '../../phone/phone';
import type { ApiTable } from '../kit/api';
import { syncApi } from '../kit/api';
import { bufferParameter, textParameter } from '../kit/parameters';

/** The addresses that each phone's program made: no other file goes when one is revoked. */
const made = new WeakMap<Phone, Set<string>>();

/** Bytes in memory under an address (documentation: API / 数据缓存): a temporary file of no known type. */
export const bufferUrlApis = {
  createBufferURL: syncApi(({ phone }, buffer) => {
    const bytes = bufferParameter({ buffer }, 'buffer').slice();
    const url = phone.files.writeTemporary({ bytes, type: 'application/octet-stream' }, 'unknown');
    made.set(phone, (made.get(phone) ?? new Set()).add(url));
    return url;
  }, '2.14.0'),
  revokeBufferURL: syncApi(({ phone }, address) => {
    const url = textParameter({ url: address }, 'url');
    if (made.get(phone)?.delete(url) === true) phone.files.remove(url);
  }, '2.14.0'),
} satisfies ApiTable;
