import fc from 'fast-check';

import type { Failure } from '../../../../../miniprogram/models/failure';
import {
  GRANT_LIFE_MS,
  GRANT_MARGIN_MS,
} from '../../../../../miniprogram/services/phone/grant-life';
import { isPassing, retryDelay } from '../../../../../miniprogram/services/phone/retry';
import { failures } from '../../failures';

const passing = failures.filter(isPassing);
const offline: Failure = { kind: 'no-response', reason: 'offline' };
const draw = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const tries = fc.integer({ min: 1, max: 40 });
const left = fc.integer({ min: 0, max: 295_000 });

describe('the retry policy', () => {
  it.each<[string, Failure, boolean]>([
    ['no network', offline, true],
    ['a timeout', { kind: 'no-response', reason: 'timeout' }, true],
    ['an interruption', { kind: 'no-response', reason: 'interrupted' }, true],
    ['an address that WeChat refuses', { kind: 'no-response', reason: 'address-refused' }, false],
    ['no trust in the server', { kind: 'no-response', reason: 'insecure' }, true],
    ['a mistake of ours', { kind: 'no-response', reason: 'request-refused' }, false],
    ['a file that is gone', { kind: 'no-response', reason: 'file-gone' }, false],
    ['a gateway', { kind: 'bad-gateway-response', status: 504, retryAfterSeconds: null }, true],
    [
      'a page that is missing',
      { kind: 'bad-gateway-response', status: 404, retryAfterSeconds: null },
      true,
    ],
    ['a page instead of JSON', { kind: 'unreadable', status: 200, path: '' }, true],
    ['no login code', { kind: 'login-unavailable', cause: 'passing', reason: '' }, true],
  ])('after %s', (_name, failure, again) => {
    expect(isPassing(failure)).toBe(again);
  });

  it('waits twice as long after each failure, up to a quarter of a minute', () => {
    const waits = [1, 2, 3, 4, 5].map((count) => retryDelay(offline, count, 295_000, 0));
    expect(waits).toStrictEqual([1000, 2000, 4000, 7500, 7500]);
  });

  it.each<[string, Failure]>([
    ['backend', { kind: 'problem', status: 503, code: 'wechat-busy', retryAfterSeconds: 40 }],
    ['gateway', { kind: 'bad-gateway-response', status: 503, retryAfterSeconds: 40 }],
  ])(
    'waits as long as the %s asked for, but not for more than half of what is left',
    (_name, busy) => {
      expect(retryDelay(busy, 1, 200_000, 0.9)).toBe(40_000);
      expect(retryDelay(busy, 1, 40_000, 0.9)).toBe(20_000);
      expect(retryDelay(busy, 9, 16_000, 0.9)).toBe(14_000);
      expect(retryDelay(busy, 1, 2500, 0.9)).toBeNull();
    },
  );

  it('lets nobody ask for more than a minute', () => {
    const away: Failure = { kind: 'bad-gateway-response', status: 429, retryAfterSeconds: 600 };
    expect(retryDelay(away, 1, 295_000, 0)).toBe(60_000);
  });

  it('waits at least half of its step and as long as asked, at most its step or what was asked', () => {
    fc.assert(
      fc.property(passing, tries, draw, (failure, count, random) => {
        const delay = retryDelay(failure, count, Number.POSITIVE_INFINITY, random) ?? Number.NaN;
        const step = Math.min(15_000, 2000 * 2 ** (count - 1));
        const seconds = 'retryAfterSeconds' in failure ? (failure.retryAfterSeconds ?? 0) : 0;
        const asked = Math.min(60, seconds) * 1000;
        expect(delay).toBeGreaterThanOrEqual(Math.max(step / 2, asked));
        expect(delay).toBeLessThanOrEqual(Math.max(step, asked));
      }),
    );
  });

  it('gives up only what cannot help, and makes a last try two seconds before the end', () => {
    fc.assert(
      fc.property(failures, tries, left, draw, (failure, count, timeLeft, random) => {
        const delay = retryDelay(failure, count, timeLeft, random);
        const wanted = retryDelay(failure, count, Number.POSITIVE_INFINITY, random);
        const isInTime = wanted !== null && timeLeft >= 3000;
        const delayed = delay ?? Number.NaN;
        expect(delay !== null).toBe(isInTime);
        expect(delayed <= Math.min(wanted ?? 0, timeLeft - 2000) || !isInTime).toBe(true);
        expect(delayed >= Math.min(1000, timeLeft - 2000) || !isInTime).toBe(true);
        expect(wanted === null).toBe(!isPassing(failure));
      }),
    );
  });

  it('never sends a code again in its last seconds, however the tries fall', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(passing, draw), { minLength: 30 }), (fails) => {
        let age = 0;
        fails.forEach(([failure, random], index) => {
          const delay = retryDelay(
            failure,
            index + 1,
            GRANT_LIFE_MS - GRANT_MARGIN_MS - age,
            random,
          );
          age += delay ?? 0;
        });
        expect(age).toBeLessThan(GRANT_LIFE_MS - GRANT_MARGIN_MS);
      }),
    );
  });

  it('plans nothing for a time at which the code is dead, whatever fails', () => {
    fc.assert(
      fc.property(failures, tries, left, draw, (failure, count, timeLeft, random) => {
        const delay = retryDelay(failure, count, timeLeft, random);
        const isRight = delay === null || (delay >= 1000 && delay < timeLeft && isPassing(failure));
        expect(isRight).toBe(true);
      }),
    );
  });
});
