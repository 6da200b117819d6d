import { config } from '../../../../../miniprogram/config';
import type { User } from '../../../../../miniprogram/models/user';
import type { HttpResult } from '../../../../../miniprogram/platform/platform';
import { createServices } from '../../../../../miniprogram/services/create-services';
import { nobody, routeOf, routes, session, somebody } from '../../../../support/fake-backend';
import { createFakePlatform, noAnswer, ok, problem } from '../../../../support/fake-platform';
import { settled } from '../../../../support/load-page';

const answersThatSayNothing: readonly (readonly [string, HttpResult])[] = [
  ['no network', noAnswer('offline')],
  ['a page of a gateway', ok('<html>')],
  ['500', ok('<html>', 500)],
  ['500 internal', problem(500, 'internal')],
  ['404 of a proxy', ok('<html>', 404)],
  ['403 of a firewall', ok('<html>', 403)],
  ['408', ok('', 408)],
  ['429 without a problem document', ok('', 429)],
  ['429 with a long wait', { ...ok('', 429), headers: { 'retry-after': '600' } } as HttpResult],
  ['520', ok('', 520)],
  ['304', ok('', 304)],
  ['half a JSON', ok('{"user":{"id"')],
  ['a number of somebody else', ok({ user: { ...somebody, id: 'u2' } })],
  ['a picture that is no address', ok({ user: { ...somebody, avatarUrl: 'javascript:1' } })],
];

const taken: User = {
  ...nobody,
  phone: { masked: '139******99', countryCode: '86' },
};

/** A phone whose backend binds what it is sent and says what the test likes. */
async function start(before: User = nobody, isKnown = true) {
  const platform = createFakePlatform();
  let reply = (): HttpResult => ok({ user: somebody });
  let person = before;
  platform.answerWith(
    routes({
      'POST /sessions': () => session(before),
      'POST /user/phone': () => reply(),
      'GET /user': () => ok(person),
      'POST /usage-events': () => ok('', 202),
    }),
  );
  const { phone, user } = createServices(platform, config);
  if (isKnown) await user.load();
  phone.markTap();
  phone.receive('quick', { errMsg: 'getPhoneNumber:ok', code: 'paid' });
  const sent = () => platform.requests.filter((it) => routeOf(it) === 'POST /user/phone');
  return {
    platform,
    phone,
    user,
    sent,
    keys: () => new Set(sent().map(({ headers }) => headers['idempotency-key'])).size,
    reply: (next: () => HttpResult) => {
      reply = next;
    },
    become: (next: User) => {
      person = next;
    },
    pass: async (seconds: number) => {
      for (let second = 0; second < seconds; second += 1) {
        platform.advance(1000);
        await settled();
      }
    },
  };
}

