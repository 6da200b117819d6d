import type { Actor } from '../backend/actions';
import { bind, newKey, signIn } from '../backend/actions';
import type { Answer } from '../backend/caller';
import { expectBound, expectProblem, expectSmsSent, insist } from '../backend/expect';
import type { Kit } from '../kit';
import type { Rule } from '../rule';
import type { TypedNumber } from '../sms/sms-source';
import { Violation } from '../violation';

const group = 'SMS';

const noNumber = ({ sms }: Kit): string | undefined =>
  sms.numbers.length === 0 ? 'no number may get messages; name one with --sms-number' : undefined;
const noCode = (kit: Kit): string | undefined =>
  noNumber(kit) ??
  (kit.sms.codeFor === undefined
    ? 'nobody outside can read an SMS; give --sms-code or --sms-hook'
    : undefined);
const noSecondNumber = (kit: Kit): string | undefined =>
  noCode(kit) ??
  (kit.sms.numbers.length < 2
    ? 'guessing spoils a number for the other rules; name a second one with --sms-number'
    : undefined);

const sendCode = (kit: Kit, { token }: Actor, json: TypedNumber): Promise<Answer> =>
  kit.backend.send('POST', '/sms-codes', { token, json });

const smsProof = (number: TypedNumber, smsCode: string): object => ({
  kind: 'sms',
  ...number,
  smsCode,
});

function numberAt(kit: Kit, at: number): TypedNumber {
  const number = kit.sms.numbers[at];
  if (number === undefined) throw new Violation('There is no such --sms-number.');
  return number;
}

/** Somebody new, who was sent a code to the number in this place. */
async function sentCode(
  kit: Kit,
  at: number,
): Promise<{ readonly actor: Actor; readonly number: TypedNumber; readonly smsCode: string }> {
  const actor = await signIn(kit);
  const number = numberAt(kit, at);
  expectSmsSent(await sendCode(kit, actor, number), 'to a number that can be rung');
  return { actor, number, smsCode: (await kit.sms.codeFor?.(number)) ?? '' };
}

/** Another code of the same length. */
const wrong = (smsCode: string): string =>
  smsCode.replace(/\d$/, (last) => String((Number(last) + 1) % 10));

/** Typed numbers; the kit sends one message to each number it was given and to no other. */
export const smsRules: readonly Rule[] = [
  {
    id: 'sms-number-invalid',
    group,
    title: 'A number that cannot be rung is refused as number-invalid, and no message is sent',
    check: async (kit) => {
      const actor = await signIn(kit);
      const answer = await sendCode(kit, actor, { countryCode: '86', number: '1234567' });
      expectProblem(answer, ['number-invalid'], 'to the mainland number 1234567');
    },
  },
  {
    id: 'sms-never-sent',
    group,
    title: 'A code for a number that was sent none is refused as sms-code-expired',
    hindrance: noNumber,
    check: async (kit) => {
      const actor = await signIn(kit);
      const answer = await bind(kit, actor, smsProof(numberAt(kit, 0), '000000'));
      expectProblem(answer, ['sms-code-expired'], 'to a code although none had been sent');
    },
  },
  {
    id: 'sms-binds',
    group,
    title: 'The code that was sent binds the number; a wrong one does not; neither is good twice',
    hindrance: noCode,
    check: async (kit) => {
      const { actor, number, smsCode } = await sentCode(kit, 0);
      const guess = await bind(kit, actor, smsProof(number, wrong(smsCode)));
      expectProblem(guess, ['sms-code-wrong'], 'to a wrong code');
      const proof = { ...smsProof(number, smsCode), resolution: 'move' };
      const { user } = expectBound(await bind(kit, actor, proof), 'to the code that was sent');
      insist(
        user.phone?.countryCode === number.countryCode,
        `The answer shows ${JSON.stringify(user.phone)} for a number of ${number.countryCode}.`,
      );
      const again = await bind(kit, actor, proof, { key: newKey() });
      expectProblem(again, ['sms-code-expired'], 'to a code that had been used');
    },
  },
  {
    id: 'sms-guesses',
    group,
    title: 'After five wrong guesses the right code is refused as sms-too-many-guesses',
    hindrance: noSecondNumber,
    check: async (kit) => {
      const { actor, number, smsCode } = await sentCode(kit, 1);
      for (let guess = 0; guess < 5; guess += 1) {
        const answer = await bind(kit, actor, smsProof(number, wrong(smsCode)));
        expectProblem(answer, ['sms-code-wrong'], `to the wrong guess ${guess + 1}`);
      }
      const answer = await bind(kit, actor, smsProof(number, smsCode));
      expectProblem(answer, ['sms-too-many-guesses'], 'to the right code after five wrong ones');
    },
  },
  {
    id: 'sms-resend-limited',
    group,
    title: 'A second message to the same number at once is rate-limited and says how long to wait',
    hindrance: noCode,
    check: async (kit) => {
      // The number of sms-binds got its message a moment ago.
      const actor = await signIn(kit);
      const number = numberAt(kit, 0);
      const first = await sendCode(kit, actor, number);
      const answer = first.status === 202 ? await sendCode(kit, actor, number) : first;
      const problem = expectProblem(answer, ['rate-limited'], 'to a second message at once');
      insist(
        answer.headers.has('retry-after') && problem.retryAfterSeconds !== undefined,
        'rate-limited came without Retry-After and retryAfterSeconds.',
      );
    },
  },
];
