import { config } from '../../../../../miniprogram/config';
import type { HttpResult } from '../../../../../miniprogram/platform/platform';
import { createBackendClient } from '../../../../../miniprogram/services/backend/backend-client';
import { decodeUser } from '../../../../../miniprogram/services/backend/decode-user';
import { createSessionService } from '../../../../../miniprogram/services/session/session-service';
import { nobody, routeOf, routes, session, somebody } from '../../../../support/fake-backend';
import { createFakePlatform, noAnswer, ok, problem } from '../../../../support/fake-platform';
import { settled } from '../../../../support/load-page';

const getUser = { method: 'GET', path: '/user', decode: decodeUser } as const;

function start() {
  const platform = createFakePlatform();
  let tokens = 0;
  const signIn = () => {
    tokens += 1;
    return session(nobody, `token-${tokens}`, 600);
  };
  platform.answerWith(routes({ 'POST /sessions': signIn, 'GET /user': () => ok(somebody) }));
  const client = createBackendClient(config.backend.devtools, platform);
  return { platform, signIn, service: createSessionService(platform, client) };
}

describe('session service', () => {
  it('signs in once for everybody who asks at the same time', async () => {
    const { platform, service } = start();
    await Promise.all([service.signIn(), service.signIn(), service.send(getUser)]);
    expect(platform.requests.map(routeOf)).toStrictEqual(['POST /sessions', 'GET /user']);
    expect(platform.requests[0]?.body).toStrictEqual({ loginCode: 'login-1' });
    expect(platform.requests[1]?.headers).toMatchObject({ authorization: 'Bearer token-1' });
  });

  it('renews the token a minute before it ends', async () => {
    const { platform, service } = start();
    await service.send(getUser);
    platform.advance(539_000);
    await service.send(getUser);
    expect(platform.logins.count).toBe(1);
    platform.advance(2000);
    await service.send(getUser);
    expect(platform.logins.count).toBe(2);
    expect(platform.requests.at(-1)?.headers).toMatchObject({ authorization: 'Bearer token-2' });
  });

  it('ends a call that is no longer wanted as aborted, and sends it not at all', async () => {
    const { platform, service } = start();
    const call = service.send({ ...getUser, isWanted: () => false });
    await expect(call).rejects.toMatchObject({
      failure: { kind: 'no-response', reason: 'aborted' },
    });
    expect(platform.requests.map(routeOf)).toStrictEqual(['POST /sessions']);
  });

  it('renews a refused token once for all callers and repeats their calls', async () => {
    const { platform, signIn, service } = start();
    await service.signIn();
    platform.answerWith(
      routes({
        'POST /sessions': signIn,
        'GET /user': (request) =>
          request.headers['authorization'] === 'Bearer token-1'
            ? problem(401, 'session-invalid')
            : ok(somebody),
      }),
    );
    const answers = await Promise.all([service.send(getUser), service.send(getUser)]);
    expect(answers).toStrictEqual([somebody, somebody]);
    expect(platform.logins.count).toBe(2);
  });

  it('keeps a token that another caller renewed while a refusal was on its way', async () => {
    const { platform, signIn, service } = start();
    await service.signIn();
    const late: ((result: HttpResult) => void)[] = [];
    platform.answerWith(
      routes({
        'POST /sessions': signIn,
        'GET /user': (request) => {
          if (request.headers['authorization'] !== 'Bearer token-1') return ok(somebody);
          return new Promise((resolve) => {
            late.push(resolve);
          });
        },
      }),
    );
    const calls = [service.send(getUser), service.send(getUser)];
    await settled();
    late[0]?.(problem(401, 'session-invalid'));
    await settled();
    late[1]?.(problem(401, 'session-invalid'));
    await Promise.all(calls);
    expect(platform.logins.count).toBe(2);
  });

  it('gives up after one renewal', async () => {
    const { platform, signIn, service } = start();
    platform.answerWith(
      routes({ 'POST /sessions': signIn, 'GET /user': () => problem(401, 'session-invalid') }),
    );
    await expect(service.send(getUser)).rejects.toMatchObject({
      failure: { code: 'session-invalid' },
    });
    expect(platform.logins.count).toBe(2);
  });

  it('keeps the session when the network is down', async () => {
    const { platform, service } = start();
    await service.signIn();
    platform.answerWith(() => noAnswer('offline'));
    await expect(service.send(getUser)).rejects.toMatchObject({ failure: { reason: 'offline' } });
    platform.answerWith(routes({ 'GET /user': () => ok(somebody) }));
    await expect(service.send(getUser)).resolves.toStrictEqual(somebody);
  });

  it('tries again after a failed sign-in', async () => {
    const { platform, service, signIn } = start();
    platform.answerWith(() => noAnswer('timeout'));
    await expect(service.signIn()).rejects.toMatchObject({ failure: { reason: 'timeout' } });
    platform.answerWith(routes({ 'POST /sessions': signIn }));
    await expect(service.signIn()).resolves.toStrictEqual(nobody);
  });

  it('says when WeChat gave no login code', async () => {
    const { platform, service } = start();
    platform.loginWith(() =>
      Promise.resolve({ kind: 'failed', cause: 'passing', reason: 'login:fail' }),
    );
    await expect(service.signIn()).rejects.toMatchObject({
      failure: { kind: 'login-unavailable', cause: 'passing', reason: 'login:fail' },
    });
  });

  it.each([
    ['token', { expiresInSeconds: 1, user: nobody }, 'token'],
    ['life', { token: 'a', user: nobody }, 'expiresInSeconds'],
    ['user', { token: 'a', expiresInSeconds: 1 }, 'user'],
  ])('refuses a session without %s', async (_name, body, path) => {
    const { platform, service } = start();
    platform.answerWith(() => ok(body, 201));
    await expect(service.signIn()).rejects.toMatchObject({ failure: { kind: 'unreadable', path } });
  });

  it('signs in anew after it was told to forget', async () => {
    const { platform, service } = start();
    await service.signIn();
    service.forget();
    await service.signIn();
    expect(platform.logins.count).toBe(2);
  });

  it('makes a session as young as the session key, when that has gone stale', async () => {
    const { platform, signIn } = start();
    const client = createBackendClient(config.backend.devtools, platform);
    platform.answerWith(routes({ 'POST /sessions': signIn }));
    let isGood = true;
    const service = createSessionService(
      { ...platform, login: () => platform.login(), checkSession: () => Promise.resolve(isGood) },
      client,
    );
    await service.prepareSessionKey();
    await service.prepareSessionKey();
    expect(platform.logins.count).toBe(1);
    isGood = false;
    await expect(service.prepareSessionKey()).resolves.toBeUndefined();
    expect(platform.logins.count).toBe(2);
  });

  it('uploads in the name of the person, and keeps the headers of the call', async () => {
    const { platform, signIn, service } = start();
    platform.answerWith(
      routes({ 'POST /sessions': signIn, 'POST /user/avatar': () => ok(somebody) }),
    );
    const file = { path: '/user/avatar', filePath: 'a.jpg', name: 'avatar', decode: decodeUser };
    await service.upload({ ...file, headers: { a: 'b' }, onProgress: () => undefined });
    expect(platform.uploads[0]?.headers).toMatchObject({ a: 'b', authorization: 'Bearer token-1' });
    platform.answerWith(routes({ 'GET /user': () => ok(somebody) }));
    await service.send({ ...getUser, headers: { c: 'd' } });
    expect(platform.requests.at(-1)?.headers).toMatchObject({
      c: 'd',
      authorization: 'Bearer token-1',
    });
  });

  it('uses a token until the last minute, and not in it', async () => {
    const { platform, service } = start();
    await service.signIn();
    platform.advance(539_999);
    await service.signIn();
    expect(platform.logins.count).toBe(1);
    platform.advance(1);
    await service.signIn();
    expect(platform.logins.count).toBe(2);
  });

  it.each([
    ['', ''],
    [[], ''],
  ])('calls the session %j unreadable', async (body, path) => {
    const { platform, service } = start();
    platform.answerWith(() => ok(body, 201));
    await expect(service.signIn()).rejects.toMatchObject({ failure: { kind: 'unreadable', path } });
  });
});
