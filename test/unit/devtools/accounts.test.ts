import { send } from 'onboarding-testing';
import {
  createDevicePlatform,
  createRandom,
  createWechat,
  defaultAccount,
  systemClock,
} from 'wechat-simulator';

import type { Stand } from '../../start/stand';
import { openStand } from '../../start/stand';

/** What docs/devtools-checklist.md says of accounts, as far as it can be seen without one. */
let stand: Stand;

beforeAll(async () => {
  stand = await openStand({ appid: 'touristappid' });
});

afterAll(() => stand.close());

const signIn = (loginCode: string) =>
  send({ url: stand.backendUrl }, 'POST', '/v1/sessions', { body: { loginCode } });

test('touristappid signs in with `npm start`, and gets numbers', async () => {
  const appid = 'touristappid';
  const phone = createDevicePlatform(stand.wechat, { userId: 'lin' });
  const { code } = await phone.login({ appid });
  expect((await signIn(code)).status).toBe(201);
  expect(await phone.queryPhone({ appid, component: 'quick' })).toMatchObject({ kind: 'ready' });
});

test('without the secret, the backend does not know the code that DevTools gives', async () => {
  const { status, body } = await signIn('the code is a mock one');
  expect([status, body['code']]).toStrictEqual([422, 'login-code-invalid']);
});

test.each(['unverified', 'personal'] as const)(
  'an account that is %s signs in, and has no permission for either phone button',
  async (subject) => {
    const { appid } = defaultAccount;
    const wechat = createWechat({
      clock: systemClock,
      random: createRandom(1),
      accounts: [{ ...defaultAccount, subject }],
    });
    const phone = createDevicePlatform(wechat, { userId: 'lin' });
    expect((await phone.login({ appid })).code).not.toBe('');
    for (const component of ['quick', 'realtime'] as const) {
      expect(await phone.queryPhone({ appid, component })).toMatchObject({
        kind: 'refused',
        errMsg: expect.stringMatching(/:fail no permission$/u) as string,
      });
    }
  },
);
