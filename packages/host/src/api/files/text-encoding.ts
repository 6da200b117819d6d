import { base64ToBytes, bytesToBase64, bytesToText, textToBytes } from '../kit/bytes';
import { fileFailures } from './file-paths';

/** The encodings of FileSystemManager, both ways (documentation: readFile, writeFile). */
interface Encoding {
  readonly decode: (bytes: Uint8Array) => string;
  readonly encode: (text: string) => Uint8Array;
}

const utf8: Encoding = { decode: bytesToText, encode: textToBytes };
const latin1: Encoding = {
  decode: (bytes) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''),
  encode: (text) => Uint8Array.from(text, (character) => character.charCodeAt(0) & 0xff),
};
const utf16: Encoding = {
  decode: (bytes) => new TextDecoder('utf-16le').decode(bytes),
  encode: (text) =>
    Uint8Array.from(
      text.split('').flatMap((unit) => [unit.charCodeAt(0) & 0xff, unit.charCodeAt(0) >> 8]),
    ),
};
const hex: Encoding = {
  decode: (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(''),
  encode: (text) =>
    Uint8Array.from(text.match(/[\da-f]{2}/gi) ?? [], (pair) => Number.parseInt(pair, 16)),
};
const base64: Encoding = {
  decode: bytesToBase64,
  encode(text) {
    try {
      return base64ToBytes(text);
    } catch {
      throw fileFailures.base64();
    }
  },
};

const encodings: Readonly<Record<string, Encoding>> = {
  ascii: latin1,
  base64,
  binary: latin1,
  hex,
  ucs2: utf16,
  'ucs-2': utf16,
  utf16le: utf16,
  'utf-16le': utf16,
  'utf-8': utf8,
  utf8,
  latin1,
};

export function encodingOf(name: unknown): Encoding {
  const encoding = encodings[typeof name === 'string' ? name.toLowerCase() : 'utf8'];
  if (encoding === undefined) throw fileFailures.invalid();
  return encoding;
}
