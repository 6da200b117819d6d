import { config } from '../../../../../miniprogram/config';
import { createServices } from '../../../../../miniprogram/services/create-services';
import { nobody, routeOf, routes, session, somebody } from '../../../../support/fake-backend';
import type { Answer } from '../../../../support/fake-platform';
import { createFakePlatform, noAnswer, ok, problem } from '../../../../support/fake-platform';

const number = { countryCode: '86', number: '13800138000' };

function start(table: Readonly<Record<string, Answer>>) {
  const platform = createFakePlatform();
  const answer = (next: Readonly<Record<string, Answer>>) => {
    platform.answerWith(routes({ 'POST /sessions': () => session(nobody), ...next }));
  };
  answer(table);
  const binds = () => platform.requests.filter((it) => routeOf(it) === 'POST /user/phone');
  return { platform, answer, binds, ...createServices(platform, config) };
}

describe('manual service', () => {
  it('asks for a code and takes the waiting time from the answer', async () => {
    const sent = ok({ resendAfterSeconds: 60, expiresInSeconds: 300 }, 202);
    const { manual, platform } = start({ 'POST /sms-codes': () => sent });
    await expect(manual.sendCode(number)).resolves.toStrictEqual({
      kind: 'sent',
      resendAfterSeconds: 60,
    });
    expect(platform.requests.at(-1)?.body).toStrictEqual(number);
  });

  it.each([
    ['a refused number', problem(422, 'number-invalid'), { kind: 'number-invalid' }],
    [
      'too many requests',
      ok({ status: 429, code: 'rate-limited', retryAfterSeconds: 30 }, 429),
      { kind: 'wait', seconds: 30 },
    ],
    [
      'too many requests for who knows how long',
      ok({ status: 429, code: 'rate-limited' }, 429),
      {
        kind: 'unsettled',
        failure: { kind: 'problem', status: 429, code: 'rate-limited', retryAfterSeconds: null },
      },
    ],
    [
      'a busy backend that says when',
      ok({ code: 'wechat-busy', retryAfterSeconds: 5 }, 503),
      {
        kind: 'unsettled',
        failure: { kind: 'problem', status: 503, code: 'wechat-busy', retryAfterSeconds: 5 },
      },
    ],
    [
      'no answer',
      noAnswer('timeout'),
      { kind: 'unsettled', failure: { kind: 'no-response', reason: 'timeout' } },
    ],
    [
      'a list',
      ok([], 202),
      {
        kind: 'unsettled',
        failure: { kind: 'unreadable', status: 202, path: 'resendAfterSeconds' },
      },
    ],
    [
      'a wrong shape',
      ok({}, 202),
      {
        kind: 'unsettled',
        failure: { kind: 'unreadable', status: 202, path: 'resendAfterSeconds' },
      },
    ],
  ])('tells %s apart', async (_name, answer, expected) => {
    const { manual } = start({ 'POST /sms-codes': () => answer });
    await expect(manual.sendCode(number)).resolves.toStrictEqual(expected);
  });

  it('binds the number and tells who is waiting', async () => {
    const { manual, user, binds } = start({ 'POST /user/phone': () => ok({ user: somebody }) });
    await expect(manual.bind(number, '123456', false)).resolves.toStrictEqual({ kind: 'bound' });
    expect(user.current()).toStrictEqual(somebody);
    expect(binds()[0]?.body).toStrictEqual({ kind: 'sms', ...number, smsCode: '123456' });
  });

  it.each([
    ['sms-code-wrong', 'code-wrong'],
    ['sms-code-expired', 'code-expired'],
    ['sms-too-many-guesses', 'too-many-guesses'],
    ['number-invalid', 'number-invalid'],
    ['phone-already-bound', 'conflict'],
    ['internal', 'unsettled'],
  ])('reads the answer %s as %s', async (code, kind) => {
    const { manual } = start({ 'POST /user/phone': () => problem(422, code) });
    await expect(manual.bind(number, '123456', false)).resolves.toMatchObject({ kind });
  });

  it('repeats an unsettled try under its key, and every other under a new one', async () => {
    const { manual, answer, binds } = start({ 'POST /user/phone': () => noAnswer('timeout') });
    await manual.bind(number, '123456', false);
    answer({ 'POST /user/phone': () => problem(409, 'phone-already-bound') });
    await manual.bind(number, '123456', false);
    answer({ 'POST /user/phone': () => ok({ user: somebody }) });
    await manual.bind(number, '123456', true);
    const [first, second, third] = binds().map(({ headers }) => headers['idempotency-key']);
    expect(second).toBe(first);
    expect(third).not.toBe(first);
    expect(binds()[2]?.body).toMatchObject({ resolution: 'move' });
  });

  it.each([
    ['refused', problem(422, 'sms-code-wrong')],
    ['bound', ok({ user: somebody })],
  ])('asks anew when the same is typed again after it was %s', async (_name, first) => {
    const { manual, binds } = start({ 'POST /user/phone': () => first });
    await manual.bind(number, '123456', false);
    await manual.bind(number, '123456', false);
    const [one, two] = binds();
    expect(two?.body).toStrictEqual(one?.body);
    expect(two?.headers['idempotency-key']).not.toBe(one?.headers['idempotency-key']);
  });
});
