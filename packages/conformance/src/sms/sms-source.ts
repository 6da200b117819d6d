import { setTimeout as delay } from 'node:timers/promises';

import { z } from 'zod';

/** A typed number. */
export interface TypedNumber {
  readonly countryCode: string;
  readonly number: string;
}

/**
 * How the kit learns what SMS code the backend sent: from outside nobody can. A backend offers a fixed
 * code for its test numbers or a hook; without either the rules that need a code are not checked.
 */
export interface SmsSource {
  /** The numbers that may get messages; the kit sends none to any other. */
  readonly numbers: readonly TypedNumber[];
  /** The newest code sent to the number; absent when there is no way to learn it. */
  readonly codeFor?: (number: TypedNumber) => Promise<string>;
}

/** The backend sends, or pretends to send, always the same code to these numbers. */
export const fixedCode = (numbers: readonly TypedNumber[], smsCode: string): SmsSource => ({
  numbers,
  codeFor: () => Promise.resolve(smsCode),
});

const hookAnswer = z.object({ smsCode: z.string().regex(/^\d{4,8}$/) });

/**
 * The backend under test responds to `GET <url>?countryCode=86&number=…` with
 * `{"smsCode": "123456"}`, or 404 while there is none; asked for up to five seconds.
 */
export const hook = (numbers: readonly TypedNumber[], url: string): SmsSource => ({
  numbers,
  codeFor: async ({ countryCode, number }) => {
    const address = new URL(url);
    address.searchParams.set('countryCode', countryCode);
    address.searchParams.set('number', number);
    for (let tries = 0; tries < 25; tries += 1) {
      const response = await fetch(address);
      if (response.ok) return hookAnswer.parse(await response.json()).smsCode;
      await delay(200);
    }
    throw new Error(`The SMS hook ${address.origin}${address.pathname} gave no code within 5 s.`);
  },
});
