import { convertSafeArea } from './safe-area';

/**
 * `rpx` to `vw`: the screen is 750rpx wide on every phone. Free of Node, so that the runtime can
 * convert `style` attributes with it.
 *
 * @see https://developers.weixin.qq.com/miniprogram/dev/framework/view/wxss.html
 */

const STRINGS_URLS_AND_RPX =
  /"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|url\((?:\\[\s\S]|[^)\\])*\)|(?<![\w#-])([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)rpx(?![\w-])/gi;

/** Replaces every `rpx` length of a CSS value or declaration list; strings and `url()` stay as they are. */
export function convertRpx(css: string): string {
  if (!/rpx/i.test(css)) return css;
  return css.replace(STRINGS_URLS_AND_RPX, (whole: string, length: string | undefined) =>
    length === undefined ? whole : `${toVw(Number(length))}vw`,
  );
}

/** The `style` attribute of a WXML element as the browser understands it. */
export function convertInlineStyle(style: string): string {
  return convertSafeArea(convertRpx(style));
}

/** Rounded to a millionth, which is below what any screen can show. */
function toVw(rpx: number): number {
  return Math.round(((rpx * 100) / 750) * 1e6) / 1e6;
}
