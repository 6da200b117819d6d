/** A number as it was typed, in two parts. Whether it exists is for the backend to say. */
export interface TypedNumber {
  /** `86`, without a plus sign. */
  readonly countryCode: string;
  /** Digits; after a plus sign, and not plausible, when they begin with no whole calling code. */
  readonly number: string;
}

/**
 * Calling codes that are listed by name: those of where the abilities are open (docs/wechat-facts.md §6),
 * the likeliest first, then others that people of such a program have. Every other one can be typed.
 */
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
  '1',
  '44',
  '49',
  '33',
  '39',
  '34',
  '7',
  '976',
  '91',
  '966',
  '90',
  '55',
  '52',
  '27',
] as const;

export type CountryCode = (typeof countryCodes)[number];

/** Of the world (ITU-T E.164): no code is the beginning of another, and what is not short has three digits. */
const callingCode = /^(?:[17]|2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58]|[2-9]\d\d)/;

/** Where a zero in front of a number is a part of it. */
const keepsZero = /^(?:39|22[59]|24[12])$/;

/** What else is dialled at home only; no mainland number has thirteen digits. */
const dialledAtHome: Readonly<Record<string, RegExp>> = {
  '1': /^1(?=\d{10}$)/,
  '7': /^[78](?=\d{10}$)/,
  '86': /^86(?=1\d{10}$)/,
};

/** The calling code that international digits begin with; null when they do not hold a whole one. */
export function callingCodeOf(digits: string): string | null {
  return callingCode.exec(digits)?.[0] ?? null;
}

/** Input methods for Chinese write digits and the plus sign as wide as a character. */
export const narrow = (typed: string): string =>
  typed.replace(/[＋０-９]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0));

/** Without what is dialled at home only. */
function national(countryCode: string, digits: string): TypedNumber {
  const number = digits
    .replace('+', '')
    .replace(keepsZero.test(countryCode) ? /^0+(?=0)/ : /^0+/, '');
  return { countryCode, number: number.replace(dialledAtHome[countryCode] ?? '', '') };
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
  const code = callingCodeOf(abroad);
  return code === null
    ? { countryCode: chosen, number: `+${abroad}` }
    : national(code, abroad.slice(code.length));
}

/** Whether it could be a number at all: a check of shape only, fifteen digits with the calling code. */
export function isPlausible({ countryCode, number }: TypedNumber): boolean {
  return countryCode === '86'
    ? /^1\d{10}$/.test(number)
    : /^\d{4,14}$/.test(number) && countryCode.length + number.length <= 15;
}

/** One text for one number: "+8613800138000". */
export function internationalNumber({ countryCode, number }: TypedNumber): string {
  return `+${countryCode}${number}`;
}
