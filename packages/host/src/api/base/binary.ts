import type { ApiTable, Options } from '../kit/api';
import { asyncApi, syncApi } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import { base64ToBytes, bytesToBase64 } from '../kit/bytes';
import { bufferParameter, textParameter } from '../kit/parameters';

/** Documentation (wx.getRandomValues): bytes of one call at most. */
const maximumRandom = 1_048_576;
/** Web Crypto gives no more bytes than these at once. */
const cryptoAtOnce = 65_536;

function base64ToArrayBuffer(base64: string): ArrayBufferLike {
  try {
    return base64ToBytes(base64).buffer;
  } catch {
    throw new ApiFailure('parameter error: parameter.base64 is not base64;');
  }
}

function getRandomValues({ length }: Options) {
  if (!Number.isInteger(length) || Number(length) < 1 || Number(length) > maximumRandom) {
    const reason = `parameter.length should be an integer from 1 to ${maximumRandom};`;
    throw new ApiFailure(`parameter error: ${reason}`);
  }
  const bytes = new Uint8Array(Number(length));
  for (let at = 0; at < bytes.length; at += cryptoAtOnce) {
    crypto.getRandomValues(bytes.subarray(at, at + cryptoAtOnce));
  }
  return { randomValues: bytes.buffer };
}

/** Bytes as base64 and by chance (documentation: API / 基础, 设备 / 加密). */
export const binaryApis = {
  arrayBufferToBase64: syncApi(
    (_context, arrayBuffer) => bytesToBase64(bufferParameter({ arrayBuffer }, 'arrayBuffer')),
    '1.1.0',
  ),
  base64ToArrayBuffer: syncApi(
    (_context, base64) => base64ToArrayBuffer(textParameter({ base64 }, 'base64')),
    '1.1.0',
  ),
  getRandomValues: asyncApi((_context, options) => getRandomValues(options), { since: '2.15.0' }),
} satisfies ApiTable;
