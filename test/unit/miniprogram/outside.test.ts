import { resolve } from 'node:path';

import fc from 'fast-check';
import { z } from 'zod';

import { config } from '../../../miniprogram/config';
import { zhCn } from '../../../miniprogram/i18n/zh-cn';
import type { PhoneComponent } from '../../../miniprogram/models/phone';
import type { HttpResult } from '../../../miniprogram/platform/platform';
import { classifyPhoneEvent } from '../../../miniprogram/services/phone/classify-phone-event';
import { readGrants, writeGrants } from '../../../miniprogram/services/phone/pending-grant';
import { nobody, routeOf, session } from '../../support/fake-backend';
import type { FakePlatform } from '../../support/fake-platform';
import { createFakePlatform, noAnswer, ok, problem } from '../../support/fake-platform';
import { fuzz } from '../../support/fuzz';
import type { LoadedPage } from '../../support/load-page';
import { loadPage, settled } from '../../support/load-page';
import { details, MARK, results } from '../../support/outside';

const { cases, seed } = fuzz;

const component = fc.constantFrom<PhoneComponent>('quick', 'realtime');

/** Whether a field is there as a text that says something. */
const has = (event: unknown, field: string): boolean => {
  const value = (event as Readonly<Record<string, unknown>> | null | undefined)?.[field];
  return typeof value === 'string' && value !== '';
};

const isGrant = (which: PhoneComponent, event: unknown, cloud: boolean): boolean =>
  has(event, 'code') ||
  (which === 'quick' && has(event, 'encryptedData') && has(event, 'iv')) ||
  (which === 'quick' && cloud && has(event, 'cloudID'));

/** The same event with proofs that no event had before: those are taken once. */
const anew = (event: unknown, count: number): unknown => {
  const own = (field: string): object =>
    has(event, field) ? { [field]: `${field} ${count} ${MARK}` } : {};
  return typeof event === 'object' && event !== null
    ? { ...event, ...own('code'), ...own('encryptedData') }
    : event;
};

/** The contract (docs/backend.openapi.yaml), written down a second time. */
const binding = z.looseObject({
  user: z.looseObject({
    // Of the person who is signed in, and of nobody else.
    id: z.literal(nobody.id),
    nickname: z.string().min(1).max(128).nullable(),
    avatarUrl: z
      .url({ protocol: /^https$/ })
      .max(2048)
      .nullable(),
    phone: z.looseObject({
      masked: z.string().regex(/^\d{2,3}\*+\d{1,2}$/),
      countryCode: z.string().regex(/^[1-9]\d{0,3}$/),
    }),
  }),
});
const isBound = (result: HttpResult): boolean =>
  result.kind === 'response' &&
  result.status >= 200 &&
  result.status < 300 &&
  binding.safeParse(result.body).success;

const leaves = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [];
};

/** Every sentence of the program, and what a masked number looks like. */
const own = new Set(leaves(zhCn));
const { codeExpired, tooManyGuesses, getNew, getNewLater } = zhCn.phoneManual;
const ownForms = [
  ...[codeExpired, tooManyGuesses].map(
    (text) => new RegExp(`^${text.replace('{next}', `(${getNew}|${getNewLater})`)}$`),
  ),
  /^(\+\d{1,4} )?\d{2,3}\*+\d{1,2}$/,
  /^\d{3} \*{4} \*\*\d\d$/,
  new RegExp(`^${zhCn.phoneManual.resendIn.replace('{seconds}', '\\d+')}$`),
];

/** Names of states and methods are for the template, which shows none of them. */
const isName = (text: string): boolean => /^[\w-]*$/.test(text);

const isOwn = (text: string): boolean =>
  isName(text) || own.has(text) || ownForms.some((form) => form.test(text));

/** What a page says that the program did not write. */
function foreign({ data, verbs }: LoadedPage): readonly string[] {
  const marked = leaves([data, verbs]).filter((text) => text.includes(MARK));
  return leaves(data)
    .filter((text) => !isOwn(text))
    .concat(marked);
}

/** A released program on a phone. What it asks is answered with `results`, the sign-in properly. */
function open(name: string) {
  const platform = createFakePlatform({ envVersion: 'release', platform: 'ios' });
  const backend = { ...config.backend.release, baseUrl: 'https://api.firm.cn' };
  jest.doMock(resolve(__dirname, '../../../miniprogram/config.ts'), () => ({
    config: { ...config, backend: { ...config.backend, release: backend } },
  }));
  const answerWith = (result: HttpResult): void => {
    platform.answerWith((request) =>
      routeOf(request) === 'POST /sessions' ? session(nobody) : result,
    );
  };
  answerWith(noAnswer('offline'));
  const page = loadPage(name, platform);
  return { page, platform, answerWith };
}

