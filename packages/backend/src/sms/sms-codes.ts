import type { Clock } from '../clock';
import { isSameSecret } from '../digest';
import type { WechatNumber } from '../gateway/gateway';
import type { ProvenNumber } from '../numbers/proven-number';
import { ProblemError } from '../problem';
import type { Random } from '../random';
import type { Counting, GiveBack, Limit } from '../rate-limit';
import { createRateLimit } from '../rate-limit';
import type { Store, StoredPhone, StoredUser } from '../store/store';
import type { SmsSender } from './sms-sender';

/** How often codes may be sent and guessed. */
export interface SmsLimits {
  /** Between two messages to one number. */
  readonly resend: Limit;
  readonly byNumber: Limit;
  readonly byUser: Limit;
}

export const defaultSmsLimits: SmsLimits = {
  resend: { calls: 1, windowMs: 60_000 },
  byNumber: { calls: 5, windowMs: 60 * 60_000 },
  byUser: { calls: 10, windowMs: 60 * 60_000 },
};

const lifeSeconds = 5 * 60;
const mostGuesses = 5;

/** Proves that a person holds the phone whose number they typed. */
export interface SmsCodes {
  /**
   * Sends a fresh six-digit code, which voids the earlier one. Throws `rate-limited`; what was refused, or could
   * not be sent, counts for nobody.
   */
  send(
    user: StoredUser,
    number: WechatNumber,
  ): Promise<{ readonly resendAfterSeconds: number; readonly expiresInSeconds: number }>;
  /** The number, when the code is right; it stays good until `settle`, so that a conflict can be resolved. */
  check(userId: string, number: WechatNumber, smsCode: string): Promise<ProvenNumber>;
  /** Ends the code after its number was bound. */
  settle(userId: string, phone: StoredPhone): Promise<void>;
}

/** Makes the codes over the store and a sender. */
export function createSmsCodes(parts: {
  readonly store: Store;
  /** The vault of phone numbers. */
  readonly vault: { readonly seal: (number: WechatNumber) => StoredPhone };
  /** Keyed: a million codes are tried in no time. */
  readonly digestOf: (text: string) => string;
  readonly sender: SmsSender;
  readonly clock: Clock;
  readonly random: Random;
  readonly counting: Counting;
  readonly limits: SmsLimits;
}): SmsCodes {
  const { store, vault, digestOf, sender, clock, random, counting, limits } = parts;
  const perUser = createRateLimit(counting, 'sms by person', limits.byUser);
  const perNumber = createRateLimit(counting, 'sms by number', limits.byNumber);
  const resend = createRateLimit(counting, 'sms again', limits.resend);

  const sixDigits = (): string =>
    String(random.bytes(4).readUInt32BE() % 1_000_000).padStart(6, '0');
  const codeDigest = (phone: StoredPhone, smsCode: string): string =>
    digestOf(`${phone.digest} ${smsCode}`);

  return {
    send: async (user, number) => {
      const phone = vault.seal(number);
      const smsCode = sixDigits();
      const counted: GiveBack[] = [];
      try {
        // The person's own first: who may send nothing any more must not use up the limit of anybody's number.
        counted.push(await perUser(user.openid));
        counted.push(await resend(phone.digest));
        counted.push(await perNumber(phone.digest));
        await store.saveSmsCode({
          userId: user.id,
          phoneDigest: phone.digest,
          codeDigest: codeDigest(phone, smsCode),
          sentAt: clock.now(),
          expiresAt: clock.now() + lifeSeconds * 1000,
          guesses: 0,
        });
        await sender.send({ number, smsCode });
      } catch (error) {
        for (const giveBack of counted) await giveBack();
        throw error;
      }
      return {
        resendAfterSeconds: Math.ceil(limits.resend.windowMs / 1000),
        expiresInSeconds: lifeSeconds,
      };
    },
    check: async (userId, number, smsCode) => {
      const phone = vault.seal(number);
      const sent = await store.guessSmsCode(userId, phone.digest);
      if (sent === undefined || clock.now() >= sent.expiresAt) {
        throw new ProblemError('sms-code-expired');
      }
      if (sent.guesses >= mostGuesses) throw new ProblemError('sms-too-many-guesses');
      if (!isSameSecret(sent.codeDigest, codeDigest(phone, smsCode))) {
        throw new ProblemError('sms-code-wrong');
      }
      // A conflict that is met with it, again and again, must not use the code up.
      await store.giveGuessBack(userId, phone.digest);
      return { phone, provenAt: sent.sentAt };
    },
    settle: (userId, phone) => store.dropSmsCode(userId, phone.digest),
  };
}
