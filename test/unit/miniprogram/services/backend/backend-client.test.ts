import { config } from '../../../../../miniprogram/config';
import { createBackendClient } from '../../../../../miniprogram/services/backend/backend-client';
import type { Adapter } from '../../../../../miniprogram/services/backend/contract-call';
import { nothing } from '../../../../../miniprogram/services/backend/decode';
import { decodeUser } from '../../../../../miniprogram/services/backend/decode-user';
import { failureOf } from '../../../../../miniprogram/services/backend/service-error';
import { nobody, somebody } from '../../../../support/fake-backend';
import type { Answer } from '../../../../support/fake-platform';
import { createFakePlatform, noAnswer, ok, problem } from '../../../../support/fake-platform';

const getUser = { method: 'GET', path: '/user', decode: decodeUser } as const;

function clientAnswered(answer: Answer) {
  const platform = createFakePlatform();
  platform.answerWith(answer);
  const backend = { ...config.backend.devtools, headers: { 'x-tenant': 'a' }, timeoutMs: 7000 };
  return { platform, client: createBackendClient(backend, platform) };
}

const failureFrom = (answer: Answer): Promise<unknown> =>
  clientAnswered(answer)
    .client.send(getUser)
    .then(
      () => 'no failure',
      (error: unknown) => failureOf(error),
    );

describe('createBackendClient', () => {
  it('sends address, prefix, headers and timeout of the configuration', async () => {
    const { platform, client } = clientAnswered(() => ok(somebody));
    await expect(client.send({ ...getUser, headers: { a: 'b' } })).resolves.toStrictEqual(somebody);
    expect(platform.requests).toStrictEqual([
      {
        method: 'GET',
        url: 'http://127.0.0.1:8787/v1/user',
        headers: { 'x-tenant': 'a', a: 'b' },
        body: undefined,
        timeoutMs: 7000,
      },
    ]);
  });

  it('sends nothing at all when the configuration was refused', async () => {
    const platform = createFakePlatform();
    const client = createBackendClient(null, platform);
    await expect(client.send(getUser)).rejects.toMatchObject({
      failure: { kind: 'no-response', reason: 'not-configured' },
    });
  });

  it.each([
    ['an HTML page', '<html>', { kind: 'unreadable', status: 200, path: 'user' }],
    ['an empty body', '', { kind: 'unreadable', status: 200, path: 'user' }],
    ['an array', [], { kind: 'unreadable', status: 200, path: 'user' }],
    ['no id', { ...nobody, id: '' }, { kind: 'unreadable', status: 200, path: 'id' }],
    [
      'a number as nickname',
      { ...nobody, nickname: 1 },
      { kind: 'unreadable', status: 200, path: 'nickname' },
    ],
    [
      'no avatarUrl',
      { id: 'a', nickname: null, phone: null },
      { kind: 'unreadable', status: 200, path: 'avatarUrl' },
    ],
    [
      'a bare phone',
      { ...nobody, phone: '138' },
      { kind: 'unreadable', status: 200, path: 'phone' },
    ],
    [
      'a phone without digits',
      { ...nobody, phone: { countryCode: '86' } },
      { kind: 'unreadable', status: 200, path: 'phone.masked' },
    ],
    [
      'a phone without country',
      { ...nobody, phone: { masked: '138******78' } },
      { kind: 'unreadable', status: 200, path: 'phone.countryCode' },
    ],
  ])('calls %s unreadable and says where', async (_name, body, failure) => {
    await expect(failureFrom(() => ok(body))).resolves.toStrictEqual(failure);
  });

  it('keeps the code and the waiting time of a problem document', async () => {
    const answer = ok({ status: 429, code: 'rate-limited', retryAfterSeconds: 30 }, 429);
    await expect(failureFrom(() => answer)).resolves.toStrictEqual({
      kind: 'problem',
      status: 429,
      code: 'rate-limited',
      retryAfterSeconds: 30,
    });
    await expect(failureFrom(() => problem(401, 'session-invalid'))).resolves.toMatchObject({
      retryAfterSeconds: null,
    });
  });

  it.each([
    ['a gateway page', ok('<html>Bad Gateway</html>', 502)],
    ['an unknown code', problem(502, 'something-new')],
    ['a name every object has', problem(502, 'toString')],
  ])('calls an error with %s unavailable', async (_name, answer) => {
    await expect(failureFrom(() => answer)).resolves.toStrictEqual({
      kind: 'bad-gateway-response',
      status: 502,
      retryAfterSeconds: null,
    });
  });

  it('passes on why there was no answer', async () => {
    await expect(failureFrom(() => noAnswer('timeout'))).resolves.toStrictEqual({
      kind: 'no-response',
      reason: 'timeout',
    });
  });
});

