/** Longest nickname in code points: an emoji counts as people count it, nearly. */
export const LONGEST_NICKNAME = 24;

/** From here on the end is near enough to be told of. */
const COUNTED_FROM = 20;

export type CheckedNickname =
  | { readonly kind: 'fine'; readonly nickname: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long' };

const trimmed = (typed: string): string => typed.replace(/\s+/g, ' ').trim();

const lengthOf = (nickname: string): number => Array.from(nickname).length;

/** A nickname without the space around it, counted by code points. */
export function checkNickname(typed: string): CheckedNickname {
  const nickname = trimmed(typed);
  if (nickname === '') return { kind: 'empty' };
  return lengthOf(nickname) > LONGEST_NICKNAME ? { kind: 'too-long' } : { kind: 'fine', nickname };
}

/** How much of a nickname is used up, `21/24`; empty while there is plenty of room. */
export function countNickname(typed: string): string {
  const length = lengthOf(trimmed(typed));
  return length < COUNTED_FROM ? '' : `${length}/${LONGEST_NICKNAME}`;
}
