import { bind, codeProof, newKey, signIn } from '../backend/actions';
import { expectBound, expectProblem, insist } from '../backend/expect';
import type { Rule } from '../rule';
import {
  firstMessage,
  noCode,
  noNumber,
  noSecondNumber,
  noThirdNumber,
  numberAt,
  sendCode,
  sentCode,
  smsProof,
  thirdMessage,
} from '../sms/messages';

const group = 'SMS';

/** Ofcom keeps these for films: whoever sends to them reaches nobody. */
const fictional = [
  ['a landline', '2079460123'],
  ['a premium number', '9098790123'],
  ['a number that is free to ring', '8081570123'],
  ['a number of the whole country', '3069990123'],
] as const;

/** Another code of the same length. */
const wrong = (smsCode: string): string =>
  smsCode.replace(/\d$/, (last) => String((Number(last) + 1) % 10));

/** What is no code, and yet like this one: with a zero before it, its first and its last digits. */
const almost = (smsCode: string): readonly string[] =>
  [`0${smsCode}`, smsCode.slice(0, -1), smsCode.slice(1)].filter(({ length }) => length <= 8);

/** A guess in words that do not tell the code. */
const shape = (smsCode: string, guess: string): string =>
  guess.length === smsCode.length ? 'of its length' : `of ${guess.length} digits, almost the same`;

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
      for (const [countryCode, number] of [
        ['86', '1234567'],
        ['999', '1234567'],
        ['1', '0000000000'],
        ['86', '154000077889911'],
      ] as const) {
        const answer = await sendCode(kit, actor, { countryCode, number });
        expectProblem(answer, ['number-invalid'], `to the number ${countryCode} ${number}`);
      }
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
      const { number } = numberAt(kit, 0);
      const elsewhere = await bind(kit, actor, smsProof({ countryCode: '44', number }, smsCode));
      expectProblem(
        elsewhere,
        ['sms-code-expired', 'sms-code-wrong', 'number-invalid'],
        'to the same digits in another country',
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
    id: 'sms-times-told',
    group,
    title:
      'A code lives five minutes at most and the next is a minute away, and the answer says so',
    hindrance: noCode,
    check: async (kit) => {
      const { expiresInSeconds, resendAfterSeconds } = (await firstMessage(kit)).told;
      insist(
        expiresInSeconds >= 60 && expiresInSeconds <= 300,
        `expiresInSeconds is ${expiresInSeconds}: a code lives five minutes.`,
      );
      insist(
        resendAfterSeconds >= 60,
        `resendAfterSeconds is ${resendAfterSeconds}: a minute lies between two messages to a number.`,
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
      // With the right code before, at a conflict, they are more than five: only wrong ones count.
      for (const guess of [wrong(smsCode), ...almost(smsCode)]) {
        const answer = await bind(kit, actor, smsProof(number, guess));
        expectProblem(answer, ['sms-code-wrong'], `to the wrong code ${shape(smsCode, guess)}`);
      }
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
    id: 'sms-sent-once-at-once',
    group,
    title: 'Of two messages to a number that are asked for at the same moment one is sent',
    hindrance: noThirdNumber,
    check: async (kit) => {
      const { others } = await thirdMessage(kit);
      for (const answer of others) {
        expectProblem(answer, ['rate-limited'], 'to the second of two messages at once');
      }
    },
  },
  {
    id: 'sms-guesses-at-once',
    group,
    slow: true,
    title: 'Sixty guesses at the same moment count as sixty: five are looked at',
    hindrance: noThirdNumber,
    check: async (kit) => {
      const { actor, number, smsCode } = await thirdMessage(kit);
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
