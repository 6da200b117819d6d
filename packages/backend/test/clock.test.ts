import { bindByCode, phoneCode, signIn, startStage } from './stage';

describe('a clock that counts parts of a millisecond', () => {
  it('is good enough for every table', async () => {
    const moment = Date.UTC(2026, 0, 5, 8, 0, 10) + 0.25;
    const stage = await startStage({ clock: { now: () => moment } }, 5000);
    try {
      const token = await signIn(stage);
      const bound = await bindByCode(stage, token, 'key-aaaaaaaaaaaaaaaa', await phoneCode(stage));
      const sent = await fetch(`${stage.url}/v1/sms-codes`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ countryCode: '86', number: '13800138000' }),
      });
      expect([bound.status, sent.status, stage.reported]).toStrictEqual([200, 202, []]);
    } finally {
      await stage.close();
    }
  });
});
