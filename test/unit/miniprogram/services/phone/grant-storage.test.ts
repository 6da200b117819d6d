import { config } from '../../../../../miniprogram/config';
import { createDoor } from '../../../../../miniprogram/platform/door';
import { createWechatSecrets } from '../../../../../miniprogram/platform/wechat-secrets';
import { createServices } from '../../../../../miniprogram/services/create-services';
import { createGrantStorage } from '../../../../../miniprogram/services/phone/grant-storage';
import { nobody, routeOf, routes, session, somebody } from '../../../../support/fake-backend';
import type { FakePlatform } from '../../../../support/fake-platform';
import { createFakePlatform, noAnswer, ok, problem } from '../../../../support/fake-platform';
import { installFakeWx } from '../../../../support/fake-wx';
import { settled } from '../../../../support/load-page';

const granted = (code: string) => ({ errMsg: 'getPhoneNumber:ok', code });
const bound = () => ok({ user: somebody });
const lost = () => noAnswer('interrupted');

/** One run of the program on a platform; the next one on the same platform is a cold start. */
function launch(platform: FakePlatform, exchange: Parameters<FakePlatform['answerWith']>[0]) {
  platform.answerWith(
    routes({
      'POST /sessions': () => session(nobody),
      'POST /user/phone': exchange,
      'POST /usage-events': () => ok('', 202),
      'GET /user': () => ok(nobody),
      'DELETE /user': () => ok('', 204),
    }),
  );
  return createServices(platform, config);
}

const exchanges = (platform: FakePlatform) =>
  platform.requests
    .filter((it) => routeOf(it) === 'POST /user/phone')
    .map(({ body, headers }) => ({ ...body, key: headers['idempotency-key'] }));

/** A person grants, no answer comes, and the program is killed. */
async function grantAndDie(platform: FakePlatform) {
  // A dead program runs no timers.
  const { phone } = launch({ ...platform, after: () => () => undefined }, lost);
  phone.markTap();
  phone.receive('quick', granted('paid'));
  await phone.settle();
}

