import type { Page } from 'playwright-core';

import { bindElsewhereByTap, otherNumber, smsCodeFor } from '../other-person';
import type { Sight } from './sight';
import { silent, tap } from './steps';

const manual = 'pages/phone-manual/phone-manual';

async function writeNumber(page: Page): Promise<void> {
  await page.locator('#number input').fill(otherNumber.number);
  await page.locator('#send').tap();
}

/** Entry by hand in each state. */
export const manualSights: readonly Sight[] = [
  { what: 'manual entry', page: manual, until: '#submit' },
  {
    what: 'the regions',
    page: manual,
    act: tap('#region'),
    until: 'wx-region-picker [aria-modal]',
  },
  {
    what: 'manual entry, a code sent',
    page: manual,
    act: writeNumber,
    until: '.ob-notice--success',
  },
  {
    what: 'manual entry without a code',
    page: manual,
    arrange: (stand) => {
      const fault = { kind: 'problem', code: 'rate-limited', retryAfterSeconds: 1 } as const;
      stand.faults.arm(fault, { path: '/v1/sms-codes' });
    },
    act: async (page) => {
      await writeNumber(page);
      await page.locator('#no-code').tap();
    },
    until: '#no-code-text',
  },
  {
    what: 'manual entry with a word',
    page: manual,
    act: tap('#submit'),
    until: '.ob-field__message',
  },
  {
    what: 'manual entry with a wrong code',
    page: manual,
    act: async (page) => {
      await writeNumber(page);
      await page.locator('.ob-notice--success').waitFor();
      await page.locator('#code input').fill('000000');
    },
    until: '#code-message .ob-field__message',
  },
  {
    what: 'manual entry being sent',
    page: manual,
    arrange: silent('/v1/user/phone'),
    act: async (page) => {
      await writeNumber(page);
      await page.locator('.ob-notice--success').waitFor();
      await page.locator('#code input').fill('123456');
    },
    until: '#submit.ob-button--disabled',
  },
  {
    what: 'the conflict sheet',
    page: manual,
    arrange: bindElsewhereByTap,
    act: async (page, stand) => {
      await writeNumber(page);
      await page.locator('#code input').fill(await smsCodeFor(stand, otherNumber));
    },
    until: '#move',
  },
];