/** Lets everything end: what is still kept is refused, and every wait is over. */
async function rest(platform: FakePlatform): Promise<void> {
  platform.answerWith((request) =>
    routeOf(request) === 'POST /sessions' ? session(nobody) : problem(422, 'phone-code-invalid'),
  );
  for (let part = 0; part < 3; part += 1) {
    platform.advance(300_000);
    await settled();
  }
}

describe(`what comes from outside (seed ${seed}, ${cases} cases each)`, () => {
  it('is called granted only with a proof, and nothing makes the classifier throw', () => {
    fc.assert(
      fc.property(component, details, fc.boolean(), (which, event, cloud) => {
        const { kind } = classifyPhoneEvent(which, event, cloud);
        expect(kind === 'granted').toBe(isGrant(which, event, cloud));
      }),
      { numRuns: cases, seed },
    );
  });

  it('cannot come back from the encrypted storage as a code that was never kept', () => {
    const stored = fc.oneof(details, fc.record({ codes: fc.array(details) }));
    fc.assert(
      fc.property(stored, (left) => {
        const codes = readGrants(left);
        expect(codes).toStrictEqual([]);
        expect(readGrants(writeGrants(codes))).toStrictEqual(codes);
      }),
      { numRuns: cases, seed },
    );
  });

  it('binds a number on the phone page only when it was granted and bound, and is never shown', async () => {
    const { page, platform, answerWith } = open('phone');
    let taps = 0;
    await fc.assert(
      fc.asyncProperty(component, details, results, async (which, detail, result) => {
        taps += 1;
        const event = anew(detail, taps);
        page.verbs.length = 0;
        answerWith(result);
        page.call('onLoad', { replace: '1' });
        page.call('handleStart');
        page.call('handleAnswer', { detail: { component: which, detail: event } });
        const before = foreign(page);
        await settled();
        await settled();
        const isTold = page.verbs.some(([verb]) => verb === 'emit');
        const after = foreign(page);
        await rest(platform);
        const atRest = foreign(page);
        page.call('onUnload');
        expect({ isTold, foreign: before.concat(after, atRest) }).toStrictEqual({
          isTold: isGrant(which, event, false) && isBound(result),
          foreign: [],
        });
      }),
      { numRuns: cases, seed },
    );
  });

  it('binds a typed number only when it was bound, and is never shown', async () => {
    const { page, platform, answerWith } = open('phone-manual');
    page.call('onLoad', {});
    page.call('handleCode', { detail: { value: '123456' } });
    let numbers = 13_000_000_000;
    await fc.assert(
      fc.asyncProperty(results, results, async (sent, result) => {
        page.verbs.length = 0;
        answerWith(sent);
        // Another number has nothing to wait for.
        numbers += 1;
        page.call('handleNumberBlur', { detail: { value: String(numbers) } });
        page.call('handleSend');
        await settled();
        platform.advance(1000);
        const before = foreign(page);
        answerWith(result);
        page.call('handleSubmit');
        await settled();
        await settled();
        const isTold = page.verbs.some(([verb]) => verb === 'emit');
        const after = foreign(page);
        page.call('handleCloseSheet');
        expect({ isTold, foreign: before.concat(after) }).toStrictEqual({
          isTold: isBound(result),
          foreign: [],
        });
      }),
      { numRuns: cases, seed },
    );
  });

  it('is what these tests look for: a foreign word on a page is found', () => {
    const said = (data: Readonly<Record<string, unknown>>) =>
      foreign({
        data,
        handlers: [],
        verbs: [],
        sent: { calls: 0, bytes: 0 },
        call: () => undefined,
      });
    expect(said({ view: { kind: 'asking', message: 'Bad Gateway' } })).toStrictEqual([
      'Bad Gateway',
    ]);
    expect(said({ view: { kind: 'bound', number: MARK } })).toContain(MARK);
    expect(said({ view: { kind: 'asking', message: zhCn.failure.offline } })).toStrictEqual([]);
    expect(isBound(ok({ user: nobody }))).toBe(false);
  });
});