describe('a code that no answer has ended', () => {
  it('is in the encrypted storage, and nowhere else, before it is sent', async () => {
    const platform = createFakePlatform();
    let stored = '';
    const { phone } = launch(platform, () => {
      stored = JSON.stringify([...platform.secret]);
      return bound();
    });
    phone.receive('quick', granted('paid'));
    await phone.settle();
    expect(stored).toContain('"code":"paid"');
    await settled();
    expect(platform.secret.size).toBe(0);
    expect(JSON.stringify([...platform.stored])).not.toContain('paid');
  });

  it('is sent again under its key after the program was killed, and shown as finishing', async () => {
    const platform = createFakePlatform();
    await grantAndDie(platform);
    platform.advance(60_000);
    const { phone, user } = launch(platform, bound);
    const seen: string[] = [];
    phone.subscribe(({ kind }) => seen.push(kind));
    await phone.resume();
    await settled();
    const [first, second] = exchanges(platform);
    expect(second).toStrictEqual(first);
    expect(seen).toStrictEqual(['finishing', 'bound']);
    expect(user.current()?.phone).toStrictEqual(somebody.phone);
    expect(platform.secret.size).toBe(0);
  });

  it('is asked about once more under its key when it is five minutes old, and a day long', async () => {
    const platform = createFakePlatform();
    await grantAndDie(platform);
    platform.advance(24 * 3_600_000 - 1000);
    const { phone } = launch(platform, bound);
    await phone.resume();
    await settled();
    const [first, second, ...more] = exchanges(platform);
    expect(second).toStrictEqual(first);
    expect(more).toStrictEqual([]);
    expect(phone.progress()).toStrictEqual({ kind: 'bound' });
    expect(platform.secret.size).toBe(0);
  });

  it('is bound when it is a day old and the account has a number that it had not at the tap', async () => {
    const platform = createFakePlatform();
    const first = launch(platform, lost);
    await first.user.load();
    first.phone.receive('quick', granted('paid'));
    await first.phone.settle();
    platform.advance(24 * 3_600_000);
    const { phone } = launch(platform, bound);
    platform.answerWith(
      routes({
        'POST /sessions': () => session(nobody),
        'GET /user': () => ok(somebody),
        'POST /usage-events': () => ok('', 202),
      }),
    );
    await phone.resume();
    await settled();
    expect(phone.progress()).toStrictEqual({ kind: 'bound' });
  });

  it('is erased unsent when it is a day old', async () => {
    const platform = createFakePlatform();
    await grantAndDie(platform);
    platform.advance(24 * 3_600_000);
    const { phone } = launch(platform, bound);
    await phone.resume();
    await settled();
    expect(exchanges(platform)).toHaveLength(1);
    expect(phone.progress()).toStrictEqual({ kind: 'spent', reason: 'expired' });
    expect(platform.secret.size).toBe(0);
  });

  it('is sent again by itself until it is answered, while pages come and go', async () => {
    const platform = createFakePlatform();
    let tries = 0;
    const { phone } = launch(platform, () => {
      tries += 1;
      return tries < 4 ? lost() : bound();
    });
    phone.receive('quick', granted('paid'));
    await phone.settle();
    for (let passed = 0; passed < 30; passed += 1) {
      platform.advance(1000);
      await settled();
    }
    expect(phone.progress()).toStrictEqual({ kind: 'bound' });
    expect(new Set(exchanges(platform).map(({ key }) => key)).size).toBe(1);
    expect(exchanges(platform)).toHaveLength(4);
  });

  it('stays open while the network stays away, and ends with a word once somebody speaks', async () => {
    const platform = createFakePlatform();
    const { phone } = launch(platform, lost);
    phone.receive('quick', granted('paid'));
    await phone.settle();
    for (let passed = 0; passed < 300; passed += 1) {
      platform.advance(1000);
      await settled();
    }
    expect(phone.progress()).toMatchObject({ kind: 'unsettled' });
    platform.answerWith(
      routes({
        'POST /sessions': () => session(nobody),
        'POST /user/phone': () => problem(422, 'phone-code-invalid'),
        'GET /user': () => ok(nobody),
        'POST /usage-events': () => ok('', 202),
      }),
    );
    platform.advance(15_000);
    await settled();
    expect(phone.progress()).toStrictEqual({ kind: 'spent', reason: 'expired' });
    const sent = exchanges(platform).length;
    platform.advance(600_000);
    await settled();
    expect(exchanges(platform)).toHaveLength(sent);
  });

  it('waits behind another and is settled after it', async () => {
    const platform = createFakePlatform();
    const { phone } = launch(platform, bound);
    phone.receive('quick', granted('one'));
    const first = phone.settle();
    phone.receive('quick', granted('two'));
    phone.receive('quick', granted('two'));
    await first;
    await settled();
    expect(exchanges(platform)).toMatchObject([{ code: 'one' }, { code: 'two' }]);
    expect(phone.progress()).toStrictEqual({ kind: 'bound' });
  });

  it('takes the question about another account over a restart, under one key for each question', async () => {
    const platform = createFakePlatform();
    const before = launch(platform, () => problem(409, 'phone-already-bound'));
    before.phone.receive('quick', granted('paid'));
    await before.phone.settle();
    const after = launch(platform, lost);
    await after.phone.resume();
    await settled();
    expect(after.phone.progress()).toStrictEqual({ kind: 'conflict' });
    expect(exchanges(platform)).toHaveLength(1);
    await after.phone.move();
    launch(platform, bound);
    await after.phone.settle();
    const keys = exchanges(platform).map(({ key }) => key);
    expect(keys).toStrictEqual([keys[0], `${keys[0]}-move`, `${keys[0]}-move`]);
  });

  it('keeps the key of the earlier run when its event is delivered again', async () => {
    const platform = createFakePlatform();
    await grantAndDie(platform);
    const { phone } = launch(platform, bound);
    phone.receive('quick', granted('paid'));
    phone.receive('quick', granted('other'));
    await phone.settle();
    await settled();
    const [first, again, other] = exchanges(platform);
    expect(again).toStrictEqual(first);
    expect(other).toMatchObject({ code: 'other' });
    expect(exchanges(platform)).toHaveLength(3);
  });

  it('of which the person was asked before a restart is out of date once they have tapped again', async () => {
    const platform = createFakePlatform();
    const before = launch(platform, () => problem(409, 'phone-already-bound'));
    before.phone.receive('quick', granted('paid'));
    await before.phone.settle();
    const { phone } = launch(platform, bound);
    phone.receive('quick', granted('another'));
    await expect(phone.settle()).resolves.toStrictEqual({ kind: 'bound' });
    await settled();
    expect(exchanges(platform)).toMatchObject([{ code: 'paid' }, { code: 'another' }]);
    expect(phone.progress()).toStrictEqual({ kind: 'bound' });
    expect(platform.secret.size).toBe(0);
  });

  it('is never sent once the person has deleted everything', async () => {
    const platform = createFakePlatform();
    const { phone, user } = launch(platform, lost);
    phone.receive('quick', granted('paid'));
    await phone.settle();
    await user.deleteAll();
    platform.advance(300_000);
    await settled();
    expect(exchanges(platform)).toHaveLength(1);
    expect(platform.secret.size).toBe(0);
  });

  it('is not sent by a run that deletes everything before it has read what the last one left', async () => {
    const platform = createFakePlatform();
    await grantAndDie(platform);
    const { phone, user } = launch(platform, bound);
    const resumed = phone.resume();
    await user.deleteAll();
    await resumed;
    await settled();
    expect(exchanges(platform)).toHaveLength(1);
    expect(platform.secret.size).toBe(0);
  });

  it('is kept in memory where there is no encrypted storage', async () => {
    const platform = createFakePlatform({ sdkVersion: '2.21.2' }, { secrets: null });
    await grantAndDie(platform);
    expect(JSON.stringify([...platform.stored])).not.toContain('paid');
  });

  it('is sent all the same when the storage fails', async () => {
    const fail = () => Promise.reject(new Error('no storage'));
    const platform = createFakePlatform({}, { secrets: { get: fail, set: fail, remove: fail } });
    const { phone } = launch(platform, bound);
    phone.receive('quick', granted('paid'));
    await expect(phone.settle()).resolves.toStrictEqual({ kind: 'bound' });
  });

  it('is sent all the same when the storage never calls back', async () => {
    const warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    const fake = createFakePlatform();
    installFakeWx(['getStorage', 'setStorage', 'removeStorage']);
    const secrets = createWechatSecrets(createDoor(fake.after), fake.app.sdkVersion);
    const platform: FakePlatform = { ...fake, secrets };
    const { phone } = launch(platform, bound);
    phone.receive('quick', granted('paid'));
    const result = phone.settle();
    platform.advance(2500);
    await settled();
    platform.advance(2500);
    await settled();
    warned.mockRestore();
    await expect(result).resolves.toStrictEqual({ kind: 'bound' });
  });
});

describe('a phone without encrypted storage', () => {
  it('reads no codes, and has written those it is given at once', async () => {
    const codes = createGrantStorage(createFakePlatform({}, { secrets: null }));
    await expect(codes.read()).resolves.toStrictEqual([]);
    await expect(codes.write([])).resolves.toBeUndefined();
  });
});
