import { createHttpGateway, openPhonePayload } from 'onboarding-backend';

import type { WechatServer } from '../src/http/server';
import { startWechatServer } from '../src/http/server';
import type { Wechat } from '../src/wechat';
import { appid, createFixture, grant, minutes, secret } from './platform-fixture';
import type { RecordingProxy } from './recording-proxy';
import { startRecordingProxy } from './recording-proxy';
import type { Question } from './two-backends';
import { askGateway, askSdk, createSdk, meaningOf } from './two-backends';

/**
 * The backend's gateway and node-easywechat, a server SDK for the real WeChat, ask the simulated platform
 * the same questions: both must send the same requests and be told the same.
 */
const { wechat, advance, now } = createFixture();
const clock = { now };
const openid = (userId: string): string => wechat.directory.openid(appid, userId) ?? '';

let server: WechatServer;
let proxy: RecordingProxy;
beforeAll(async () => {
  server = await startWechatServer({ wechat });
  proxy = await startRecordingProxy(server.url);
});
beforeEach(() => {
  wechat.reset();
});
afterAll(async () => {
  await proxy.close();
  await server.close();
});

const account = (itsSecret: string) => ({ appid, secret: itsSecret });
const createGateway = (itsSecret = secret) =>
  createHttpGateway({ connection: { baseUrl: proxy.url, ...account(itsSecret) }, clock });
const sdk = (itsSecret = secret) => createSdk(proxy.url, account(itsSecret));

interface Case {
  readonly name: string;
  /** Run on a fresh platform for each of the two; the platform makes the same codes again. */
  readonly arrange: (wechat: Wechat) => Question;
  readonly errcode: number;
  readonly secret?: string;
}

const loginOf = (userId: string): Question => ({ ask: 'login', code: wechat.login(appid, userId) });
const phoneOf = (code: string, owner = 'lin'): Question => ({
  ask: 'phone',
  code,
  openid: openid(owner),
});
const failing = (
  endpoint: Parameters<Wechat['faults']['failNextCall']>[0],
  errcode: number,
): void => {
  wechat.faults.failNextCall(endpoint, { kind: 'errcode', errcode });
};
const used = (question: Question): Question => {
  const { server: api } = wechat;
  if (question.ask === 'login') {
    api.code2Session({ appid, secret, js_code: question.code, grant_type: 'authorization_code' });
  }
  if (question.ask === 'phone') api.getUserPhoneNumber(appid, question);
  return question;
};
const late = (question: Question): Question => {
  advance(5 * minutes);
  return question;
};

const cases: readonly Case[] = [
  { name: 'a login', arrange: () => loginOf('lin'), errcode: 0 },
  { name: 'a login code of nobody', arrange: () => ({ ask: 'login', code: 'x' }), errcode: 40029 },
  { name: 'a used login code', arrange: () => used(loginOf('lin')), errcode: 40163 },
  { name: 'a login code of five minutes ago', arrange: () => late(loginOf('lin')), errcode: 40029 },
  {
    name: 'a phone code in the place of a login code',
    arrange: () => ({ ask: 'login', code: grant(wechat).code }),
    errcode: 40029,
  },
  ...[-1, 45011, 40226].map((errcode) => ({
    name: 'a login that WeChat does not grant',
    arrange: () => {
      failing('jscode2session', errcode);
      return loginOf('lin');
    },
    errcode,
  })),
  {
    name: 'a login with a wrong secret',
    arrange: () => loginOf('lin'),
    errcode: 40125,
    secret: 'f'.repeat(32),
  },
  { name: 'a phone code', arrange: () => phoneOf(grant(wechat).code), errcode: 0 },
  {
    name: 'a phone code of the real-time button, with a number from Hong Kong',
    arrange: () => phoneOf(grant(wechat, { component: 'realtime', numberId: 'hongkong' }).code),
    errcode: 0,
  },
  { name: 'a phone code of nobody', arrange: () => phoneOf('x'), errcode: 40029 },
  { name: 'a used phone code', arrange: () => used(phoneOf(grant(wechat).code)), errcode: 40029 },
  {
    name: 'a phone code of five minutes ago',
    arrange: () => late(phoneOf(grant(wechat).code)),
    errcode: 40029,
  },
  {
    name: 'a phone code of somebody else',
    arrange: () => phoneOf(grant(wechat).code, 'chen'),
    errcode: 40029,
  },
  {
    name: 'a login code in the place of a phone code',
    arrange: () => phoneOf(wechat.login(appid, 'lin')),
    errcode: 40029,
  },
  ...[-1, 45011, 45009, 40013, 48001, 50007].map((errcode) => ({
    name: 'a phone code that WeChat does not exchange now',
    arrange: () => {
      failing('getuserphonenumber', errcode);
      return phoneOf(grant(wechat).code);
    },
    errcode,
  })),
  {
    name: 'a phone code with a wrong secret',
    arrange: () => phoneOf(grant(wechat).code),
    errcode: 40125,
    secret: 'f'.repeat(32),
  },
  {
    name: 'a phone code when no token is to be had today',
    arrange: () => {
      failing('stable_token', 45009);
      return phoneOf(grant(wechat).code);
    },
    errcode: 45009,
  },
  {
    name: 'a nickname',
    arrange: () => ({ ask: 'review', nickname: '小满 🌱', openid: openid('lin') }),
    errcode: 0,
  },
  {
    name: 'a nickname that is risky',
    arrange: () => ({ ask: 'review', nickname: '违规', openid: openid('lin') }),
    errcode: 0,
  },
  {
    name: 'a nickname while the review is slow',
    arrange: () => {
      wechat.review.next('nickname', 'timeout');
      return { ask: 'review', nickname: '小满', openid: openid('lin') };
    },
    errcode: -1,
  },
  {
    name: 'a nickname of nobody',
    arrange: () => ({ ask: 'review', nickname: '小满', openid: 'o' }),
    errcode: 40003,
  },
];

