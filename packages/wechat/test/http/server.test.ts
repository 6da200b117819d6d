import type { WechatServer } from '../../src/http/server';
import { startWechatServer } from '../../src/http/server';
import type { Fixture } from '../platform-fixture';
import { appid, createFixture, grant, minutes, secret } from '../platform-fixture';

let fixture: Fixture;
let server: WechatServer;
const waited: number[] = [];
beforeAll(async () => {
  fixture = createFixture();
  server = await startWechatServer({
    wechat: fixture.wechat,
    wait: (milliseconds) => {
      waited.push(milliseconds);
      return Promise.resolve();
    },
  });
});
beforeEach(() => {
  fixture.wechat.reset();
  waited.length = 0;
});
afterAll(() => server.close());

type Json = Readonly<Record<string, unknown>>;

async function post(path: string, body: unknown): Promise<Json> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(`${server.url}${path}`, { method: 'POST', body: text });
  expect(response.status).toBe(200);
  return (await response.json()) as Json;
}
async function get(path: string): Promise<Json> {
  return (await (await fetch(`${server.url}${path}`)).json()) as Json;
}
async function accessToken(): Promise<string> {
  const answer = await post('/cgi-bin/stable_token', {
    grant_type: 'client_credential',
    appid,
    secret,
  });
  return String(answer['access_token']);
}
const exchange = '/wxa/business/getuserphonenumber?access_token=';

describe('POST /cgi-bin/stable_token', () => {
  const request = { grant_type: 'client_credential', appid, secret };

  it('answers the same token on repeat and another by force', async () => {
    const first = await post('/cgi-bin/stable_token', request);
    expect(first).toStrictEqual({
      access_token: expect.stringMatching(/^[\w-]{136}$/) as string,
      expires_in: 7200,
    });
    expect(await post('/cgi-bin/stable_token', request)).toStrictEqual(first);
    const forced = await post('/cgi-bin/stable_token', { ...request, force_refresh: true });
    expect(forced['access_token']).not.toBe(first['access_token']);
  });

  it.each([
    [40002, { ...request, grant_type: 'other' }],
    [41002, { ...request, appid: '' }],
    [41004, { grant_type: 'client_credential', appid }],
    [40013, { ...request, appid: 'wxnobody' }],
    [40125, { ...request, secret: 'wrong' }],
    [44002, ''],
    [47001, '{'],
    [47001, { ...request, appid: 5 }],
  ])('answers errcode %i', async (errcode, body) => {
    expect(await post('/cgi-bin/stable_token', body)).toMatchObject({ errcode });
  });
});

describe('GET /sns/jscode2session', () => {
  const path = (fields: Record<string, string>): string =>
    `/sns/jscode2session?${new URLSearchParams({
      appid,
      secret,
      grant_type: 'authorization_code',
      ...fields,
    }).toString()}`;

  it('answers openid and session key', async () => {
    const answer = await get(path({ js_code: fixture.wechat.login(appid, 'lin') }));
    expect(Object.keys(answer)).toStrictEqual(['openid', 'session_key']);
  });

  it.each([
    [41008, {}],
    [40029, { js_code: 'unknown' }],
    [40013, { js_code: 'x', appid: 'wxnobody' }],
    [40125, { js_code: 'x', secret: 'wrong' }],
    [41002, { js_code: 'x', appid: '' }],
    [40002, { js_code: 'x', grant_type: 'other' }],
  ] as const)('answers errcode %i', async (errcode, fields) => {
    expect(await get(path(fields))).toMatchObject({ errcode });
  });
});

