import type { Actor } from '../backend/actions';
import { signIn } from '../backend/actions';
import type { Answer } from '../backend/caller';
import { expectSmsSent } from '../backend/expect';
import type { Kit } from '../kit';
import { Violation } from '../violation';
import type { TypedNumber } from './sms-source';

export const noNumber = ({ sms }: Kit): string | undefined =>
  sms.numbers.length === 0 ? 'no number may get messages; name one with --sms-number' : undefined;
export const noCode = (kit: Kit): string | undefined =>
  noNumber(kit) ??
  (kit.sms.codeFor === undefined
    ? 'nobody outside can read an SMS; give --sms-code or --sms-hook'
    : undefined);
export const noSecondNumber = (kit: Kit): string | undefined =>
  noCode(kit) ??
  (kit.sms.numbers.length < 2
    ? 'guessing spoils a number for the other rules; name a second one with --sms-number'
    : undefined);

export const noThirdNumber = (kit: Kit): string | undefined =>
  noSecondNumber(kit) ??
  (kit.sms.numbers.length < 3
    ? 'guessing sixty times at once spoils a number as well; name a third one with --sms-number'
    : undefined);

export const sendCode = (kit: Kit, { token }: Actor, json: TypedNumber): Promise<Answer> =>
  kit.backend.send('POST', '/sms-codes', { token, json });

export const smsProof = (number: TypedNumber, smsCode: string): object => ({
  kind: 'sms',
  ...number,
  smsCode,
});

export function numberAt(kit: Kit, at: number): TypedNumber {
  const number = kit.sms.numbers[at];
  if (number === undefined) throw new Violation('There is no such --sms-number.');
  return number;
}

/** A message, and who asked for it. */
export interface Message {
  readonly actor: Actor;
  readonly number: TypedNumber;
  readonly smsCode: string;
  /** What the answer says about it. */
  readonly told: ReturnType<typeof expectSmsSent>;
}

/** Somebody new, who was sent a code to the number in this place. */
export async function sentCode(kit: Kit, at: number): Promise<Message> {
  const actor = await signIn(kit);
  const number = numberAt(kit, at);
  const told = expectSmsSent(await sendCode(kit, actor, number), 'to a number that can be rung');
  return { actor, number, told, smsCode: (await kit.sms.codeFor?.(number)) ?? '' };
}

/**
 * The one message to the first number; several rules use its code, and `sms-binds` uses it up. Kept by kit, so that
 * each of them can be checked alone.
 */
const firstMessages = new WeakMap<Kit, Promise<Message>>();

export function firstMessage(kit: Kit): Promise<Message> {
  const earlier = firstMessages.get(kit);
  if (earlier !== undefined) return earlier;
  const message = sentCode(kit, 0);
  firstMessages.set(kit, message);
  return message;
}

/** The message to the third number: asked for twice at the same moment, with what else was answered. */
export interface RacedMessage extends Message {
  readonly others: readonly Answer[];
}

const thirdMessages = new WeakMap<Kit, Promise<RacedMessage>>();

export function thirdMessage(kit: Kit): Promise<RacedMessage> {
  const earlier = thirdMessages.get(kit);
  if (earlier !== undefined) return earlier;
  const message = racedMessage(kit);
  thirdMessages.set(kit, message);
  return message;
}

async function racedMessage(kit: Kit): Promise<RacedMessage> {
  const actor = await signIn(kit);
  const number = numberAt(kit, 2);
  const answers = await Promise.all([1, 2].map(() => sendCode(kit, actor, number)));
  const [sent, ...others] = answers.sort((one, other) => one.status - other.status);
  if (sent === undefined) throw new Violation('No answer came.');
  const told = expectSmsSent(sent, 'to a number that can be rung');
  return { actor, number, told, others, smsCode: (await kit.sms.codeFor?.(number)) ?? '' };
}
