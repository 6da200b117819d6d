/** A number as it was typed, in two parts. Whether it exists is for the backend to say. */
export interface TypedNumber {
  /** `86`, without a plus sign. */
  readonly countryCode: string;
  /** Digits; after a plus sign, and not plausible, when they begin with a calling code not offered. */
  readonly number: string;
}

/** Calling codes of where the abilities are open (docs/wechat-facts.md §6), the likeliest first. */
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

/** Input methods for Chinese write digits and the plus sign as wide as a character. */
const narrow = (typed: string): string =>
  typed.replace(/[＋０-９]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));

/** Without the zeros dialled at home only, and without an 86: no mainland number has thirteen digits. */
function national(countryCode: string, digits: string): TypedNumber {
  const number = digits.replace(/^[+0]+/, '');
  return {
    countryCode,
    number: countryCode === '86' ? number.replace(/^86(?=1\d{10}$)/, '') : number,
  };
}

/**
 * What a person typed or pasted, with spaces, dashes, brackets, invisible marks, `+86`, `0086` or a
 * leading zero, as two parts. A calling code in the text wins over the chosen one. Shaping what was
 * shaped changes nothing.
 */
export function shapeNumber(typed: string, chosen: string): TypedNumber {
  const dialled = narrow(typed)
    .replace(/[^\d+]/g, '')
    .replace(/(?!^)\+/g, '');
  const abroad = /^(?:\+|00)0*([1-9].*)/.exec(dialled)?.[1];
  if (abroad === undefined) return national(chosen, dialled);
  const code = countryCodes.find((offered) => abroad.startsWith(offered));
  return code === undefined
    ? { countryCode: chosen, number: `+${abroad}` }
    : national(code, abroad.slice(code.length));
}

/** Whether it could be a number at all: a check of shape only. */
export function isPlausible({ countryCode, number }: TypedNumber): boolean {
  return countryCode === '86' ? /^1\d{10}$/.test(number) : /^\d{5,13}$/.test(number);
}

/** One text for one number: "+8613800138000". */
export function internationalNumber({ countryCode, number }: TypedNumber): string {
  return `+${countryCode}${number}`;
}
