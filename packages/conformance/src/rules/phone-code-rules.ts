import type { Actor } from '../backend/actions';
import {
  bind,
  codeProof,
  inventedCode,
  readUser,
  sendLogin,
  signIn,
  signInWithPhone,
} from '../backend/actions';
import type { Answer } from '../backend/caller';
import type { User } from '../backend/expect';
import { expectBound, expectProblem, expectSession, expectStatus, insist } from '../backend/expect';
import type { Kit } from '../kit';
import type { Rule } from '../rule';
import type { Person } from '../wechat/people';

const group = 'Phone code';
const codeLifeMs = 5 * 60 * 1000 + 1000;

/** The only form in which a number leaves the backend (docs/wechat-facts.md §7.2). */
const masked = ({ number: { purePhoneNumber: digits } }: Person): string => {
  const head = digits.length >= 10 ? 3 : 2;
  return `${digits.slice(0, head)}${'*'.repeat(digits.length - head - 2)}${digits.slice(-2)}`;
};

function expectNumber(user: User, { person }: Actor, where: string): void {
  insist(user.phone !== null, `${where} shows no number although it was bound.`);
  const { countryCode } = person.number;
  insist(
    user.phone.countryCode === countryCode && user.phone.masked.endsWith(masked(person).slice(-2)),
    `${where} shows ${JSON.stringify(user.phone)} for a number of ${countryCode} that ends in ${masked(person).slice(-2)}.`,
  );
}

async function bindsBy(kit: Kit, component: 'quick' | 'realtime'): Promise<void> {
  const actor = await signIn(kit);
  const { code } = await actor.person.tap(component);
  const answer = await bind(kit, actor, codeProof(code, { component }));
  expectNumber(expectBound(answer, `to a fresh ${component} code`).user, actor, 'The answer');
  expectNumber(await readUser(kit, actor), actor, 'GET /user');
}

async function expectNoNumber(kit: Kit, actor: Actor, why: string): Promise<void> {
  const { phone } = await readUser(kit, actor);
  insist(phone === null, `${why}, and yet the person has the number ${JSON.stringify(phone)}.`);
}

/** Binds a number and lets somebody else, who also has it, try. */
async function meetConflict(
  kit: Kit,
): Promise<{ readonly owner: Actor; readonly other: Actor; code: string; answer: Answer }> {
  const owner = await signInWithPhone(kit);
  const other = await signIn(kit, owner.person.number);
  const { code } = await other.person.tap();
  return { owner, other, code, answer: await bind(kit, other, codeProof(code)) };
}

