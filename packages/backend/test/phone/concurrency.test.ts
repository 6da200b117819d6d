import { defaultAccount } from 'wechat-simulator';

import type { Stage } from '../stage';
import { bindByCode, phoneCode, signIn, startStage } from '../stage';

/** Two hundred requests take their time on a busy machine: WeChat may take a minute here. */
const patient = 60_000;

let stage: Stage;
beforeAll(async () => {
  stage = await startStage({ limits: { exchanges: { calls: Infinity, windowMs: 1 } } }, patient);
});
beforeEach(() => stage.reset());
afterAll(() => stage.close());

const keyOf = (index: number): string => `key-${String(index).padStart(20, '0')}`;
const at200 = new Set([200]);

describe('two hundred exchanges of one code at once', () => {
  it('are one exchange at WeChat under one key', async () => {
    const token = await signIn(stage);
    const code = await phoneCode(stage);
    const replies = await Promise.all(
      Array.from({ length: 200 }, () => bindByCode(stage, token, keyOf(0), code)),
    );
    expect(new Set(replies.map(({ status }) => status))).toStrictEqual(at200);
    const replayed = replies.filter(({ headers }) => headers.has('idempotency-replayed'));
    expect(replayed).toHaveLength(199);
    expect(stage.wechat.phoneCodes.records()[0]?.reuses).toBe(0);
  });

  it('are one exchange at WeChat under two hundred keys', async () => {
    const token = await signIn(stage);
    const code = await phoneCode(stage);
    const replies = await Promise.all(
      Array.from({ length: 200 }, (_none, index) => bindByCode(stage, token, keyOf(index), code)),
    );
    expect(new Set(replies.map(({ status }) => status))).toStrictEqual(at200);
    expect(stage.wechat.phoneCodes.records()[0]?.reuses).toBe(0);
  });
});

describe('the access token under load', () => {
  it('is fetched once for everybody, and once more for everybody when WeChat voids it', async () => {
    const token = await signIn(stage);
    const bindMany = async (from: number): Promise<ReadonlySet<number>> => {
      const codes = await Promise.all(Array.from({ length: 50 }, () => phoneCode(stage)));
      const replies = await Promise.all(
        codes.map((code, index) => bindByCode(stage, token, keyOf(from + index), code)),
      );
      return new Set(replies.map(({ status }) => status));
    };
    expect([await bindMany(0), stage.wechat.accessTokens.issuedCount()]).toStrictEqual([at200, 1]);
    stage.wechat.accessTokens.revoke(defaultAccount.appid);
    expect([await bindMany(50), stage.wechat.accessTokens.issuedCount()]).toStrictEqual([at200, 2]);
  });
});
