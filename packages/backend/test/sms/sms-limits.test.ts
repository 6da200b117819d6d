import type { Reply } from 'onboarding-testing';
import { send } from 'onboarding-testing';

import type { SmsSender } from '../../src/sms/sms-sender';
import type { Stage } from '../stage';
import { signIn, startStage } from '../stage';

const endless = { calls: Infinity, windowMs: 1 };
const two = { calls: 2, windowMs: 60_000 };
const typed = { countryCode: '86', number: '13800138000' };

const askForCode = (stage: Stage, token: string, number = typed.number): Promise<Reply> =>
  send(stage, 'POST', '/v1/sms-codes', { token, body: { ...typed, number } });

/** One after the other. */
async function statuses(times: number, ask: () => Promise<Reply>): Promise<readonly number[]> {
  const seen: number[] = [];
  for (let time = 0; time < times; time += 1) seen.push((await ask()).status);
  return seen;
}

/** Runs the test on a stage of its own. */
async function onStage(
  options: Parameters<typeof startStage>[0],
  test: (stage: Stage) => Promise<void>,
): Promise<void> {
  const stage = await startStage(options, 5000);
  try {
    await test(stage);
  } finally {
    await stage.close();
  }
}

describe('the limits of messages', () => {
  it('cannot be turned against somebody: who may send none any more uses up nobody’s number', () =>
    onStage({ limits: { sms: { resend: endless, byNumber: two, byUser: two } } }, async (stage) => {
      const [lin, chen] = [await signIn(stage), await signIn(stage, 'chen')];
      await askForCode(stage, lin, '13800138001');
      await askForCode(stage, lin, '13800138002');
      expect(await statuses(3, () => askForCode(stage, lin))).toStrictEqual([429, 429, 429]);
      expect((await askForCode(stage, chen)).status).toBe(202);
    }));

  it('do not count for the person what the number’s limit refused', () =>
    onStage(
      {
        limits: { sms: { resend: { calls: 1, windowMs: 60_000 }, byNumber: endless, byUser: two } },
      },
      async (stage) => {
        const token = await signIn(stage);
        await askForCode(stage, token);
        expect(await statuses(3, () => askForCode(stage, token))).toStrictEqual([429, 429, 429]);
        expect((await askForCode(stage, token, '13800138001')).status).toBe(202);
      },
    ));

  it('do not count a message that the operator did not take', () => {
    let isDown = true;
    const smsSender: SmsSender = {
      send: () => (isDown ? Promise.reject(new Error('operator down')) : Promise.resolve()),
    };
    return onStage({ smsSender }, async (stage) => {
      const token = await signIn(stage);
      const failed = await statuses(6, () => askForCode(stage, token));
      expect(new Set(failed)).toStrictEqual(new Set([500]));
      isDown = false;
      expect((await askForCode(stage, token)).status).toBe(202);
      expect((await askForCode(stage, token)).status).toBe(429);
    });
  });
});

describe('what one person may try', () => {
  const prove = (stage: Stage, token: string, index: number, body: object): Promise<Reply> =>
    send(stage, 'POST', '/v1/user/phone', { token, key: `key-${index}-aaaaaaaaaaaa`, body });

  it('is limited for SMS codes and encrypted payloads together', () =>
    onStage({ limits: { proofs: two } }, async (stage) => {
      const token = await signIn(stage);
      const payload = { kind: 'encrypted', encryptedData: 'AAAA', iv: 'AAAAAAAAAAAAAAAAAAAAAA==' };
      const replies = [
        await prove(stage, token, 1, { kind: 'sms', ...typed, smsCode: '000000' }),
        await prove(stage, token, 2, payload),
        await prove(stage, token, 3, { kind: 'sms', ...typed, smsCode: '000000' }),
        await prove(stage, token, 4, payload),
      ];
      expect(replies.map(({ status }) => status)).toStrictEqual([422, 409, 429, 429]);
      const other = await signIn(stage, 'chen');
      expect((await prove(stage, other, 5, payload)).status).toBe(409);
    }));

  it('is limited for sessions, also after the person deleted their data', () =>
    onStage({ limits: { personSessions: two } }, async (stage) => {
      const token = await signIn(stage);
      await signIn(stage);
      await send(stage, 'DELETE', '/v1/user', { token });
      expect(await signIn(stage)).toBe('undefined');
      expect(await signIn(stage, 'chen')).not.toBe('undefined');
    }));
});
