import { narrow } from './number';

/** Digits of an SMS code as a backend of the contract sends it; a shorter one is handed in by a tap. */
export const SMS_CODE_LENGTH = 6;

/**
 * The code in what a person typed or pasted: digits as wide as a character, spaces between them, or the
 * whole message around them.
 */
export function readSmsCode(typed: string): string {
  const text = narrow(typed);
  const whole = /(?:^|\D)((?:\d[\s-]?){5}\d)(?!\d)/.exec(text)?.[1];
  return (whole ?? text).replace(/\D/g, '').slice(0, SMS_CODE_LENGTH);
}
