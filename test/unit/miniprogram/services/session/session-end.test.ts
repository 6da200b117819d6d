import { config } from '../../../../../miniprogram/config';
import type { HttpResult } from '../../../../../miniprogram/platform/platform';
import { createServices } from '../../../../../miniprogram/services/create-services';
import { routeOf, routes, session, somebody } from '../../../../support/fake-backend';
import type { Answer } from '../../../../support/fake-platform';
import { createFakePlatform, noAnswer, ok, problem } from '../../../../support/fake-platform';
import { settled } from '../../../../support/load-page';

/** A person who is signed in, before a backend that deletes and takes off when the test lets it. */
async function start(more: Readonly<Record<string, Answer>> = {}) {
  const platform = createFakePlatform();
  const answers: ((result: HttpResult) => void)[] = [];
  const wait = () =>
    new Promise<HttpResult>((resolve) => {
      answers.push(resolve);
    });
  platform.answerWith(
    routes({
      'POST /sessions': () => session(somebody),
      'DELETE /user': wait,
      'DELETE /user/phone': wait,
      'GET /user': () => problem(401, 'session-invalid'),
      'PUT /user': () => problem(401, 'session-invalid'),
      'POST /usage-events': () => problem(401, 'session-invalid'),
      'POST /quota-reports': () => problem(401, 'session-invalid'),
      'POST /user/phone': () => problem(401, 'session-invalid'),
      'POST /user/avatar': () => problem(401, 'session-invalid'),
      ...more,
    }),
  );
  const services = createServices(platform, config);
  await services.user.load();
  const asked = (route: string) => platform.requests.filter((it) => routeOf(it) === route);
  return { platform, services, answers, asked };
}

type Services = Awaited<ReturnType<typeof start>>['services'];

const quiet = (work: Promise<unknown>): void => {
  void work.catch(() => undefined);
};

const actions: readonly (readonly [string, (services: Services) => void])[] = [
  [
    'a pull-down',
    ({ user }) => {
      quiet(user.refresh());
    },
  ],
  [
    'a report of counts',
    ({ usage }) => {
      usage.record('quick', 'declined');
      quiet(usage.deliver());
    },
  ],
  [
    'a report of an exhausted quota',
    ({ phone }) => {
      phone.receive('quick', { errMsg: 'getPhoneNumber:fail', errno: 1400001 });
    },
  ],
  [
    'a nickname',
    ({ profile }) => {
      quiet(profile.saveNickname('n'));
    },
  ],
  [
    'a picture',
    ({ profile }) => {
      quiet(profile.saveAvatar('a.jpg', () => undefined));
    },
  ],
  [
    'a granted number',
    ({ phone }) => {
      phone.receive('quick', { errMsg: 'getPhoneNumber:ok', code: 'paid' });
      quiet(phone.settle());
    },
  ],
  [
    'another sign-in',
    ({ user }) => {
      quiet(user.load());
    },
  ],
];

describe('from the start of a deletion', () => {
  it.each(actions)('nobody is signed up again by %s', async (_name, act) => {
    const { platform, services, answers } = await start();
    const deletion = services.user.deleteAll();
    await settled();
    act(services);
    await settled();
    platform.advance(30_000);
    await settled();
    expect(platform.logins.count).toBe(1);
    answers[0]?.(ok('', 204));
    await deletion;
    platform.advance(30_000);
    await settled();
    expect(platform.logins.count).toBe(1);
  });

  it.each(actions.filter(([name]) => name !== 'another sign-in'))(
    'and after it nobody is signed up by %s',
    async (_name, act) => {
      const { platform, services, answers } = await start();
      const deletion = services.user.deleteAll();
      await settled();
      answers[0]?.(ok('', 204));
      await deletion;
      const before = platform.requests.length;
      if (_name !== 'a granted number') act(services);
      platform.advance(30_000);
      await settled();
      expect(platform.requests.slice(before)).toStrictEqual([]);
      expect(platform.logins.count).toBe(1);
    },
  );

  it('nobody is signed up by the renewal of a token that has run out', async () => {
    const { platform, services } = await start();
    quiet(services.user.deleteAll());
    await settled();
    platform.advance(8_000_000);
    await expect(services.user.refresh()).rejects.toMatchObject({ failure: { reason: 'aborted' } });
    expect(platform.logins.count).toBe(1);
  });

  it('the person may come back by their own wish', async () => {
    const { platform, services, answers } = await start();
    const deletion = services.user.deleteAll();
    await settled();
    answers[0]?.(ok('', 204));
    await deletion;
    await expect(services.user.load()).resolves.toStrictEqual(somebody);
    expect(platform.logins.count).toBe(2);
  });
});

