import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

import type { WechatNumber } from '../gateway/gateway';
import { ProblemError } from '../problem';

/**
 * The numbers of WeChat's cloud test accounts, which no operator knows (docs/wechat-facts.md §5.5).
 */
const testNumber = /^1206660000[1-4]$/;

/**
 * The number a person typed, in the form WeChat would return it; throws `number-invalid` for one
 * that cannot be rung.
 */
export function judgeTypedNumber(typed: {
  readonly countryCode: string;
  readonly number: string;
}): WechatNumber {
  const { countryCode, number } = typed;
  if (countryCode === '86' && testNumber.test(number)) return { countryCode, pureNumber: number };
  const parsed = parsePhoneNumberFromString(`+${countryCode}${number}`);
  if (parsed?.isValid() !== true || parsed.countryCallingCode !== countryCode) {
    throw new ProblemError('number-invalid');
  }
  return { countryCode, pureNumber: parsed.nationalNumber };
}
