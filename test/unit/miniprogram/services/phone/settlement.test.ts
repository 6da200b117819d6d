import { config } from '../../../../../miniprogram/config';
import { createServices } from '../../../../../miniprogram/services/create-services';
import { nobody, routeOf, routes, session, somebody } from '../../../../support/fake-backend';
import type { Abilities, Answer } from '../../../../support/fake-platform';
import { createFakePlatform, noAnswer, ok, problem } from '../../../../support/fake-platform';
import { settled } from '../../../../support/load-page';

const granted = (code: string) => ({ errMsg: 'getPhoneNumber:ok', code });
const bound: Answer = () => ok({ user: somebody });
const lost: Answer = () => noAnswer('timeout');

const dated = (date: string, body: unknown, status = 200) => ({
  kind: 'response' as const,
  status,
  headers: { date },
  body,
});

function start(
  exchange: Answer,
  more: Readonly<Record<string, Answer>> = {},
  abilities: Abilities = {},
  sdkVersion = '3.8.12',
) {
  const platform = createFakePlatform({ sdkVersion }, abilities);
  const answer = (next: Answer, others: Readonly<Record<string, Answer>> = {}) => {
    platform.answerWith(
      routes({
        'POST /sessions': () => session(nobody),
        'POST /user/phone': next,
        'POST /usage-events': () => ok('', 202),
        ...others,
      }),
    );
  };
  answer(exchange, more);
  const sent = () =>
    platform.requests
      .filter((it) => routeOf(it) === 'POST /user/phone')
      .map(({ body }) => (body as { readonly code: string }).code);
  return { platform, answer, sent, ...createServices(platform, config) };
}

describe('what pages hear of granted codes', () => {
  it('is told until they leave, and ends when one of them has shown it', async () => {
    const { phone } = start(bound);
    const heard: string[][] = [[], []];
    const leave = phone.subscribe(({ kind }) => heard[0]?.push(kind));
    phone.subscribe(({ kind }) => heard[1]?.push(kind));
    phone.receive('quick', granted('a'));
    await phone.settle();
    leave();
    phone.acknowledge();
    expect(heard).toStrictEqual([
      ['finishing', 'bound'],
      ['finishing', 'bound', 'idle'],
    ]);
    expect(phone.progress()).toStrictEqual({ kind: 'idle' });
  });

  it('ends with a word that was shown, but not while anything is open', async () => {
    const { phone, answer } = start(lost);
    phone.receive('quick', granted('a'));
    await phone.settle();
    phone.acknowledge();
    expect(phone.progress().kind).toBe('unsettled');
    answer(() => problem(409, 'phone-already-bound'));
    await phone.settle();
    phone.acknowledge();
    expect(phone.progress().kind).toBe('conflict');
    answer(() => problem(422, 'phone-code-invalid'));
    await phone.move();
    expect(phone.progress()).toStrictEqual({ kind: 'spent', reason: 'rejected' });
    phone.acknowledge();
    expect(phone.progress()).toStrictEqual({ kind: 'idle' });
  });

  it('is that the number is bound, though a second code of the same taps was refused', async () => {
    let first = true;
    const { phone } = start(() => {
      const answer = first ? ok({ user: somebody }) : problem(422, 'phone-code-invalid');
      first = false;
      return answer;
    });
    phone.receive('quick', granted('a'));
    phone.receive('quick', granted('b'));
    await phone.settle();
    await settled();
    expect(phone.progress()).toStrictEqual({ kind: 'bound' });
    phone.receive('quick', granted('c'));
    await phone.settle();
    expect(phone.progress()).toStrictEqual({ kind: 'spent', reason: 'rejected' });
  });
});