describe('a deletion', () => {
  it('that was heard but not answered is one, by the token that is refused after it', async () => {
    const { services, answers, asked } = await start();
    const deletion = services.user.deleteAll();
    await settled();
    answers[0]?.(noAnswer('timeout'));
    await settled();
    answers[1]?.(problem(401, 'session-invalid'));
    await expect(deletion).resolves.toBeUndefined();
    expect(asked('DELETE /user')).toHaveLength(2);
    expect(services.user.current()).toBeNull();
  });

  it('that failed leaves everything as it was', async () => {
    const { platform, services, answers } = await start({ 'GET /user': () => ok(somebody) });
    const deletion = services.user.deleteAll();
    await settled();
    answers[0]?.(noAnswer('offline'));
    await settled();
    answers[1]?.(noAnswer('offline'));
    await expect(deletion).rejects.toMatchObject({ failure: { reason: 'offline' } });
    await expect(services.user.refresh()).resolves.toStrictEqual(somebody);
    platform.advance(8_000_000);
    await services.user.refresh();
    expect(platform.logins.count).toBe(2);
  });

  it('by a token that has run out signs in once more, for itself alone', async () => {
    const { platform, services, answers } = await start();
    const deletion = services.user.deleteAll();
    await settled();
    answers[0]?.(problem(401, 'session-invalid'));
    await settled();
    answers[1]?.(ok('', 204));
    await deletion;
    expect(platform.logins.count).toBe(2);
  });
});

describe('taking the number off', () => {
  it('takes a number that waits with it', async () => {
    const { platform, services, answers, asked } = await start({
      'POST /user/phone': () => noAnswer('offline'),
    });
    services.phone.receive('quick', { errMsg: 'getPhoneNumber:ok', code: 'paid' });
    await services.phone.settle();
    const work = services.user.unbindPhone();
    await settled();
    answers[0]?.(ok('', 204));
    await work;
    const sent = asked('POST /user/phone').length;
    platform.advance(400_000);
    await settled();
    await services.phone.resume();
    expect(asked('POST /user/phone')).toHaveLength(sent);
    expect(services.user.current()?.phone).toBeNull();
    expect(platform.secret.size).toBe(0);
  });

  it('waits for a number that is on its way, so that it is not bound after it', async () => {
    let land: (result: HttpResult) => void = () => undefined;
    const { services, answers, asked } = await start({
      'POST /user/phone': () =>
        new Promise((resolve) => {
          land = resolve;
        }),
    });
    services.phone.receive('quick', { errMsg: 'getPhoneNumber:ok', code: 'paid' });
    void services.phone.settle();
    await settled();
    const work = services.user.unbindPhone();
    await settled();
    expect(asked('DELETE /user/phone')).toHaveLength(0);
    land(ok({ user: somebody }));
    await settled();
    answers[0]?.(ok('', 204));
    await work;
    expect(services.user.current()?.phone).toBeNull();
  });

  it('that failed puts back what waits', async () => {
    const { services, answers, asked } = await start({
      'POST /user/phone': () => noAnswer('offline'),
    });
    services.phone.receive('quick', { errMsg: 'getPhoneNumber:ok', code: 'paid' });
    await services.phone.settle();
    const work = services.user.unbindPhone();
    await settled();
    answers[0]?.(noAnswer('offline'));
    await expect(work).rejects.toMatchObject({ failure: { reason: 'offline' } });
    await settled();
    expect(asked('POST /user/phone').length).toBeGreaterThan(1);
  });
});
