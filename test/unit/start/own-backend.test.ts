import { send } from 'onboarding-testing';
import { defaultAccount } from 'wechat-simulator';

import { createWechatDesk } from '../../start/desk/wechat-desk';
import { openStandBeside, whatToSet } from '../../start/own-backend';
import type { Stand } from '../../start/stand';
import { listen } from '../../support/backends/listen';
import { createSmallBackend } from '../../support/backends/small-backend';

const nobodyThere = 'http://127.0.0.1:9';
let stand: Stand;

beforeEach(async () => {
  stand = await openStandBeside(nobodyThere, { appid: 'wxfedcba9876543210' });
});
afterEach(() => stand.close());

/** As a phone that runs a program of this appid, `miniprogram-host --platform` for example. */
async function login(appid: string): Promise<string> {
  const { body } = await send({ url: stand.wechatServer.url }, 'POST', '/device/lin/login', {
    body: { appid },
    fresh: true,
  });
  return String(body['code']);
}

test('says what to set there, and that nobody answers there yet', async () => {
  const lines = await whatToSet(stand);
  expect(lines.join('\n')).toContain(`WECHAT_BASE_URL=${stand.wechatServer.url}`);
  expect(lines.join('\n')).toContain('WECHAT_APPID=wxfedcba9876543210');
  expect(lines.join('\n')).toContain(`WECHAT_SECRET=${stand.account.secret}`);
  expect(lines.at(-1)).toContain(`Nothing answers at ${nobodyThere} yet`);
});

test.each([
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'https', 'NODE_EXTRA_CA_CERTS='],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'https', 'does not trust the certificate'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'https', 'does not trust the certificate'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', 'https', 'does not speak https'],
  ['UND_ERR_SOCKET', 'http', 'does not speak http'],
  ['ECONNREFUSED', 'http', 'Nothing answers at http://dev.test yet'],
])('tells %s from a backend that is not there', async (code, scheme, says) => {
  const error = new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
  const fetching = jest.spyOn(globalThis, 'fetch').mockRejectedValue(error);
  const lines = await whatToSet({ ...stand, backendUrl: `${scheme}://dev.test` });
  fetching.mockRestore();
  expect(lines.at(-1)).toContain(says);
});

test('says nothing of the kind once somebody does', async () => {
  const { baseUrl, appid, secret } = { ...stand.account, baseUrl: stand.wechatServer.url };
  const backend = await listen(createSmallBackend({ baseUrl, appid, secret }));
  const lines = await whatToSet({ ...stand, backendUrl: backend.url });
  await backend.close();
  expect(lines.join('\n')).not.toContain('Nothing answers');
});

test('gives codes that no earlier start has given', async () => {
  const first = await login(stand.account.appid);
  await stand.reset();
  const second = await login(stand.account.appid);
  await stand.close();
  stand = await openStandBeside(nobodyThere, { appid: stand.account.appid });
  expect(new Set([first, second, await login(stand.account.appid)]).size).toBe(3);
});

test.each(['touristappid', defaultAccount.appid, 'wx00000000000000aa'])(
  'a phone that runs a program of %s signs in, and its backend has the printed secret',
  async (appid) => {
    const code = await login(appid);
    const query = new URLSearchParams({
      appid,
      secret: stand.account.secret,
      js_code: code,
      grant_type: 'authorization_code',
    });
    const response = await fetch(`${stand.wechatServer.url}/sns/jscode2session?${query}`);
    expect(await response.json()).toMatchObject({ openid: expect.any(String) as string });
  },
);

test('the desk steers WeChat, and nothing that it cannot reach', () => {
  const ids = createWechatDesk(stand)
    .controls('en')
    .map(({ id }) => id);
  for (const id of ['person', 'next-quick', 'quota-quick', 'pass-time']) expect(ids).toContain(id);
  for (const id of ['backend-next', 'backend-up', 'bind-elsewhere']) expect(ids).not.toContain(id);
});

test('says before starting over that the backend stays as it is', () => {
  const startOver = (language: 'zh' | 'en') =>
    createWechatDesk(stand)
      .controls(language)
      .find(({ id }) => id === 'reset');
  expect(startOver('en')?.question).toContain('Your backend stays as it is');
  expect(startOver('en')?.hint).toContain('not your backend');
  expect(startOver('zh')?.question).toContain('你的后端保持不变');
});
