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
