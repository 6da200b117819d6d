import type { Reply } from 'onboarding-testing';
import { send } from 'onboarding-testing';
import { defaultAccount, privacyMessage, pushMessage } from 'wechat-simulator';

import { pushPath } from '../../src/routes/push-routes';
import type { Stage } from '../stage';
import { bindByCode, exchanges, phoneCode, signIn, startStage } from '../stage';

const { appid } = defaultAccount;
const push = { token: 'a-token', encodingAesKey: 'k'.repeat(43) };
const keyA = 'key-aaaaaaaaaaaaaaaa';
const keyB = 'key-bbbbbbbbbbbbbbbb';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage({ push }, 5000);
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const unbind = (token: string): Promise<Reply> =>
  send(stage, 'DELETE', '/v1/user/phone', { token });
const revoke = async (): Promise<unknown> => {
  const openid = stage.wechat.directory.openid(appid, 'lin') ?? '';
  const message = privacyMessage('user_authorization_revoke', { appid, openid, revokeInfo: 8 });
  const told = { ...message, CreateTime: Math.floor(stage.now() / 1000) };
  return pushMessage({ ...push, url: `${stage.url}${pushPath}` }, { appid, message: told });
};
const phoneOf = async (token: string): Promise<unknown> =>
  (await send(stage, 'GET', '/v1/user', { token })).body['phone'];
const refused = [422, 'phone-code-invalid'];
const codeOf = ({ status, body }: Reply): readonly unknown[] => [status, body['code']];

describe('a number that was taken back', () => {
  it.each([
    ['by the person', unbind],
    ['in WeChat', revoke],
  ])('%s is bound by no replay: the same code, the same key, both', async (_name, takeBack) => {
    const token = await signIn(stage);
    const code = await phoneCode(stage);
    await bindByCode(stage, token, keyA, code);
    await takeBack(token);
    expect(codeOf(await bindByCode(stage, token, keyB, code))).toStrictEqual(refused);
    const replayed = await bindByCode(stage, token, keyA, code);
    expect([codeOf(replayed), replayed.headers.get('idempotency-replayed')]).toStrictEqual([
      refused,
      null,
    ]);
    expect([await phoneOf(token), exchanges(stage)]).toStrictEqual([null, 1]);
    expect(
      (await bindByCode(stage, token, keyA.replace(/a/g, 'c'), await phoneCode(stage))).status,
    ).toBe(200);
  });

  it('is not bound by the payload of an old client that was used before', async () => {
    const token = await signIn(stage);
    const granted = await stage
      .phoneOf('lin')
      .grantPhone({ appid, component: 'quick', numberId: 'mainland' });
    if (granted.kind !== 'granted') throw new Error(granted.errMsg);
    const { encryptedData, iv } = granted;
    const bind = (key: string): Promise<Reply> =>
      send(stage, 'POST', '/v1/user/phone', {
        ...{ token, key },
        body: { kind: 'encrypted', encryptedData, iv },
      });
    expect([(await bind(keyA)).status, (await unbind(token)).status]).toStrictEqual([200, 204]);
    expect(codeOf(await bind(keyB))).toStrictEqual(refused);
  });

  it('is not bound by a code that WeChat is asked about at that moment', async () => {
    const token = await signIn(stage);
    const code = await phoneCode(stage);
    stage.wechat.faults.setLatency('getuserphonenumber', 300);
    const late = bindByCode(stage, token, keyA, code);
    await new Promise((resolve) => setTimeout(resolve, 150));
    await unbind(token);
    expect(codeOf(await late)).toStrictEqual(refused);
    expect(await phoneOf(token)).toBeNull();
    stage.wechat.faults.setLatency('getuserphonenumber', 0);
  });
});

describe('a number that was moved away', () => {
  it('is not taken back by an old code, whatever it comes with', async () => {
    const shared = { id: 'shared', countryCode: '86', purePhoneNumber: '13580006666' };
    stage.wechat.directory.saveUser({ id: 'chen', nickname: '陈一', numbers: [shared] });
    const [lin, chen] = [await signIn(stage), await signIn(stage, 'chen')];
    const old = await phoneCode(stage);
    await bindByCode(stage, lin, keyA, old);
    const move = { resolution: 'move' };
    await bindByCode(stage, chen, keyB, await phoneCode(stage, 'chen', 'shared'), move);
    const again = await bindByCode(stage, lin, `${keyA}-move`, old, move);
    const replayed = await bindByCode(stage, lin, keyA, old);
    expect([codeOf(again), codeOf(replayed)]).toStrictEqual([refused, refused]);
    expect([await phoneOf(lin), await phoneOf(chen)]).toStrictEqual([
      null,
      { masked: '135******66', countryCode: '86' },
    ]);
  });

  it('gives way to a newer one: the older code does not bring the earlier number back', async () => {
    const token = await signIn(stage);
    const old = await phoneCode(stage);
    await bindByCode(stage, token, keyA, old);
    stage.advance(1000);
    await bindByCode(stage, token, keyB, await phoneCode(stage, 'lin', 'second'));
    const again = await bindByCode(stage, token, `${keyA}-again`, old);
    expect(codeOf(again)).toStrictEqual(refused);
    expect(await phoneOf(token)).toMatchObject({ masked: '186******77' });
  });
});