describe('a granted code', () => {
  it('is not sent again when its event is delivered again after its end', async () => {
    const { phone, sent } = start(bound);
    const codes = Array.from({ length: 20 }, (_, index) => `code-${index}`);
    for (const code of codes) {
      phone.receive('quick', granted(code));
      await phone.settle();
    }
    phone.receive('quick', granted('code-0'));
    phone.receive('quick', granted('code-19'));
    await phone.settle();
    expect(sent()).toStrictEqual(codes);
  });

  it('waits for a sign-in, and says why there is none', async () => {
    const { phone, answer, sent } = start(bound, { 'POST /sessions': lost });
    phone.receive('quick', granted('a'));
    await expect(phone.settle()).resolves.toStrictEqual({
      kind: 'unsettled',
      failure: { kind: 'no-response', reason: 'timeout' },
    });
    expect(sent()).toStrictEqual([]);
    answer(bound);
    await expect(phone.settle()).resolves.toStrictEqual({ kind: 'bound' });
  });

  it('is over when nobody could sign in while it lived', async () => {
    const { phone, platform } = start(bound, { 'POST /sessions': lost });
    phone.receive('quick', granted('a'));
    platform.advance(296_000);
    await expect(phone.settle()).resolves.toStrictEqual({ kind: 'spent', reason: 'expired' });
  });

  it.each<[string, Answer, string]>([
    ['the server knows better', () => dated('Thu, 01 Jan 2026 00:00:20 GMT', nobody), 'bound'],
    ['nobody can be asked', lost, 'spent'],
  ])(
    'is sent for the first time after the phone was set forward by hours only when %s',
    async (_name, asked, kind) => {
      const { phone, platform, answer, user } = start(bound, {
        'POST /sessions': () =>
          dated(
            'Thu, 01 Jan 2026 00:00:00 GMT',
            { token: 't', expiresInSeconds: 7200, user: nobody },
            201,
          ),
      });
      await user.load();
      phone.markTap();
      phone.receive('quick', granted('a'));
      answer(bound, { 'GET /user': asked });
      // To the program, which builds its clock on the phone's, hours have passed.
      platform.advance(3 * 3_600_000);
      void phone.settle();
      await settled();
      await settled();
      expect(phone.progress().kind).toBe(kind);
    },
  );

  it('is put back, and sent, when the deletion it was set aside for failed', async () => {
    const { phone, user, sent, answer } = start(lost);
    phone.receive('quick', granted('a'));
    await phone.settle();
    answer(bound, { 'DELETE /user': lost });
    await expect(user.deleteAll()).rejects.toMatchObject({ failure: { reason: 'timeout' } });
    await settled();
    expect(sent()).toStrictEqual(['a', 'a']);
    expect(phone.progress()).toStrictEqual({ kind: 'bound' });
  });

  it('survives a bug in what answers it', async () => {
    const { phone, answer } = start(() => {
      throw new Error('a bug');
    });
    phone.receive('quick', granted('a'));
    await expect(phone.settle()).rejects.toThrow('a bug');
    answer(bound);
    await expect(phone.settle()).resolves.toStrictEqual({ kind: 'bound' });
  });

  it('of an answer without a number is not bound', async () => {
    const { phone } = start(() => ok({ user: nobody }));
    phone.receive('quick', granted('a'));
    await expect(phone.settle()).resolves.toMatchObject({
      kind: 'unsettled',
      failure: { kind: 'unreadable', path: 'phone' },
    });
  });
});

describe('asking for a number', () => {
  const ask = () => Promise.resolve({});

  it.each([
    [true, ask, true],
    [false, ask, false],
    [true, null, false],
  ])(
    'by wx.getPhoneNumber, wanted %s, is there where the client has it',
    (preferApi, own, isThere) => {
      const platform = createFakePlatform({}, { askPhoneNumber: own });
      const { phone } = createServices(platform, {
        ...config,
        phone: { ...config.phone, preferApi },
      });
      expect(phone.ask !== null).toBe(isThere);
    },
  );

  it.each([
    ['2.21.1', 1],
    ['2.21.2', 0],
  ])('on %s checks the session key %i times before the tap', async (sdkVersion, times) => {
    const checkSession = jest.fn(() => Promise.resolve(true));
    const { phone } = start(bound, {}, { checkSession }, sdkVersion);
    await phone.prepare();
    expect(checkSession).toHaveBeenCalledTimes(times);
  });
});
