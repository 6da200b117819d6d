import { z } from 'zod';

import type { Store, StoredSession, StoredSmsCode } from '../../store/store';
import type { Records } from './records';

const sessionRecord = z.object({
  ...{ tokenDigest: z.string(), userId: z.string() },
  ...{ sealedSessionKey: z.string(), expiresAt: z.number() },
}) satisfies z.ZodType<StoredSession>;

const smsRecord = z.object({
  ...{ userId: z.string(), phoneDigest: z.string(), codeDigest: z.string() },
  ...{ sentAt: z.number(), expiresAt: z.number(), guesses: z.number() },
}) satisfies z.ZodType<StoredSmsCode>;

const smsId = (userId: string, phoneDigest: string): string => `sms:${userId}:${phoneDigest}`;

/** Sessions, and SMS codes on their way. */
export function sessionMethods(records: Records) {
  return {
    saveSession: async (session, most) => {
      const { userId, tokenDigest } = session;
      await records.add(`session:${tokenDigest}`, { kind: 'session', ...session });
      const theirs = { userId, kind: 'session' };
      const count = await records.count(theirs);
      if (count <= most) return;
      const others = { ...theirs, tokenDigest: records.command.neq(tokenDigest) };
      for (const { _id: id } of await records.first(others, 'expiresAt', count - most)) {
        await records.remove(String(id));
      }
    },
    findSession: async (tokenDigest) => {
      const record = await records.find(`session:${tokenDigest}`);
      return record && sessionRecord.parse(record);
    },
    saveSmsCode: async (code) => {
      await records.put(smsId(code.userId, code.phoneDigest), { kind: 'sms', ...code });
    },
    guessSmsCode: async (userId, phoneDigest) => {
      const id = smsId(userId, phoneDigest);
      for (;;) {
        const record = await records.find(id);
        if (record === undefined) return undefined;
        const code = smsRecord.parse(record);
        const { codeDigest, sentAt, guesses } = code;
        const counted = { guesses: guesses + 1 };
        if (await records.change(id, { codeDigest, sentAt, guesses }, counted)) return code;
      }
    },
    giveGuessBack: async (userId, phoneDigest) => {
      const id = smsId(userId, phoneDigest);
      for (;;) {
        const record = await records.find(id);
        if (record === undefined) return;
        const { codeDigest, sentAt, guesses } = smsRecord.parse(record);
        const counted = { guesses: Math.max(guesses - 1, 0) };
        if (await records.change(id, { codeDigest, sentAt, guesses }, counted)) return;
      }
    },
    dropSmsCode: async (userId, phoneDigest) => {
      await records.remove(smsId(userId, phoneDigest));
    },
  } satisfies Partial<Store>;
}
