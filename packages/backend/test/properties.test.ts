import express from 'express';
import fc from 'fast-check';
import { dispatch } from 'onboarding-testing';
import { createRandom } from 'wechat-simulator';

import { createClaims } from '../src/claims';
import { problemHandler } from '../src/contract/problem-handler';
import { createIdempotency } from '../src/idempotency';
import { maskNumber } from '../src/numbers/masked-number';
import { judgeTypedNumber } from '../src/numbers/typed-number';
import { createPhoneVault } from '../src/phone/phone-vault';
import { ProblemError } from '../src/problem';
import { createRunningWork } from '../src/running-work';
import { openStore } from '../src/store/open-store';

const digits = (least: number, most: number) =>
  fc.stringMatching(new RegExp(`^[0-9]{${String(least)},${String(most)}}$`));

describe('masking', () => {
  it('keeps at most five digits of any number and hides at least one', () => {
    fc.assert(
      fc.property(digits(4, 20), (number) => {
        const masked = maskNumber(number);
        expect(masked).toMatch(/^[0-9]{2,3}\*+[0-9]{1,2}$/);
        expect(masked).toHaveLength(number.length);
        expect(masked.replace(/\*/g, '').length).toBeLessThanOrEqual(5);
      }),
    );
  });
});

describe('the vault', () => {
  it('opens what it sealed, shows none of it, and finds the same number again', () => {
    const vault = createPhoneVault(Buffer.alloc(32, 7), createRandom(1));
    fc.assert(
      fc.property(digits(1, 3), digits(5, 13), (countryCode, pureNumber) => {
        const [one, other] = [1, 2].map(() => vault.seal({ countryCode, pureNumber }));
        expect(one && vault.open(one)).toBe(`+${countryCode}${pureNumber}`);
        expect(one?.digest).toBe(other?.digest);
        expect(one?.sealed).not.toBe(other?.sealed);
        expect(JSON.stringify(one)).not.toContain(pureNumber);
      }),
    );
  });
});

describe('a typed number', () => {
  it('is either a number of its own calling code or refused by name', async () => {
    const judge = async (countryCode: string, number: string): Promise<string> => {
      try {
        const judged = await judgeTypedNumber({ countryCode, number });
        return `${judged.countryCode} ${String(/^[0-9]+$/.test(judged.pureNumber))}`;
      } catch (error) {
        return error instanceof ProblemError ? error.code : 'another error';
      }
    };
    await fc.assert(
      fc.asyncProperty(digits(1, 3), digits(1, 15), async (countryCode, number) => {
        expect(['number-invalid', `${countryCode} true`]).toContain(
          await judge(countryCode, number),
        );
      }),
    );
  });
});

describe('idempotency, against a model', () => {
  const step = fc.record({
    key: fc.constantFrom('a', 'b'),
    user: fc.constantFrom('u1', 'u2'),
    code: fc.constantFrom('x', 'y'),
    ends: fc.constantFrom('done', 'phone-code-invalid', 'wechat-busy', 'internal'),
  });

  it('answers as a table of first answers would, whatever comes in whatever order', async () => {
    const store = await openStore();
    const clock = { now: () => 0 };
    const claims = createClaims({ clock, random: createRandom(1) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
        await store.reset();
        const run = createIdempotency({ store, clock, claims, work: createRunningWork() });
        const model = new Map<string, { readonly code: string; readonly ends: string }>();
        for (const { key, user, code, ends } of steps) {
          const id = `${user} ${key}`;
          const first = model.get(id);
          const expected =
            first === undefined
              ? ends
              : first.code === code
                ? first.ends
                : 'idempotency-key-reused';
          const isLasting = ends === 'done' || ends === 'phone-code-invalid';
          if (first === undefined && isLasting) model.set(id, { code, ends });
          const answer = await run({ userId: user, key, body: { code } }, () =>
            ends === 'done'
              ? Promise.resolve({ status: 200, body: { code: 'done' } })
              : Promise.reject(
                  new ProblemError(ends as ConstructorParameters<typeof ProblemError>[0]),
                ),
          ).then(
            ({ body }) => Reflect.get(body, 'code') as unknown,
            (error: unknown) => (error as ProblemError).code,
          );
          expect(answer).toBe(expected);
        }
      }),
    );
    await store.close();
  });
});

describe('problem documents', () => {
  it('say nothing of an unknown error, whatever was thrown', async () => {
    let thrown: unknown;
    const reported: unknown[] = [];
    const app = express();
    app.use(() => {
      throw thrown;
    });
    app.use(problemHandler((error) => reported.push(error)));
    const secret = fc.string({ minLength: 8 }).map((text) => `13580006666 ${text}`);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          secret.map((text) => new Error(text)),
          secret,
          fc.record({ status: fc.integer({ min: 405, max: 412 }), message: secret }),
        ),
        async (error) => {
          thrown = error;
          const { status, headers, body } = await dispatch(app, {
            method: 'GET',
            path: '/',
            headers: {},
          });
          expect([404, 500]).toContain(status);
          expect(headers['content-type']).toContain('application/problem+json');
          expect(JSON.stringify(body)).not.toContain('13580006666');
        },
      ),
    );
    expect(reported.length).toBeGreaterThan(0);
  });
});
