import fc from 'fast-check';
import { config } from '../../../../../miniprogram/config';
import type { HttpResult } from '../../../../../miniprogram/platform/platform';
import type { Services } from '../../../../../miniprogram/services/create-services';
import { createServices } from '../../../../../miniprogram/services/create-services';
import { createFakePlatform, noAnswer, ok, problem } from '../../../../support/fake-platform';
import { nobody, routes, session, somebody } from '../../../../support/fake-backend';
import { settled } from '../../../../support/load-page';

/** What may happen to a person, to the program and to the network, in any order. */
type Step =
  | { readonly kind: 'grant'; readonly twice: boolean }
  | { readonly kind: 'network'; readonly answer: keyof typeof answers }
  | { readonly kind: 'pass'; readonly seconds: number }
  | { readonly kind: 'tapRetry' | 'show' | 'kill' | 'move' | 'other' };

const answers = {
  bound: () => ok({ user: somebody }),
  invalid: () => problem(422, 'phone-code-invalid'),
  conflict: () => problem(409, 'phone-already-bound'),
  busy: () => problem(503, 'wechat-busy'),
  gateway: () => ok('', 502),
  page: () => ok('<html>'),
  signedOut: () => problem(401, 'session-invalid'),
  offline: () => noAnswer('offline'),
  timeout: () => noAnswer('timeout'),
} satisfies Readonly<Record<string, () => HttpResult>>;

const ends: readonly string[] = ['bound', 'invalid', 'conflict'];

const steps = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('grant' as const), twice: fc.boolean() }),
    fc.record({
      kind: fc.constant('network' as const),
      answer: fc.constantFrom(...(Object.keys(answers) as (keyof typeof answers)[])),
    }),
    fc.record({ kind: fc.constant('pass' as const), seconds: fc.integer({ min: 1, max: 120 }) }),
    fc.record({
      kind: fc.constantFrom(
        'tapRetry' as const,
        'show' as const,
        'kill' as const,
        'move' as const,
        'other' as const,
      ),
    }),
  ),
  { maxLength: 40 },
);

interface Sent {
  readonly code: string;
  readonly key: string;
  readonly age: number;
  readonly answer: string;
  readonly isMove: boolean;
}

/** The person answers the question about another account, if it is on the screen. */
function decide(phone: Services['phone'], decision: 'move' | 'other'): void {
  if (phone.progress().kind !== 'conflict') return;
  if (decision === 'move') void phone.move();
  else phone.drop();
}

/** Plays the steps on one phone and writes down what was sent. */
async function play(script: readonly Step[]) {
  const platform = createFakePlatform();
  const tappedAt = new Map<string, number>();
  const sent: Sent[] = [];
  let network: keyof typeof answers = 'offline';
  platform.answerWith(
    routes({
      'POST /sessions': () => session(nobody),
      'GET /user': () => ok(nobody),
      'POST /usage-events': () => ok('', 202),
      'POST /user/phone': ({ body, headers }) => {
        const { code, resolution } = body as { code: string; resolution?: string };
        sent.push({
          code,
          key: headers['idempotency-key'] ?? '',
          age: platform.monotonic() - (tappedAt.get(code) ?? 0),
          answer: network,
          isMove: resolution === 'move',
        });
        return answers[network]();
      },
    }),
  );
  // A killed program runs no timers: each run has a switch of its own.
  let life = { isOver: false };
  const launch = (): Services => {
    const own = { isOver: false };
    life = own;
    const after: typeof platform.after = (milliseconds, run) =>
      platform.after(milliseconds, () => {
        if (!own.isOver) run();
      });
    return createServices({ ...platform, after }, config);
  };
  let services = launch();
  let codes = 0;

  const take = async (step: Step): Promise<void> => {
    const { phone } = services;
    switch (step.kind) {
      case 'grant': {
        codes += 1;
        const code = `code-${codes}`;
        phone.tapped();
        tappedAt.set(code, platform.monotonic());
        const detail = { errMsg: 'getPhoneNumber:ok', code };
        phone.receive('quick', detail);
        void phone.settle();
        if (step.twice) phone.receive('quick', detail);
        return;
      }
      case 'network':
        network = step.answer;
        return;
      case 'pass':
        for (let second = 0; second < step.seconds; second += 1) {
          platform.advance(1000);
          await settled();
        }
        return;
      case 'tapRetry':
        void phone.settle();
        return;
      case 'show':
        void phone.resume();
        return;
      case 'kill':
        life.isOver = true;
        services = launch();
        void services.phone.resume();
        return;
      case 'move':
      case 'other':
        decide(phone, step.kind);
    }
  };

  for (const step of script) {
    await take(step);
    await settled();
  }
  return { platform, sent, services: () => services, codes: () => codes, take };
}

describe('granted codes, whatever happens in whatever order', () => {
  it('are sent under one key a question, in time, and never after their answer', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (script) => {
        const { sent } = await play(script);
        const keys = new Map<string, string>();
        const over = new Set<string>();
        sent.forEach(({ code, key, age, answer, isMove }) => {
          const question = `${code} ${isMove ? 'move' : 'bind'}`;
          expect(keys.get(question) ?? key).toBe(key);
          keys.set(question, key);
          expect(age).toBeLessThan(295_000);
          expect(over.has(question)).toBe(false);
          if (ends.includes(answer)) over.add(question);
        });
        expect(new Set(keys.values()).size).toBe(keys.size);
      }),
      { numRuns: 150 },
    );
  });

  it('all find their end once the network is back, and nothing is left in the storage', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (script) => {
        const { platform, sent, services, take } = await play(script);
        await take({ kind: 'network', answer: 'bound' });
        await take({ kind: 'grant', twice: false });
        await take({ kind: 'pass', seconds: 40 });
        expect(sent.at(-1)).toMatchObject({ answer: 'bound' });
        expect(services().phone.progress()).toStrictEqual({ kind: 'bound' });
        expect(platform.secret.size).toBe(0);
      }),
      { numRuns: 150 },
    );
  });
});
