import { defaultAccount } from 'wechat-simulator';

import type { Stage } from '../stage';
import { bindByCode, exchanges, phoneCode, signIn, startStage } from '../stage';

const { appid } = defaultAccount;
const keyA = 'key-aaaaaaaaaaaaaaaa';
const keyB = 'key-bbbbbbbbbbbbbbbb';

let stage: Stage;
beforeAll(async () => {
  stage = await startStage();
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

describe('the access token', () => {
  it('is fetched once for many calls at the same time', async () => {
    const token = await signIn(stage);
    const codes = await Promise.all(Array.from({ length: 10 }, () => phoneCode(stage)));
    await Promise.all(
      codes.map((code, index) => bindByCode(stage, token, `${keyA}${String(index)}`, code)),
    );
    expect(stage.wechat.accessTokens.issuedCount()).toBe(1);
    expect(exchanges(stage)).toBe(10);
  });

  it.each([40001, 40014, 42001])('is renewed once when WeChat answers %i', async (errcode) => {
    const token = await signIn(stage);
    const code = await phoneCode(stage);
    stage.wechat.faults.failNextCall('getuserphonenumber', { kind: 'errcode', errcode });
    const { status } = await bindByCode(stage, token, keyA, code);
    expect([status, stage.wechat.accessTokens.issuedCount()]).toStrictEqual([200, 2]);
  });

  it('is renewed when another holder voided it', async () => {
    const token = await signIn(stage);
    await bindByCode(stage, token, keyA, await phoneCode(stage));
    stage.wechat.accessTokens.revoke(appid);
    const { status } = await bindByCode(stage, token, keyB, await phoneCode(stage));
    expect(status).toBe(200);
  });

  it('is not asked for a third time when the fresh one is refused as well', async () => {
    const token = await signIn(stage);
    const { faults } = stage.wechat;
    faults.failNextCall('getuserphonenumber', { kind: 'errcode', errcode: 40001 });
    faults.failNextCall('getuserphonenumber', { kind: 'errcode', errcode: 40001 });
    const { body } = await bindByCode(stage, token, keyA, await phoneCode(stage));
    expect(body['code']).toBe('wechat-misconfigured');
  });
});
