import type { Options } from './api';
import { ApiFailure } from './api-failure';

/** "String", "Undefined", "Array": what WeChat calls the type of a value in its messages. */
function typeName(value: unknown): string {
  return Object.prototype.toString.call(value).slice('[object '.length, -1);
}

/** A text that a call cannot do without; anything else fails in WeChat's words. */
export function textParameter(options: Options, name: string): string {
  const value = options[name];
  if (typeof value === 'string') return value;
  const reason = `parameter.${name} should be String instead of ${typeName(value)};`;
  throw new ApiFailure(`parameter error: ${reason}`);
}

/** The bytes of an ArrayBuffer or of a view of one; anything else fails in WeChat's words. */
export function bufferParameter(options: Options, name: string): Uint8Array {
  const value = options[name];
  if (ArrayBuffer.isView(value)) {
    return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
  }
  // By its name: a buffer may come from another realm.
  if (typeName(value) === 'ArrayBuffer') return new Uint8Array(value as ArrayBuffer);
  const reason = `parameter.${name} should be ArrayBuffer instead of ${typeName(value)};`;
  throw new ApiFailure(`parameter error: ${reason}`);
}

/** An array that a call cannot do without; anything else fails in WeChat's words. */
export function arrayParameter(options: Options, name: string): readonly unknown[] {
  const value = options[name];
  if (Array.isArray(value)) return value as readonly unknown[];
  const reason = `parameter.${name} should be Array instead of ${typeName(value)};`;
  throw new ApiFailure(`parameter error: ${reason}`);
}