it.each(cases)('$name: errcode $errcode for both', async ({ arrange, errcode, ...given }) => {
  const gatewayOutcome = await askGateway(createGateway(given.secret), arrange(wechat));
  const gatewayRequests = proxy.take();
  wechat.reset();
  const sdkAnswer = await askSdk(sdk(given.secret), arrange(wechat));
  expect(sdkAnswer.errcode ?? 0).toBe(errcode);
  expect(gatewayOutcome).toStrictEqual(meaningOf(sdkAnswer));
  expect(gatewayRequests).toStrictEqual(proxy.take());
});

describe('the access token', () => {
  it('is the same for both at the same time', async () => {
    const token = await sdk().getAccessToken().getToken();
    await askGateway(createGateway(), phoneOf(grant(wechat).code));
    const used = proxy.take().map(({ query }) => query['access_token']);
    expect(used).toStrictEqual([undefined, undefined, token]);
    expect(wechat.accessTokens.issuedCount()).toBe(1);
  });

  it('that was voided is told to the SDK, and renewed by the gateway, which knows the code is still good', async () => {
    const [app, gateway] = [sdk(), createGateway()];
    const question = { code: grant(wechat).code, openid: openid('lin') };
    await app.getAccessToken().getToken();
    await gateway.reviewNickname({ nickname: '小满', openid: openid('lin') });
    wechat.accessTokens.revoke(appid);
    expect(await askSdk(app, { ask: 'phone', ...question })).toMatchObject({ errcode: 40001 });
    expect(await gateway.exchangePhoneCode(question)).toMatchObject({ kind: 'number' });
  });
});

describe('the payload of an old client', () => {
  const login = () =>
    wechat.server.code2Session({
      appid,
      secret,
      js_code: wechat.login(appid, 'lin'),
      grant_type: 'authorization_code',
    });
  const sessionKey = (): string => {
    const session = login();
    if ('errcode' in session) throw new Error(session.errmsg);
    return session.session_key;
  };

  it('is opened by both to the same number', () => {
    const key = sessionKey();
    const { encryptedData = '', iv = '' } = grant(wechat, { oldClient: true });
    const ours = openPhonePayload({ encryptedData, iv }, { sessionKey: key, appid, clock });
    const theirs: unknown = sdk().getUtils().decryptSession(key, iv, encryptedData);
    expect(theirs).toMatchObject({
      purePhoneNumber: ours.pureNumber,
      countryCode: ours.countryCode,
      watermark: { appid },
    });
    expect(ours).toStrictEqual({ countryCode: '86', pureNumber: '13580006666' });
  });

  it('is opened by neither under the key of a later login', () => {
    sessionKey();
    const { encryptedData = '', iv = '' } = grant(wechat, { oldClient: true });
    const stale = sessionKey();
    expect(() =>
      openPhonePayload({ encryptedData, iv }, { sessionKey: stale, appid, clock }),
    ).toThrow('another WeChat session');
    expect(() => {
      sdk().getUtils().decryptSession(stale, iv, encryptedData);
    }).toThrow('Fail to decrypt data');
  });
});