/** `POST /user/phone` with the code of a phone button, and `DELETE /user/phone`. */
export const phoneCodeRules: readonly Rule[] = [
  {
    id: 'quick-code-binds',
    group,
    title: 'The code of quick verification binds the number',
    check: (kit) => bindsBy(kit, 'quick'),
  },
  {
    id: 'realtime-code-binds',
    group,
    title: 'The code of real-time verification binds the number',
    check: (kit) => bindsBy(kit, 'realtime'),
  },
  {
    id: 'number-is-masked',
    group,
    section: 'What to keep, what to log',
    title: 'A number is shown masked: three and two digits, two and two when shorter than ten',
    check: async (kit) => {
      const digits = [
        { countryCode: '86', purePhoneNumber: '15400007788' },
        { countryCode: '852', purePhoneNumber: '50001234' },
      ];
      for (const number of digits) {
        const actor = await signIn(kit, number);
        const { code } = await actor.person.tap();
        const proof = codeProof(code, { resolution: 'move' });
        const { user } = expectBound(await bind(kit, actor, proof), 'to a fresh phone code');
        const shown = user.phone?.masked ?? 'nothing';
        const wanted = masked(actor.person);
        insist(
          shown === wanted,
          `A number of ${number.purePhoneNumber.length} digits is shown as ${shown}, not ${wanted}.`,
        );
      }
    },
  },
  {
    id: 'phone-refuses-login-code',
    group,
    title: 'A login code is refused in place of a phone code, and is still good afterwards',
    check: async (kit) => {
      const actor = await signIn(kit);
      const code = await actor.person.loginCode();
      const answer = await bind(kit, actor, codeProof(code));
      expectProblem(answer, ['phone-code-invalid'], 'to a login code in place of a phone code');
      expectSession(await sendLogin(kit, code), 'to the same login code where it belongs');
      await expectNoNumber(kit, actor, 'A login code was refused as a phone code');
    },
  },
  {
    id: 'phone-code-invented',
    group,
    title: 'An invented phone code is refused as phone-code-invalid',
    check: async (kit) => {
      const actor = await signIn(kit);
      const answer = await bind(kit, actor, codeProof(inventedCode()));
      expectProblem(answer, ['phone-code-invalid'], 'to an invented phone code');
      await expectNoNumber(kit, actor, 'An invented code was refused');
    },
  },
  {
    id: 'phone-code-expired',
    group,
    title: 'A phone code older than five minutes is refused as phone-code-invalid',
    check: async (kit) => {
      const actor = await signIn(kit);
      const { code } = await actor.person.tap();
      const answer = await kit.stage.later(codeLifeMs, () => bind(kit, actor, codeProof(code)));
      expectProblem(answer, ['phone-code-invalid'], 'to a phone code that is too old');
    },
  },
  {
    id: 'phone-code-of-another',
    group,
    title: 'Somebody else’s phone code is refused, and its owner can still use it',
    check: async (kit) => {
      const owner = await signIn(kit);
      const thief = await signIn(kit);
      const { code } = await owner.person.tap();
      const answer = await bind(kit, thief, codeProof(code));
      expectProblem(
        answer,
        ['phone-code-invalid'],
        'to the phone code of somebody else (send the openid with the code, so that WeChat checks whose it is)',
      );
      const own = await bind(kit, owner, codeProof(code));
      expectBound(own, 'to the owner of a code that somebody else had tried');
    },
  },
  {
    id: 'number-replaced',
    group,
    section: "Another number, somebody else's number, no number",
    title: 'Another number takes the place of the first',
    check: async (kit) => {
      const first = await signInWithPhone(kit);
      const later: Actor = { ...first, person: first.person.renumbered() };
      const { code } = await later.person.tap();
      const answer = await bind(kit, later, codeProof(code));
      expectNumber(expectBound(answer, 'to a second number').user, later, 'The answer');
      expectNumber(await readUser(kit, later), later, 'GET /user');
    },
  },
  {
    id: 'number-replaced-free',
    group,
    section: "Another number, somebody else's number, no number",
    title: 'A number that was replaced is free for somebody else',
    check: async (kit) => {
      const first = await signInWithPhone(kit);
      const later: Actor = { ...first, person: first.person.renumbered() };
      const { code } = await later.person.tap();
      expectBound(await bind(kit, later, codeProof(code)), 'to a second number');
      const next = await signIn(kit, first.person.number);
      const free = await bind(kit, next, codeProof((await next.person.tap()).code));
      expectBound(free, 'to a number that its person had replaced by another');
    },
  },
  {
    id: 'number-with-country',
    group,
    title: 'The same digits under another calling code are another number',
    check: async (kit) => {
      const one = await signInWithPhone(kit);
      const other = await signIn(kit, { ...one.person.number, countryCode: '852' });
      const { code } = await other.person.tap();
      const answer = await bind(kit, other, codeProof(code));
      const { user } = expectBound(
        answer,
        'to digits that somebody has under another calling code',
      );
      expectNumber(user, other, 'The answer');
      expectNumber(await readUser(kit, one), one, 'GET /user of the other person');
    },
  },
  {
    id: 'number-unbound',
    group,
    section: "Another number, somebody else's number, no number",
    title: 'DELETE /user/phone forgets the number, also when there is none',
    check: async (kit) => {
      const actor = await signInWithPhone(kit);
      for (const what of ['with a number', 'without a number']) {
        const { token } = actor;
        expectStatus(await kit.backend.send('DELETE', '/user/phone', { token }), 204, what);
        await expectNoNumber(kit, actor, 'The number was unbound');
      }
      // Nobody has it any more: the next one is not asked to take it over.
      const next = await signIn(kit, actor.person.number);
      const { code } = await next.person.tap();
      expectBound(await bind(kit, next, codeProof(code)), 'to a number that was unbound');
    },
  },
  {
    id: 'number-taken',
    group,
    section: "Another number, somebody else's number, no number",
    title: 'A number of somebody else is answered as phone-already-bound and offers to move it',
    check: async (kit) => {
      const { owner, other, answer } = await meetConflict(kit);
      const problem = expectProblem(
        answer,
        ['phone-already-bound'],
        'to a number that somebody else has',
      );
      insist(
        problem.resolutions?.includes('move') === true,
        `phone-already-bound came with the resolutions ${JSON.stringify(problem.resolutions)}, not ["move"].`,
      );
      await expectNoNumber(kit, other, 'The number belongs to somebody else');
      expectNumber(await readUser(kit, owner), owner, 'GET /user of the owner');
    },
  },
  {
    id: 'number-moved',
    group,
    section: "Another number, somebody else's number, no number",
    title: 'The same code with resolution "move" and a new key takes the number over',
    check: async (kit) => {
      const { owner, other, code } = await meetConflict(kit);
      const answer = await bind(kit, other, codeProof(code, { resolution: 'move' }));
      expectNumber(expectBound(answer, 'to "move"').user, other, 'The answer');
      await expectNoNumber(kit, owner, 'Somebody else took the number over');
      const asked = kit.stage.upstream.exchanges(code);
      insist(asked === 1, `The code went to WeChat ${asked} times; keep its verdict for "move".`);
    },
  },
];
