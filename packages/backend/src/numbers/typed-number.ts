import type { WechatNumber } from '../gateway/gateway';
import { ProblemError } from '../problem';

/**
 * The numbers of WeChat's cloud test accounts, which no operator knows (docs/wechat-facts.md §5.5).
 */
const testNumber = /^1206660000[1-4]$/;

/** Where a message arrives. Landlines get none; premium, shared-cost and personal numbers are how swindlers earn. */
const kindsWithMessages: readonly unknown[] = ['MOBILE', 'FIXED_LINE_OR_MOBILE'];

/** Satellites and networks without a country (870, 881 …): dear, and called mobile. */
const withoutCountry = /^(?:8(?:00|08|70|78|8[1238])|979)/;

/** China's satellite phones: 1349, 1740 to 1745, 1749. */
const chineseSatellite = /^(?:1349|174[0-59])/;

/**
 * The number a person typed, in the form WeChat would return it; throws `number-invalid` for one
 * that cannot receive a message, or at a price that somebody else earns.
 */
export async function judgeTypedNumber(typed: {
  readonly countryCode: string;
  readonly number: string;
}): Promise<WechatNumber> {
  const { countryCode, number } = typed;
  if (countryCode === '86' && testNumber.test(number)) return { countryCode, pureNumber: number };
  // The numbers of all countries are slow to load, and few people type one.
  const { parsePhoneNumberFromString } = await import('libphonenumber-js/max');
  const parsed = parsePhoneNumberFromString(`+${countryCode}${number}`);
  if (
    parsed?.isValid() !== true ||
    parsed.countryCallingCode !== countryCode ||
    !kindsWithMessages.includes(parsed.getType()) ||
    withoutCountry.test(countryCode) ||
    (countryCode === '86' && chineseSatellite.test(parsed.nationalNumber))
  ) {
    throw new ProblemError('number-invalid');
  }
  return { countryCode, pureNumber: parsed.nationalNumber };
}
