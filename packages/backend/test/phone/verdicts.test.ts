import { createVerdicts } from '../../src/phone/verdicts';
import { createRunningWork } from '../../src/running-work';
import { openStore } from '../../src/store/open-store';
import { bindByCode, phoneCode, signIn, startStage } from '../stage';

const verdict = { codeDigest: 'c', claimId: 'a', verdict: { kind: 'code-invalid' } } as const;

describe('a verdict that cannot be written', () => {
  it('is kept until it can: the retry binds the number that WeChat gave once', async () => {
    const store = await openStore();
    let isBroken = true;
    const stage = await startStage(
      {
        store: {
          ...store,
          settleExchange: (...given) =>
            isBroken ? Promise.reject(new Error('no disk')) : store.settleExchange(...given),
        },
      },
      5000,
    );
    try {
      const token = await signIn(stage);
      const code = await phoneCode(stage);
      const first = await bindByCode(stage, token, 'key-aaaaaaaaaaaaaaaa', code);
      const still = await bindByCode(stage, token, 'key-aaaaaaaaaaaaaaaa', code);
      isBroken = false;
      const second = await bindByCode(stage, token, 'key-aaaaaaaaaaaaaaaa', code);
      expect([first.status, still.status, second.status]).toStrictEqual([500, 500, 200]);
      expect(stage.wechat.phoneCodes.records()[0]?.reuses).toBe(0);
    } finally {
      await stage.close();
    }
  });

  it('is written as soon as it can be, and a backend that stops waits for it', async () => {
    const work = createRunningWork();
    let attempts = 0;
    const settleExchange = () => {
      attempts += 1;
      return attempts < 3 ? Promise.reject(new Error('no disk')) : Promise.resolve(undefined);
    };
    const verdicts = createVerdicts({ settleExchange }, work);
    await expect(verdicts.write(verdict)).rejects.toThrow('no disk');
    await work.idle();
    expect(attempts).toBe(3);
    await verdicts.written('c');
    expect(attempts).toBe(3);
  });
});