describe('a code that is answered nothing that says what became of it', () => {
  it.each(answersThatSayNothing)('is sent again by itself and bound: %s', async (_name, answer) => {
    const { phone, reply, pass, keys } = await start();
    let answers = 0;
    reply(() => {
      answers += 1;
      return answers < 4 ? answer : ok({ user: somebody });
    });
    await phone.settle();
    await pass(290);
    expect(phone.progress()).toStrictEqual({ kind: 'bound' });
    expect([answers, keys()]).toStrictEqual([4, 1]);
  });

  it.each(answersThatSayNothing)(
    'is sent in the last seconds of its life, whatever came before: %s',
    async (_name, answer) => {
      const { phone, reply, pass, platform } = await start();
      reply(() => (platform.monotonic() < 280_000 ? answer : ok({ user: somebody })));
      await phone.settle();
      await pass(294);
      expect(phone.progress()).toStrictEqual({ kind: 'bound' });
    },
  );

  it.each(answersThatSayNothing)(
    'is asked about under its key after its life, and bound: %s',
    async (_name, answer) => {
      const { phone, user, reply, pass, keys, platform } = await start();
      reply(() => (platform.monotonic() < 295_000 ? answer : ok({ user: somebody })));
      await phone.settle();
      await pass(320);
      expect(phone.progress()).toStrictEqual({ kind: 'bound' });
      expect(user.current()).toStrictEqual(somebody);
      expect(keys()).toBe(1);
    },
  );

  it.each(answersThatSayNothing)(
    'is bound when the account has a number that it had not at the tap: %s',
    async (_name, answer) => {
      const { phone, reply, become, pass, platform } = await start();
      reply(() => (platform.monotonic() < 295_000 ? answer : problem(422, 'phone-code-invalid')));
      await phone.settle();
      become(somebody);
      await pass(320);
      expect(phone.progress()).toStrictEqual({ kind: 'bound' });
    },
  );

  it('is bound when the account has another number than at the tap, and not by the same one', async () => {
    const ends = [somebody, taken].map(async (before) => {
      const { phone, reply, become, pass } = await start(before);
      reply(() => noAnswer('timeout'));
      await phone.settle();
      reply(() => problem(422, 'phone-code-invalid'));
      become(somebody);
      await pass(5);
      return phone.progress();
    });
    await expect(Promise.all(ends)).resolves.toStrictEqual([
      { kind: 'spent', reason: 'rejected' },
      { kind: 'bound' },
    ]);
  });

  it('is not bound by a number that may have been there before the tap', async () => {
    const { phone, reply, become, pass } = await start(somebody, false);
    reply(() => noAnswer('timeout'));
    await phone.settle();
    reply(() => problem(422, 'phone-code-invalid'));
    become(somebody);
    await pass(5);
    expect(phone.progress()).toStrictEqual({ kind: 'spent', reason: 'rejected' });
  });

  it('does not lend its number to a newer code that was refused', async () => {
    const { phone, reply, become, pass, sent, platform } = await start();
    const second = () => JSON.stringify(sent().at(-1)?.body).includes('second');
    reply(() => noAnswer('timeout'));
    phone.receive('quick', { errMsg: 'getPhoneNumber:ok', code: 'second' });
    await phone.settle();
    // The older one was bound, which nobody has said yet.
    become(somebody);
    reply(() => (second() ? problem(422, 'phone-code-invalid') : ok('<html>', 500)));
    await pass(60);
    expect(phone.progress().kind).toBe('unsettled');
    expect(platform.secret.size).toBe(1);
    reply(() => ok({ user: somebody }));
    await pass(20);
    expect(phone.progress()).toStrictEqual({ kind: 'bound' });
  });

  it('is not followed by the one behind it where nobody can sign in', async () => {
    const { phone, platform } = await start(nobody, false);
    platform.loginWith(() =>
      Promise.resolve({ kind: 'failed', cause: 'passing', reason: 'login:fail' }),
    );
    phone.receive('quick', { errMsg: 'getPhoneNumber:ok', code: 'second' });
    await phone.settle();
    expect(platform.logins.count).toBe(1);
  });

  it.each([
    ['is not held up, and not sent again, when it was refused', 422, 'phone-code-invalid', 1],
    ['waits for its turn before anybody is asked about it', 409, 'phone-already-bound', 2],
  ] as const)('the one behind it %s', async (_name, status, code, left) => {
    const { phone, reply, sent, platform } = await start();
    phone.receive('quick', { errMsg: 'getPhoneNumber:ok', code: 'second' });
    reply(() =>
      JSON.stringify(sent().at(-1)?.body).includes('second')
        ? problem(status, code)
        : ok('<html>', 500),
    );
    await phone.settle();
    await settled();
    const [{ codes }] = [...platform.secret.values()] as [{ codes: readonly unknown[] }];
    expect(codes).toHaveLength(left);
    expect(phone.progress().kind).not.toBe('conflict');
  });

  it('asks nobody how the person is when taking it over is refused', async () => {
    const { phone, reply, platform } = await start();
    reply(() => problem(409, 'phone-already-bound'));
    await phone.settle();
    await expect(phone.move()).resolves.toStrictEqual({ kind: 'spent', reason: 'rejected' });
    expect(platform.requests.map(routeOf)).not.toContain('GET /user');
  });

  it('is taken over after its life, when the person decides late', async () => {
    const { phone, reply, pass, keys } = await start();
    reply(() => problem(409, 'phone-already-bound'));
    await phone.settle();
    await pass(400);
    reply(() => ok({ user: somebody }));
    await expect(phone.move()).resolves.toStrictEqual({ kind: 'bound' });
    expect(keys()).toBe(2);
  });

  it('is given up after three late answers that say nothing, never after silence', async () => {
    const { phone, reply, pass, sent } = await start();
    reply(() => noAnswer('timeout'));
    await phone.settle();
    await pass(600);
    expect(phone.progress().kind).toBe('unsettled');
    reply(() => ok('<html>', 500));
    const before = sent().length;
    await pass(60);
    expect(sent().length - before).toBe(3);
    expect(phone.progress()).toStrictEqual({ kind: 'spent', reason: 'expired' });
  });

  it('does not hold up a code behind it that the backend knows what to do with', async () => {
    const { phone, reply, pass, sent, platform } = await start();
    reply(() =>
      JSON.stringify(sent().at(-1)?.body).includes('second')
        ? ok({ user: somebody })
        : ok('<html>', 500),
    );
    await phone.settle();
    phone.receive('quick', { errMsg: 'getPhoneNumber:ok', code: 'second' });
    await phone.settle();
    expect(phone.progress()).toStrictEqual({ kind: 'bound' });
    expect(platform.secret.size).toBe(0);
    const count = sent().length;
    await pass(300);
    expect(sent()).toHaveLength(count);
  });
});
