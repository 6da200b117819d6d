/** Longest nickname in code points: an emoji counts as people count it, nearly. */
export const LONGEST_NICKNAME = 24;

export type CheckedNickname =
  | { readonly kind: 'fine'; readonly nickname: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long' };

/** A nickname without the space around it, counted by code points. */
export function checkNickname(typed: string): CheckedNickname {
  const nickname = typed.replace(/\s+/g, ' ').trim();
  if (nickname === '') return { kind: 'empty' };
  return Array.from(nickname).length > LONGEST_NICKNAME
    ? { kind: 'too-long' }
    : { kind: 'fine', nickname };
}
