import { convertInlineStyle } from '../../project/style/rpx';
import { withFallbackFont } from './fallback-font';
import { withWindowHeight } from './window-units';

/** Strings and addresses are left alone; the first group keeps them. */
const kept = /("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|url\([^)]*\))|;(?:\s*;)+/g;

/**
 * What an inline style of a template means to a browser: rpx and vh in its own units, the phone’s font behind the program’s, and without the
 * empty declarations that the engine leaves between its layers, after which jsdom reads no further.
 */
export function inlineStyle(css: string): string {
  const declared = css
    .replace(kept, (_match, literal: string | undefined) => literal ?? ';')
    .replace(/^\s*;/, '');
  return withFallbackFont(withWindowHeight(convertInlineStyle(declared)));
}
