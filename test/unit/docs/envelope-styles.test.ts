import { createBackendClient } from '../../../miniprogram/services/backend/backend-client';
import type {
  Adapter,
  ContractCall,
  ContractResponse,
} from '../../../miniprogram/services/backend/contract-call';
import { failureOf } from '../../../miniprogram/services/backend/service-error';
import { createFakePlatform } from '../../support/fake-platform';

/** Four ways in which backends wrap what they say, each adapted as the table of docs/envelope-backend.md has it. */
const bearer = ({ authorization = '' }: ContractCall['headers']): string =>
  authorization.replace('Bearer ', '');

/** `response` of docs/envelope-backend.md, with the lines of its table left open. */
const reading =
  (read: (body: object) => { readonly code: string; readonly data: unknown } | undefined) =>
  ({ status, headers, body }: ContractResponse): ContractResponse => {
    const said = typeof body === 'object' && body !== null ? read(body) : undefined;
    if (said === undefined) {
      return { status, headers, body: status === 401 ? { code: 'session-invalid' } : body };
    }
    if (said.code === '') return { status: 200, headers, body: said.data };
    return { status: 422, headers, body: { code: said.code } };
  };

const styles: Readonly<Record<string, Adapter>> = {
  'errno, and the token in the body': {
    request: ({ headers, body, ...call }) => ({
      ...call,
      headers: {},
      body: { ...body, token: bearer(headers) },
    }),
    response: reading((body) => {
      const { errno, data } = body as { readonly errno?: number; readonly data?: unknown };
      if (errno === undefined) return undefined;
      return { code: errno === 0 ? '' : 'session-invalid', data };
    }),
  },
  'success, and a header of its own': {
    request: (call) => ({ ...call, headers: { 'x-token': bearer(call.headers) } }),
    response: reading((body) => {
      const { success, result } = body as { readonly success?: boolean; readonly result?: unknown };
      if (success === undefined) return undefined;
      return { code: success ? '' : 'session-invalid', data: result };
    }),
  },
  'codes that are text, and a cookie': {
    request: (call) => ({ ...call, headers: { cookie: bearer(call.headers) } }),
    response: reading((body) => {
      const { code, data } = body as { readonly code?: string; readonly data?: unknown };
      const problems: Readonly<Record<string, string>> = {
        OK: '',
        TOKEN_EXPIRED: 'session-invalid',
      };
      return code === undefined ? undefined : { code: problems[code] ?? 'internal', data };
    }),
  },
  'fields with underscores, and the token in the address': {
    request: (call) => ({
      ...call,
      headers: {},
      path: `${call.path}?access_token=${bearer(call.headers)}`,
    }),
    response: reading((body) => {
      const { err_code: code, user_info: data } = body as Readonly<Record<string, unknown>>;
      if (code === undefined) return undefined;
      return { code: code === 0 ? '' : 'session-invalid', data };
    }),
  },
};

/** What each of them responds when all is well, and when the session has ended. */
const words: Readonly<Record<string, readonly [well: object, ended: object]>> = {
  'errno, and the token in the body': [
    { errno: 0, errmsg: 'ok', data: { id: 'u1' } },
    { errno: 401, errmsg: 'token' },
  ],
  'success, and a header of its own': [
    { success: true, result: { id: 'u1' } },
    { success: false, message: 'token' },
  ],
  'codes that are text, and a cookie': [
    { code: 'OK', data: { id: 'u1' } },
    { code: 'TOKEN_EXPIRED', data: null },
  ],
  'fields with underscores, and the token in the address': [
    { err_code: 0, user_info: { id: 'u1' } },
    { err_code: 7 },
  ],
};

const backend = {
  transport: 'https' as const,
  baseUrl: 'https://api.firm.cn',
  pathPrefix: '',
  headers: {},
  timeoutMs: 1000,
};
const headers = { authorization: 'Bearer t1' };
const decode = (body: unknown) => ({ kind: 'value' as const, value: body });

describe.each(Object.entries(styles))('%s', (name, adapter) => {
  const [well = {}, ended = {}] = words[name] ?? [];
  const clientFor = (status: number, body: unknown) => {
    const platform = createFakePlatform();
    const response = () => ({ kind: 'response' as const, status, headers: {}, body });
    platform.answerWith(response);
    return { platform, client: createBackendClient(backend, platform, adapter) };
  };
  const call = { method: 'POST' as const, path: '/user', headers, body: { a: 1 }, decode };
  const failure = async (status: number, body: unknown) => {
    const { client } = clientFor(status, body);
    return client.send(call).then(() => undefined, failureOf);
  };

  it('brings the token along, and says what all is well with', async () => {
    const { platform, client } = clientFor(200, well);
    await expect(client.send(call)).resolves.toStrictEqual({ id: 'u1' });
    expect(JSON.stringify(platform.requests)).toContain('t1');
    expect(JSON.stringify(platform.requests)).not.toContain('Bearer');
  });

  it('brings it along beside a picture', async () => {
    const { platform, client } = clientFor(200, well);
    await client.upload({
      ...{ path: '/user/avatar', filePath: 'wxfile://a.jpg', name: 'avatar', headers, decode },
      onProgress: () => undefined,
    });
    expect(JSON.stringify(platform.uploads)).toContain('t1');
  });

  it.each([200, 401, 400])('hears that a session has ended, at HTTP %i', async (status) => {
    await expect(failure(status, ended)).resolves.toMatchObject({ code: 'session-invalid' });
  });

  it('hears it of a gateway, too, and takes a 502 for what it is', async () => {
    await expect(failure(401, '<html>')).resolves.toMatchObject({ code: 'session-invalid' });
    await expect(failure(502, '<html>')).resolves.toMatchObject({ status: 502 });
  });
});
