/**
 * A length attribute as CSS: plain numbers are px, "20rpx" is a share of the window's width
 * (750rpx = 100vw), other units stay. Empty when it is no length.
 */
export function cssLength(value: unknown): string {
  if (typeof value === 'number') return Number.isFinite(value) ? `${value}px` : '';
  if (typeof value !== 'string') return '';
  const trimmed = value.trim();
  if (/^-?[\d.]+$/.test(trimmed)) return `${trimmed}px`;
  const rpx = /^(-?[\d.]+)rpx$/.exec(trimmed);
  if (rpx) return `${(Number(rpx[1]) * 100) / 750}vw`;
  return /^-?[\d.]+[a-z%]+$/.test(trimmed) ? trimmed : '';
}

/** The same length in px, for a window of this width. */
export function pixels(value: unknown, windowWidth: number): number {
  const css = cssLength(value);
  const number = Number.parseFloat(css);
  if (!Number.isFinite(number)) return 0;
  return css.endsWith('vw') ? (number / 100) * windowWidth : number;
}