describe('POST /wxa/business/getuserphonenumber', () => {
  it('answers the number', async () => {
    const { code } = grant(fixture.wechat);
    const answer = await post(`${exchange}${await accessToken()}`, { code });
    expect(answer).toMatchObject({ errcode: 0, phone_info: { purePhoneNumber: '13580006666' } });
  });

  it('answers 41001, 40001 and 42001 to no, unknown and old tokens', async () => {
    const old = await accessToken();
    fixture.advance(121 * minutes);
    const errcodes = await Promise.all(
      ['', 'unknown', old].map(async (token) => (await post(`${exchange}${token}`, {}))['errcode']),
    );
    expect(errcodes).toStrictEqual([41001, 40001, 42001]);
  });

  it('answers 41008, 44002, 47001 and 43002 to bodies it cannot use', async () => {
    const path = `${exchange}${await accessToken()}`;
    const errcodes = [
      await post(path, {}),
      await post(path, ' '),
      await post(path, 'code=1'),
      await get(path),
    ].map((answer) => answer['errcode']);
    expect(errcodes).toStrictEqual([41008, 44002, 47001, 43002]);
  });

  it('plays the next answer once, and consumes nothing for it', async () => {
    const { code } = grant(fixture.wechat);
    const path = `${exchange}${await accessToken()}`;
    fixture.wechat.faults.failNextCall('getuserphonenumber', { kind: 'errcode', errcode: 45011 });
    expect(await post(path, { code })).toStrictEqual({
      errcode: 45011,
      errmsg: 'api minute-quota reach limit, must slower, retry next minute',
    });
    expect(await post(path, { code })).toMatchObject({ errcode: 0 });
  });

  it('loses the answer after the code was consumed', async () => {
    const { code } = grant(fixture.wechat);
    const path = `${exchange}${await accessToken()}`;
    fixture.wechat.faults.failNextCall('getuserphonenumber', { kind: 'lost-after' });
    await expect(post(path, { code })).rejects.toThrow('fetch failed');
    expect(await post(path, { code })).toMatchObject({ errcode: 40029 });
  });

  it('waits as long as told', async () => {
    fixture.wechat.faults.setLatency('getuserphonenumber', 1234);
    await post(`${exchange}x`, {});
    expect(waited).toStrictEqual([1234]);
  });
});

describe('the other calls', () => {
  it('tell what is left of the packs', async () => {
    grant(fixture.wechat);
    const path = `/wxa/charge/usage/get?access_token=${await accessToken()}`;
    expect(await get(`${path}&spuId=10000077&offset=0&limit=20`)).toStrictEqual({
      errcode: 0,
      errmsg: 'ok',
      effectiveUse: 1,
      all: 1000,
      detailList: [{ pkgId: 'pkg1', status: 1, source: 1, used: 1, all: 1000 }],
    });
    expect(await get(`${path}&spuId=1`)).toMatchObject({ errcode: 47001 });
  });

  it('review texts', async () => {
    const path = `/wxa/msg_sec_check?access_token=${await accessToken()}`;
    const openid = fixture.wechat.directory.openid(appid, 'lin');
    const ask = (content: string): Promise<Json> =>
      post(path, { version: 2, openid, scene: 1, content });
    expect(await ask('小满')).toMatchObject({ result: { suggest: 'pass', label: 100 } });
    expect(await ask('违规昵称')).toMatchObject({ result: { suggest: 'risky' } });
    fixture.wechat.review.next('nickname', 'reject');
    expect(await ask('小满')).toMatchObject({ result: { suggest: 'risky' } });
    expect(await post(path, { version: 2, openid: 'o', scene: 1, content: 'x' })).toMatchObject({
      errcode: 40003,
    });
  });
});

describe('POST /device/<userId>/<method>', () => {
  const device = async (path: string, body: object): Promise<[number, Json]> => {
    const response = await fetch(`${server.url}/device/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-old-client': path.includes('wei') ? '1' : '0',
      },
      body: JSON.stringify(body),
    });
    return [response.status, (await response.json()) as Json];
  };

  it('serves every method of the host’s platform', async () => {
    const phone = { appid, component: 'quick' };
    expect(await device('lin/checkSession', { appid })).toStrictEqual([200, { valid: false }]);
    expect(await device('lin/login', { appid })).toMatchObject([
      200,
      { code: expect.any(String) as string },
    ]);
    expect(await device('lin/checkSession', { appid })).toStrictEqual([200, { valid: true }]);
    expect(await device('lin/queryPhone', phone)).toMatchObject([200, { kind: 'ready' }]);
    expect(await device('lin/grantPhone', { ...phone, numberId: 'second' })).toMatchObject([
      200,
      { kind: 'granted' },
    ]);
    expect(await device('lin/reviewNickname', { appid, nickname: '违规' })).toStrictEqual([
      200,
      { verdict: 'reject' },
    ]);
    expect(await device('lin/reviewAvatar', { appid })).toStrictEqual([200, { verdict: 'pass' }]);
  });

  it('answers 404 to unknown people and methods', async () => {
    expect((await device('nobody/login', { appid }))[0]).toBe(404);
    expect((await device('lin/toString', { appid }))[0]).toBe(404);
  });

  it('answers 400 to a request of another shape and 422 to an unknown account', async () => {
    expect((await device('lin/queryPhone', { appid, component: 'slow' }))[0]).toBe(400);
    expect((await device('lin/login', { appid: 'wxnobody' }))[0]).toBe(422);
  });
});
