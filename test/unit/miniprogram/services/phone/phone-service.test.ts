import { config } from '../../../../../miniprogram/config';
import { createServices } from '../../../../../miniprogram/services/create-services';
import { nobody, routeOf, routes, session, somebody } from '../../../../support/fake-backend';
import type { Answer } from '../../../../support/fake-platform';
import { createFakePlatform, noAnswer, ok, problem } from '../../../../support/fake-platform';
import { settled } from '../../../../support/load-page';

const granted = { errMsg: 'getPhoneNumber:ok', code: 'phone-code' };

function start(exchange: Answer) {
  const platform = createFakePlatform();
  const answer = (next: Answer) => {
    platform.answerWith(
      routes({
        'POST /sessions': () => session(nobody),
        'POST /user/phone': next,
        'PUT /user': () => ok({ ...nobody, nickname: '小明' }),
        'POST /quota-reports': () => ok('', 202),
        'POST /usage-events': () => ok('', 202),
      }),
    );
  };
  answer(exchange);
  const { phone, profile, user } = createServices(platform, config);
  const exchanges = () => platform.requests.filter((it) => routeOf(it) === 'POST /user/phone');
  return { platform, phone, profile, user, answer, exchanges };
}

describe('phone service', () => {
  it('hands a code to the backend once and tells who is waiting', async () => {
    const { phone, user, exchanges } = start(() => ok({ user: somebody }));
    phone.markTap();
    expect(phone.receive('quick', granted).kind).toBe('granted');
    await expect(phone.settle()).resolves.toStrictEqual({ kind: 'bound' });
    expect(exchanges()).toHaveLength(1);
    expect(exchanges()[0]?.body).toStrictEqual({
      kind: 'code',
      component: 'quick',
      code: 'phone-code',
    });
    expect(exchanges()[0]?.headers).toMatchObject({
      'idempotency-key': '00000000000000000000000000000001',
    });
    expect(user.current()).toStrictEqual(somebody);
    expect(phone.hasGrant()).toBe(false);
  });

  it.each([
    ['no answer', noAnswer('timeout')],
    ['a gateway error', ok('<html>', 502)],
    ['a page instead of JSON', ok('<html>')],
    ['an empty body', ok('')],
    ['a busy WeChat', problem(503, 'wechat-busy')],
    ['a rate limit', problem(429, 'rate-limited')],
    ['a bug in the backend', problem(500, 'internal')],
  ])('keeps code and key after %s, and sends the same again', async (_name, first) => {
    const { phone, answer, exchanges } = start(() => first);
    phone.receive('quick', granted);
    await expect(phone.settle()).resolves.toMatchObject({ kind: 'unsettled' });
    expect(phone.hasGrant()).toBe(true);
    answer(() => ok({ user: somebody }));
    await expect(phone.settle()).resolves.toStrictEqual({ kind: 'bound' });
    const [one, two] = exchanges();
    expect(two).toStrictEqual(one);
  });

  it.each([
    ['phone-code-invalid', { kind: 'spent', reason: 'rejected' }],
    ['invalid-request', { kind: 'spent', reason: 'rejected' }],
    ['idempotency-key-reused', { kind: 'spent', reason: 'rejected' }],
    ['wechat-session-stale', { kind: 'spent', reason: 'session-stale' }],
  ])('ends the code at the answer %s', async (code, result) => {
    const { phone, exchanges } = start(() => problem(422, code));
    phone.receive('quick', granted);
    await expect(phone.settle()).resolves.toStrictEqual(result);
    expect(phone.hasGrant()).toBe(false);
    await expect(phone.settle()).resolves.toStrictEqual({ kind: 'spent', reason: 'expired' });
    expect(exchanges()).toHaveLength(1);
  });

  it('signs in anew at once when the session was stale, so that the next tap can be read', async () => {
    const { phone, platform } = start(() => problem(422, 'wechat-session-stale'));
    phone.receive('quick', granted);
    await phone.settle();
    expect(platform.logins.count).toBe(2);
  });

  it.each([
    ['the code was refused', problem(422, 'phone-code-invalid')],
    ['the number is somebody else’s', problem(409, 'phone-already-bound')],
    ['no answer came', noAnswer('timeout')],
  ])('stays signed in when %s', async (_name, answer) => {
    const { phone, platform } = start(() => answer);
    phone.receive('quick', granted);
    await phone.settle();
    await settled();
    expect(platform.logins.count).toBe(1);
  });

  it('takes only the number from an answer that is repeated: the rest may be older', async () => {
    const { phone, profile, user, answer } = start(() => noAnswer('timeout'));
    phone.receive('quick', granted);
    await phone.settle();
    await profile.saveNickname('小明');
    answer(() => ok({ user: somebody }));
    await phone.settle();
    expect(user.current()).toStrictEqual({ ...somebody, nickname: '小明' });
  });

  it('takes a number over from another account with the same code, as a new question', async () => {
    const { phone, answer, exchanges } = start(() => problem(409, 'phone-already-bound'));
    phone.receive('quick', granted);
    await expect(phone.settle()).resolves.toStrictEqual({ kind: 'conflict' });
    answer(() => ok({ user: somebody }));
    await expect(phone.move()).resolves.toStrictEqual({ kind: 'bound' });
    const [first, second] = exchanges();
    expect(second?.body).toStrictEqual({ ...first?.body, resolution: 'move' });
    expect(second?.headers['idempotency-key']).not.toBe(first?.headers['idempotency-key']);
  });

  it('takes no for an answer when the number cannot be taken over', async () => {
    const { phone, exchanges } = start(() => problem(409, 'phone-already-bound'));
    phone.receive('quick', granted);
    await phone.settle();
    await expect(phone.move()).resolves.toStrictEqual({ kind: 'spent', reason: 'rejected' });
    expect(phone.hasGrant()).toBe(false);
    expect(exchanges()).toHaveLength(2);
  });

  it('drops the code when the person prefers another number', async () => {
    const { phone, exchanges } = start(() => problem(409, 'phone-already-bound'));
    phone.receive('quick', granted);
    await phone.settle();
    phone.drop();
    expect(phone.hasGrant()).toBe(false);
    await expect(phone.move()).resolves.toStrictEqual({ kind: 'spent', reason: 'expired' });
    expect(exchanges()).toHaveLength(1);
  });

  it('sends a code once however often it is asked to', async () => {
    const { phone, exchanges } = start(() => ok({ user: somebody }));
    phone.receive('quick', granted);
    await Promise.all([phone.settle(), phone.settle()]);
    expect(exchanges()).toHaveLength(1);
  });

  it('dates the code from the tap and does not send it when it is nearly dead', async () => {
    const { platform, phone, exchanges } = start(() => ok({ user: somebody }));
    phone.markTap();
    platform.advance(200_000);
    phone.receive('quick', granted);
    platform.advance(94_000);
    expect(phone.hasGrant()).toBe(true);
    platform.advance(1000);
    expect(phone.hasGrant()).toBe(false);
    await expect(phone.settle()).resolves.toStrictEqual({ kind: 'spent', reason: 'expired' });
    expect(exchanges()).toHaveLength(0);
  });

  it('dates a code from its tap, though a refusal of the second tap came first', () => {
    const { platform, phone } = start(() => ok({ user: somebody }));
    phone.markTap();
    platform.advance(200_000);
    phone.receive('quick', { errMsg: 'getPhoneNumber:fail', errno: 1003 });
    phone.receive('quick', granted);
    platform.advance(95_000);
    expect(phone.hasGrant()).toBe(false);
  });

  it('never dates a code from the tap of an earlier one', async () => {
    const { platform, phone } = start(() => ok({ user: somebody }));
    phone.markTap();
    phone.receive('quick', granted);
    await phone.settle();
    platform.advance(400_000);
    phone.receive('quick', { ...granted, code: 'second' });
    await expect(phone.settle()).resolves.toStrictEqual({ kind: 'bound' });
  });

  it('does not offer a component again once its quota is exhausted', () => {
    const { phone } = start(() => noAnswer('offline'));
    expect(phone.methods()).toStrictEqual(['quick', 'realtime', 'manual']);
    phone.receive('quick', { errMsg: 'getPhoneNumber:fail', errno: 1400001 });
    expect(phone.methods()).toStrictEqual(['realtime', 'manual']);
    expect(phone.hasGrant()).toBe(false);
  });

  it.each([
    ['no-permission', { errMsg: 'getPhoneNumber:fail no permission', errno: 102 }],
    ['unsupported', { errMsg: 'getPhoneNumber:fail not support' }],
    ['privacy-banned', { errMsg: 'getPhoneNumber:fail privacy api banned', errno: 1026 }],
    [
      'privacy-not-declared',
      {
        errMsg: 'getPhoneNumber:fail api scope is not declared in the privacy agreement',
        errno: 112,
      },
    ],
  ])('does not offer a component again in this run after %s', (kind, detail) => {
    const { phone } = start(() => noAnswer('offline'));
    expect(phone.receive('quick', detail)).toMatchObject({ kind });
    expect(phone.methods()).toStrictEqual(['realtime', 'manual']);
    phone.receive('realtime', detail);
    expect(phone.methods()).toStrictEqual(['manual']);
    expect(phone.wantsPaid).toBe(true);
    expect(start(() => noAnswer('offline')).phone.methods()).toContain('quick');
  });

  it.each([
    ['declined', { errMsg: 'getPhoneNumber:fail user deny' }],
    [
      'privacy-declined',
      { errMsg: 'getPhoneNumber:fail privacy permission is not authorized', errno: 104 },
    ],
    ['too-frequent', { errMsg: 'getPhoneNumber:fail too frequent', errno: 1003 }],
    ['failed', { errMsg: 'getPhoneNumber:fail' }],
  ])('offers a component again after %s', (kind, detail) => {
    const { phone } = start(() => noAnswer('offline'));
    expect(phone.receive('quick', detail)).toMatchObject({ kind });
    expect(phone.methods()).toStrictEqual(['quick', 'realtime', 'manual']);
  });

  it('tells the backend once in each pause whose quota is exhausted', async () => {
    const { platform, phone } = start(() => noAnswer('offline'));
    const reported = () =>
      platform.requests.filter((it) => routeOf(it) === 'POST /quota-reports').map((it) => it.body);
    const exhausted = { errMsg: 'getPhoneNumber:fail', errno: 1400001 };
    phone.receive('quick', exhausted);
    phone.receive('quick', exhausted);
    phone.receive('realtime', exhausted);
    await settled();
    expect(reported()).toStrictEqual([{ component: 'quick' }, { component: 'realtime' }]);
    platform.advance(config.phone.quotaPauseMs);
    phone.receive('quick', exhausted);
    await settled();
    expect(reported().slice(2)).toStrictEqual([{ component: 'quick' }]);
  });

  it('resends under the same key after the token was refused in the middle', async () => {
    const { phone, exchanges } = start(() =>
      exchanges().length === 1 ? problem(401, 'session-invalid') : ok({ user: somebody }),
    );
    phone.receive('realtime', granted);
    await expect(phone.settle()).resolves.toStrictEqual({ kind: 'bound' });
    expect(exchanges().map(({ headers }) => headers['idempotency-key'])).toStrictEqual([
      '00000000000000000000000000000001',
      '00000000000000000000000000000001',
    ]);
  });
});
