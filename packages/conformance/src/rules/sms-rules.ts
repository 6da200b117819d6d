import type { Actor } from '../backend/actions';
import { bind, codeProof, newKey, signIn } from '../backend/actions';
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

const noThirdNumber = (kit: Kit): string | undefined =>
  noSecondNumber(kit) ??
  (kit.sms.numbers.length < 3
    ? 'guessing sixty times at once spoils a number as well; name a third one with --sms-number'
    : undefined);

/** Ofcom keeps these for films: whoever sends to them reaches nobody. */
const fictional = [
  ['a landline', '2079460123'],
  ['a premium number', '9098790123'],
] as const;

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

/**
 * The one message to the first number; several rules use its code, and `sms-binds` uses it up. Kept by kit, so that
 * each of them can be checked alone.
 */
const firstMessages = new WeakMap<Kit, ReturnType<typeof sentCode>>();

function firstMessage(kit: Kit): ReturnType<typeof sentCode> {
  const earlier = firstMessages.get(kit);
  if (earlier !== undefined) return earlier;
  const message = sentCode(kit, 0);
  firstMessages.set(kit, message);
  return message;
}

/** Another code of the same length. */
const wrong = (smsCode: string): string =>
  smsCode.replace(/\d$/, (last) => String((Number(last) + 1) % 10));

/** The wrong code in this place. */
const guessed = (smsCode: string, at: number): string =>
  String((Number(smsCode) + at + 1) % 10 ** smsCode.length).padStart(smsCode.length, '0');

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
    section: 'Problems',
    title: 'A code for a number that was sent none is refused as sms-code-expired',
    hindrance: noNumber,
    check: async (kit) => {
      const actor = await signIn(kit);
      const answer = await bind(kit, actor, smsProof(numberAt(kit, 0), '000000'));
      expectProblem(answer, ['sms-code-expired'], 'to a code although none had been sent');
    },
  },
  {
    id: 'sms-code-of-number',
    group,
    section: 'Problems',
    title: 'The code that was sent to one number does not prove another',
    hindrance: noSecondNumber,
    check: async (kit) => {
      const { actor, smsCode } = await firstMessage(kit);
      const proof = { ...smsProof(numberAt(kit, 1), smsCode), resolution: 'move' };
      const answer = await bind(kit, actor, proof);
      expectProblem(
        answer,
        ['sms-code-expired', 'sms-code-wrong'],
        'to a number that got no message, with the code that was sent to another',
      );
    },
  },
  {
    id: 'sms-code-of-person',
    group,
    section: 'Problems',
    title: 'The code that was sent for one person is good for nobody else',
    hindrance: noCode,
    check: async (kit) => {
      const { number, smsCode } = await firstMessage(kit);
      const other = await signIn(kit);
      const proof = { ...smsProof(number, smsCode), resolution: 'move' };
      const answer = await bind(kit, other, proof);
      expectProblem(
        answer,
        ['sms-code-expired', 'sms-code-wrong'],
        'to somebody who had asked for no code, with the code of another person',
      );
    },
  },
  {
    id: 'sms-conflict-keeps-code',
    group,
    title: 'A conflict does not use the code up: "move" succeeds with the same',
    hindrance: noCode,
    check: async (kit) => {
      const { actor, number, smsCode } = await firstMessage(kit);
      const purePhoneNumber = number.number;
      const owner = await signIn(kit, { countryCode: number.countryCode, purePhoneNumber });
      const { code } = await owner.person.tap();
      const owned = await bind(kit, owner, codeProof(code, { resolution: 'move' }));
      expectBound(owned, 'to a fresh phone code');
      const conflict = await bind(kit, actor, smsProof(number, smsCode));
      expectProblem(conflict, ['phone-already-bound'], 'to a number that somebody else has');
      const again = await bind(kit, actor, smsProof(number, smsCode));
      expectProblem(
        again,
        ['phone-already-bound'],
        'to the same code again (the conflict used it up; it stays good until it binds)',
      );
    },
  },
  {
    id: 'sms-binds',
    group,
    section: 'Problems',
    title: 'The code that was sent binds the number; a wrong one does not; neither is good twice',
    hindrance: noCode,
    check: async (kit) => {
      const { actor, number, smsCode } = await firstMessage(kit);
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
    section: 'Problems',
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
    id: 'sms-guesses-at-once',
    group,
    slow: true,
    title: 'Sixty guesses at the same moment count as sixty: five are looked at',
    hindrance: noThirdNumber,
    check: async (kit) => {
      const { actor, number, smsCode } = await sentCode(kit, 2);
      const guesses = Array.from({ length: 60 }, (_, at) => smsProof(number, guessed(smsCode, at)));
      const answers = await Promise.all(guesses.map((proof) => bind(kit, actor, proof)));
      const tried = answers.filter(({ text }) => text.includes('"sms-code-wrong"')).length;
      insist(
        tried <= 5,
        `Of sixty wrong guesses at once ${tried} were answered sms-code-wrong: count and compare in one step.`,
      );
      const right = await bind(kit, actor, smsProof(number, smsCode));
      expectProblem(
        right,
        ['sms-too-many-guesses', 'sms-code-expired', 'rate-limited'],
        'to the right code after sixty wrong ones at once',
      );
    },
  },
  {
    id: 'sms-number-unsuitable',
    group,
    title:
      'A landline and a premium number are refused as number-invalid: libphonenumber knows them',
    check: async (kit) => {
      const actor = await signIn(kit);
      for (const [what, number] of fictional) {
        const answer = await sendCode(kit, actor, { countryCode: '44', number });
        expectProblem(answer, ['number-invalid'], `to ${what}, 44 ${number}`);
      }
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
