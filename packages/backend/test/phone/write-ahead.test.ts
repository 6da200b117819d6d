import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createRandom } from 'wechat-simulator';

import { createClaims } from '../../src/claims';
import { digest } from '../../src/digest';
import type { PhoneOutcome, WechatGateway } from '../../src/gateway/gateway';
import type { PhoneExchange } from '../../src/phone/phone-exchange';
import { createPhoneExchange } from '../../src/phone/phone-exchange';
import { createPhoneVault } from '../../src/phone/phone-vault';
import { createVerdicts } from '../../src/phone/verdicts';
import { createRunningWork } from '../../src/running-work';
import { openStore } from '../../src/store/open-store';
import type { OpenStore } from '../../src/store/store';

const user = { id: 'u', openid: 'o', nickname: null, avatarId: null, phone: null };
const proof = { kind: 'code', code: 'paid-code' } as const;
const number: PhoneOutcome = {
  kind: 'number',
  number: { countryCode: '86', pureNumber: '13580006666' },
};

/** WeChat as the exchange sees it: answers in turn, and counts. */
function gatewayOf(...answers: (() => Promise<PhoneOutcome>)[]) {
  const asked: string[] = [];
  const unused = (): Promise<never> => Promise.reject(new Error('not part of this test'));
  const gateway: WechatGateway = {
    appid: 'wx',
    exchangeLoginCode: unused,
    openCloudId: unused,
    reviewNickname: unused,
    reviewPicture: unused,
    exchangePhoneCode: ({ code }) => {
      asked.push(code);
      return (answers.shift() ?? unused)();
    },
  };
  return { gateway, asked };
}

describe('the write-ahead record of an exchange', () => {
  let folder: string;
  let store: OpenStore;
  const exchangeOver = (gateway: WechatGateway): PhoneExchange => {
    const vault = createPhoneVault(Buffer.alloc(32, 1), createRandom(1));
    const clock = { now: () => 0 };
    return createPhoneExchange({
      ...{ store, gateway, vault, clock },
      limit: () => Promise.resolve(() => Promise.resolve()),
      claims: createClaims({ clock, random: createRandom(2) }),
      verdicts: createVerdicts(store, createRunningWork()),
    });
  };
  const restart = async (): Promise<void> => {
    await store.close();
    store = await openStore(join(folder, 'backend.sqlite'));
  };
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'ahead-'));
    store = await openStore(join(folder, 'backend.sqlite'));
  });
  afterEach(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it('gives the number to a retry after a crash between WeChat’s answer and ours', async () => {
    const before = gatewayOf(() => Promise.resolve(number));
    await exchangeOver(before.gateway).exchange(user, proof);
    await restart();
    const after = gatewayOf();
    const { phone } = await exchangeOver(after.gateway).exchange(user, proof);
    expect([phone.masked, before.asked, after.asked]).toStrictEqual([
      '135******66',
      ['paid-code'],
      [],
    ]);
  });

  it('is on disk before WeChat is asked', async () => {
    const seen: unknown[] = [];
    const looking = gatewayOf(async () => {
      const other = await openStore(join(folder, 'backend.sqlite'));
      seen.push((await other.findExchange(digest('u paid-code')))?.outcome);
      await other.close();
      return number;
    });
    await exchangeOver(looking.gateway).exchange(user, proof);
    expect(seen).toStrictEqual([{ kind: 'asked' }]);
  });

  it('asks again after a crash before WeChat’s answer and says which charge was lost', async () => {
    const lost = gatewayOf(() =>
      Promise.resolve<PhoneOutcome>({ kind: 'unavailable', reason: 'no answer' }),
    );
    await expect(exchangeOver(lost.gateway).exchange(user, proof)).rejects.toMatchObject({
      code: 'wechat-unavailable',
    });
    await restart();
    const again = gatewayOf(() => Promise.resolve<PhoneOutcome>({ kind: 'code-invalid' }));
    await expect(exchangeOver(again.gateway).exchange(user, proof)).rejects.toMatchObject({
      code: 'phone-code-invalid',
      document: { detail: expect.stringContaining('asked about this code before') as string },
    });
    // Final now: nobody asks a third time.
    await expect(exchangeOver(again.gateway).exchange(user, proof)).rejects.toMatchObject({
      code: 'phone-code-invalid',
    });
    expect(again.asked).toStrictEqual(['paid-code']);
  });

  it('gets the number when WeChat had not consumed the code after all', async () => {
    const busy = gatewayOf(() =>
      Promise.resolve<PhoneOutcome>({ kind: 'busy', retryAfterSeconds: 1 }),
    );
    await expect(exchangeOver(busy.gateway).exchange(user, proof)).rejects.toMatchObject({
      code: 'wechat-busy',
    });
    await restart();
    const later = gatewayOf(() => Promise.resolve(number));
    expect((await exchangeOver(later.gateway).exchange(user, proof)).phone.masked).toBe(
      '135******66',
    );
  });
});
