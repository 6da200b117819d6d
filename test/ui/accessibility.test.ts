import type { Page } from 'playwright-core';

import type { AccessibilityCheck, Look } from '../support/accessibility';
import { openAccessibilityCheck } from '../support/accessibility';
import { bindElsewhereByTap, otherNumber, smsCodeFor } from '../support/other-person';

const account = 'pages/account/account';
const profile = 'pages/profile/profile';
const phone = 'pages/phone/phone';
const manual = 'pages/phone-manual/phone-manual';

const tap =
  (selector: string) =>
  async (page: Page): Promise<void> => {
    await page.locator(selector).first().tap();
  };

/** Lets WeChat hand the number over. */
async function allow(page: Page): Promise<void> {
  await tap('#quick button, #quick wx-button')(page);
  await tap('[data-answer="allow"], .host-answers button:last-child')(page);
}

/** axe-core over each page and each sheet in both themes, with nothing excepted. */
const sights: readonly (Omit<Look, 'theme'> & { readonly what: string })[] = [
  { what: 'the account', page: account, until: '#profile' },
  {
    what: 'the account, offline',
    page: account,
    settings: { network: 'offline' },
    until: '#retry',
  },
  {
    what: 'the account of which all is deleted',
    page: account,
    act: async (page) => {
      await tap('#delete')(page);
      await tap('[data-answer="confirm"]')(page);
    },
    until: '#start-again',
  },
  {
    what: 'the account with a number',
    page: account,
    act: async (page) => {
      await tap('#phone')(page);
      await allow(page);
    },
    until: '#unbind',
  },
  {
    what: 'the account with a number under way',
    page: account,
    arrange: (stand) => {
      stand.faults.arm({ kind: 'lost-before' }, { path: '/v1/user/phone', times: Infinity });
    },
    act: async (page) => {
      await tap('#phone')(page);
      await allow(page);
      await page.locator('.phone__kept').waitFor();
      await tap('#not-now')(page);
    },
    until: '#phone-state',
  },
  { what: 'the profile', page: profile, until: '#save' },
  { what: 'the profile with a word', page: profile, act: tap('#save'), until: '.field__message' },
  { what: 'the ways to a number', page: phone, until: '#manual' },
  {
    what: 'the ways to a number, in large text on a small phone',
    page: phone,
    settings: { device: 'small-phone', fontScale: 1.4 },
    until: '#manual',
  },
  {
    what: 'the account, in large text on a small phone',
    page: account,
    settings: { device: 'small-phone', fontScale: 1.4 },
    until: '#delete',
  },
  {
    what: 'a way that cannot work here',
    page: phone,
    arrange: (stand) => {
      stand.wechat.faults.failNextPhone('quick', 'no-permission');
    },
    act: tap('#quick button, #quick wx-button'),
    until: '.notice--danger',
  },
  {
    what: 'a granted number that waits',
    page: phone,
    arrange: (stand) => {
      stand.faults.arm({ kind: 'lost-before' }, { path: '/v1/user/phone', times: Infinity });
    },
    act: allow,
    until: '.phone__kept',
  },
  {
    what: 'the number that is to be replaced',
    page: account,
    act: async (page) => {
      await tap('#phone')(page);
      await allow(page);
      await page.locator('#unbind').waitFor();
      await tap('#phone')(page);
    },
    until: '.phone__current',
  },
  {
    what: 'the privacy sheet',
    page: phone,
    settings: { privacy: 'not-agreed' },
    act: tap('#quick button, #quick wx-button'),
    until: '#privacy-agree',
  },
  {
    what: 'the quota sheet',
    page: phone,
    arrange: (stand) => {
      stand.quota().set('quick', 0);
    },
    act: tap('#quick button, #quick wx-button'),
    until: 'text=这种方式暂时不可用',
  },
  { what: 'manual entry', page: manual, until: '#submit' },
  { what: 'the regions', page: manual, act: tap('#region'), until: 'text=中国香港' },
  {
    what: 'manual entry, a code sent',
    page: manual,
    act: async (page) => {
      await page.locator('#number input').fill(otherNumber.number);
      await page.locator('#send').tap();
    },
    until: '.notice--success',
  },
  {
    what: 'manual entry without a code',
    page: manual,
    arrange: (stand) => {
      const fault = { kind: 'problem', code: 'rate-limited', retryAfterSeconds: 1 } as const;
      stand.faults.arm(fault, { path: '/v1/sms-codes' });
    },
    act: async (page) => {
      await page.locator('#number input').fill(otherNumber.number);
      await page.locator('#send').tap();
      await page.locator('#no-code').tap();
    },
    until: '#no-code-text',
  },
  {
    what: 'the profile with a counter',
    page: profile,
    act: (page) => page.locator('.field input').fill('满'.repeat(25)),
    until: '#counter',
  },
  { what: 'manual entry with a word', page: manual, act: tap('#submit'), until: '.field__message' },
  {
    what: 'the conflict sheet',
    page: manual,
    arrange: bindElsewhereByTap,
    act: async (page, stand) => {
      await page.locator('#number input').fill(otherNumber.number);
      await page.locator('#send').tap();
      await page.locator('#code input').fill(await smsCodeFor(stand, otherNumber));
    },
    until: '#move',
  },
  { what: 'the lab', page: 'pages/lab/lab', until: '#raw' },
];
const looks = sights.flatMap((sight): readonly (Look & { readonly what: string })[] => [
  { ...sight, theme: 'light' },
  { ...sight, theme: 'dark' },
]);

let check: AccessibilityCheck;

beforeAll(async () => {
  check = await openAccessibilityCheck();
});

afterAll(() => check.close());

test.each(looks)('$what, $theme: axe finds nothing', async (look) => {
  await expect(check.violations(look)).resolves.toStrictEqual([]);
});
