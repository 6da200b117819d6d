/**
 * The only form of a number that leaves the backend: ten digits and more keep the first three and last
 * two, shorter ones the first two and last two (docs/wechat-facts.md §7.2).
 */
export function maskNumber(pureNumber: string): string {
  const head = pureNumber.length >= 10 ? 3 : 2;
  const hidden = Math.max(pureNumber.length - head - 2, 1);
  return `${pureNumber.slice(0, head)}${'*'.repeat(hidden)}${pureNumber.slice(head + hidden)}`;
}