describe('failureOf', () => {
  it('throws on what no service threw, so that a bug stays visible', () => {
    expect(() => failureOf(new TypeError('bug'))).toThrow('bug');
  });

  it.each([
    [199, 'bad-gateway-response'],
    [200, null],
    [299, null],
    [300, 'bad-gateway-response'],
  ])('takes the status %i for what it is', async (status, kind) => {
    const failure = await failureFrom(() => ok(somebody, status));
    expect(kind === null ? failure : (failure as { kind: string }).kind).toBe(kind ?? 'no failure');
  });

  const picture = {
    path: '/user/avatar',
    filePath: 'a.jpg',
    name: 'avatar',
    onProgress: () => undefined,
    decode: decodeUser,
  };

  it('uploads with address, prefix and headers of the configuration, and a minute’s patience', async () => {
    const { platform, client } = clientAnswered(() => ok(somebody));
    await expect(client.upload({ ...picture, headers: { a: 'b' } })).resolves.toStrictEqual(
      somebody,
    );
    expect(platform.uploads).toMatchObject([
      {
        url: 'http://127.0.0.1:8787/v1/user/avatar',
        filePath: 'a.jpg',
        name: 'avatar',
        headers: { 'x-tenant': 'a', a: 'b' },
        timeoutMs: 60_000,
      },
    ]);
  });

  const { pathPrefix, headers } = config.backend.devtools;
  const inCloud = { pathPrefix, headers, timeoutMs: 9000 } as const;
  const fileId = 'cloud://e.b/onboarding/uploads/a.jpg';

  it.each([
    { ...inCloud, transport: 'cloudContainer', env: 'e', service: 's' } as const,
    { ...inCloud, transport: 'cloudFunction', env: 'e', name: 'f' } as const,
  ])('puts a picture into the storage and tells $transport where it is', async (backend) => {
    const platform = createFakePlatform();
    platform.answerWith(({ url }) => (url === 'a.jpg' ? ok({ fileId }) : ok(somebody)));
    const client = createBackendClient(backend, platform);
    const sent = client.upload({ ...picture, headers: { a: 'b' } });
    await expect(sent).resolves.toStrictEqual(somebody);
    expect(platform.cloudCalls).toMatchObject([
      { kind: 'file', env: 'e', filePath: 'a.jpg', timeoutMs: 60_000 },
      {
        env: 'e',
        request: {
          ...{ method: 'POST', url: '/v1/user/avatar', headers: { a: 'b' } },
          ...{ body: { fileId }, timeoutMs: 9000 },
        },
      },
    ]);
  });

  it('says why the storage did not take a picture, and tells the backend nothing', async () => {
    const platform = createFakePlatform();
    platform.answerWith(() => noAnswer('timeout'));
    const backend = { ...inCloud, transport: 'cloudFunction', env: 'e', name: 'f' } as const;
    const failure = await createBackendClient(backend, platform)
      .upload(picture)
      .then(
        () => null,
        (error: unknown) => failureOf(error),
      );
    expect(failure).toStrictEqual({ kind: 'no-response', reason: 'timeout' });
    expect(platform.cloudCalls).toHaveLength(1);
  });

  it('uploads nothing when the configuration was refused', async () => {
    const platform = createFakePlatform();
    const failure = await createBackendClient(null, platform)
      .upload(picture)
      .then(
        () => null,
        (error: unknown) => failureOf(error),
      );
    expect(failure).toStrictEqual({ kind: 'no-response', reason: 'not-configured' });
    expect(platform.uploads).toHaveLength(0);
  });
});

describe('a backend with words of its own', () => {
  const adapter: Adapter = {
    request: ({ path, headers, ...call }) =>
      path === '/usage-events'
        ? null
        : { ...call, path: `/api${path}`, headers: { token: headers['authorization'] ?? '' } },
    response: ({ body, headers }, { path }) => {
      const { code, data } = body as { readonly code: number; readonly data: object };
      return code === 0
        ? { status: 200, headers, body: { ...somebody, ...data } }
        : { status: 422, headers, body: { code: path === '/user' ? 'rate-limited' : 'internal' } };
    },
  };
  const adapted = (answer: Answer) => {
    const platform = createFakePlatform();
    platform.answerWith(answer);
    return { platform, client: createBackendClient(config.backend.devtools, platform, adapter) };
  };

  it('is asked in its words, and heard in those of the contract', async () => {
    const { platform, client } = adapted(() => ok({ code: 0, data: { nickname: '小满' } }));
    const call = { ...getUser, headers: { authorization: 'Bearer t' } };
    await expect(client.send(call)).resolves.toStrictEqual({ ...somebody, nickname: '小满' });
    expect(platform.requests).toMatchObject([
      { url: 'http://127.0.0.1:8787/v1/api/user', headers: { token: 'Bearer t' } },
    ]);
  });

  it('has its failures read by the code that the adapter found', async () => {
    const { client } = adapted(() => ok({ code: 7 }));
    await expect(client.send(getUser)).rejects.toMatchObject({
      failure: { kind: 'problem', status: 422, code: 'rate-limited' },
    });
  });

  it('is not asked for what it has not', async () => {
    const { platform, client } = adapted(() => ok({}));
    const call = { method: 'POST', path: '/usage-events', decode: nothing } as const;
    await expect(client.send(call)).resolves.toBeNull();
    expect(platform.requests).toStrictEqual([]);
  });

  it('is unreadable where the adapter fails, and no bug of the program; developers are told', async () => {
    const told = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const { client } = adapted(() => ok(null));
    await expect(client.send(getUser)).rejects.toMatchObject({ failure: { kind: 'unreadable' } });
    expect(told).toHaveBeenCalledWith(
      'The adapter could not read the response to /user.',
      expect.any(TypeError),
    );
    told.mockRestore();
  });

  it('rejects where the adapter cannot write the request, and sends nothing', async () => {
    const platform = createFakePlatform();
    const failing: Adapter = {
      ...adapter,
      request: () => {
        throw new TypeError('no such path');
      },
    };
    const client = createBackendClient(config.backend.devtools, platform, failing);
    await expect(client.send(getUser)).rejects.toThrow('no such path');
    expect(platform.requests).toStrictEqual([]);
  });
});
