/** A number as it was typed, in two parts. Whether it exists is for the backend to say. */
export interface TypedNumber {
  /** `86`, without a plus sign. */
  readonly countryCode: string;
  /** Digits only. */
  readonly number: string;
}

/** Calling codes offered, the most likely first (fact sheet §6: where the abilities are open). */
export const countryCodes = [
  '86',
  '852',
  '853',
  '886',
  '65',
  '60',
  '66',
  '84',
  '62',
  '63',
  '81',
  '82',
  '855',
  '856',
  '95',
  '61',
  '64',
  '971',
] as const;

export type CountryCode = (typeof countryCodes)[number];

/** The calling code that a pasted international number begins with. */
function leadingCode(digits: string): string | null {
  return countryCodes.find((code) => digits.startsWith(code)) ?? null;
}

/**
 * What a person typed or pasted, with spaces, dashes, brackets, `+86` or `0086`, as two parts. A
 * calling code in the text wins over the chosen one.
 */
export function shapeNumber(typed: string, chosen: string): TypedNumber {
  const digits = typed.replace(/\D/g, '');
  const international = /^\s*(\+|00)/.test(typed);
  if (international) {
    const rest = typed.trim().startsWith('+') ? digits : digits.slice(2);
    const code = leadingCode(rest);
    if (code !== null) return { countryCode: code, number: rest.slice(code.length) };
  }
  // 86 pasted without the plus: no mainland number has thirteen digits.
  if (chosen === '86' && /^861\d{10}$/.test(digits)) {
    return { countryCode: '86', number: digits.slice(2) };
  }
  return { countryCode: chosen, number: digits };
}

/** Whether it could be a number at all: a check of shape only. */
export function isPlausible({ countryCode, number }: TypedNumber): boolean {
  return countryCode === '86' ? /^1\d{10}$/.test(number) : /^\d{5,13}$/.test(number);
}

/** One text for one number: "+8613800138000". */
export function internationalNumber({ countryCode, number }: TypedNumber): string {
  return `+${countryCode}${number}`;
}
