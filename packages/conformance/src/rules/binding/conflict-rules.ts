import type { Actor } from '../../backend/actions';
import {
  bind,
  bindPatiently,
  codeProof,
  inventedCode,
  readUser,
  signIn,
  signInWithPhone,
} from '../../backend/actions';
import { expectBound, expectProblem, expectStatus, insist } from '../../backend/expect';
import type { Kit } from '../../kit';
import type { Rule } from '../../rule';
import type { Digits } from '../../wechat/people';

const group = 'Phone code';
const section = "Another number, somebody else's number, no number";

const proofs: readonly (readonly [string, (actor: Actor) => Promise<object>])[] = [
  ['a cloudID', async ({ person }) => ({ kind: 'cloudId', cloudId: (await person.tap()).cloudId })],
  ['a payload', async ({ person }) => ({ kind: 'encrypted', ...(await person.oldTap()) })],
];

async function keepsNumber(kit: Kit, actor: Actor, after: string): Promise<void> {
  const { phone } = await readUser(kit, actor);
  insist(
    phone?.masked === actor.user.phone?.masked && phone !== null,
    `After ${after} the person shows ${JSON.stringify(phone)}, not the number of before any more.`,
  );
}

/** Numbers as WeChat writes them, with how they are shown: whatever libphonenumber says of them. */
const ofAllLengths: readonly (readonly [Digits, string])[] = [
  [{ countryCode: '290', purePhoneNumber: '1540' }, '15*0'],
  [{ countryCode: '683', purePhoneNumber: '15407' }, '15*07'],
  [{ countryCode: '354', purePhoneNumber: '1540778' }, '15***78'],
  [{ countryCode: '33', purePhoneNumber: '154007788' }, '15*****88'],
  [{ countryCode: '39', purePhoneNumber: '0154007788' }, '015*****88'],
  [{ countryCode: '49', purePhoneNumber: '154000077889911' }, '154**********11'],
];

/** Whose a number is when people want the same one, and what a refusal costs. */
export const conflictRules: readonly Rule[] = [
  {
    id: 'number-of-any-length',
    group,
    section: 'Towards WeChat',
    title: 'A number from WeChat is kept and masked as WeChat writes it, of four digits to fifteen',
    check: async (kit) => {
      for (const [number, wanted] of ofAllLengths) {
        const actor = await signIn(kit, number);
        const { code } = await actor.person.tap();
        const answer = await bind(kit, actor, codeProof(code, { resolution: 'move' }));
        const what = `${number.countryCode} ${number.purePhoneNumber}`;
        const { user } = expectBound(answer, `to the code of ${what}`);
        const shown = JSON.stringify(user.phone);
        insist(
          user.phone?.masked === wanted && user.phone.countryCode === number.countryCode,
          `The number ${what} is shown as ${shown}, not as ${wanted} of ${number.countryCode}.`,
        );
      }
    },
  },
  {
    id: 'number-kept-when-refused',
    group,
    section,
    title: 'A proof that is refused takes nothing away from the number that is there',
    check: async (kit) => {
      const actor = await signInWithPhone(kit);
      const invented = await bind(kit, actor, codeProof(inventedCode()));
      expectProblem(invented, ['phone-code-invalid'], 'to an invented code');
      await keepsNumber(kit, actor, 'an invented code');
      const owner = await signInWithPhone(kit);
      const rival = { ...actor, person: actor.person.renumbered(owner.person.number) };
      const conflict = await bind(kit, rival, codeProof((await rival.person.tap()).code));
      expectProblem(conflict, ['phone-already-bound'], 'to a number that somebody else has');
      await keepsNumber(kit, actor, 'a conflict');
      const { token } = actor;
      const unknown = { kind: 'code', component: 'quick' };
      await kit.backend.send('POST', '/user/phone', { token, key: 'k'.repeat(20), json: unknown });
      await keepsNumber(kit, actor, 'a request that is not the contract’s');
    },
  },
  {
    id: 'resolution-known',
    group,
    section,
    title: 'A resolution that is not "move" is an invalid-request and moves nothing',
    check: async (kit) => {
      const owner = await signInWithPhone(kit);
      const other = await signIn(kit, owner.person.number);
      const { code } = await other.person.tap();
      for (const resolution of ['keep', 'MOVE', '', true]) {
        const answer = await bind(kit, other, codeProof(code, { resolution }));
        const what = JSON.stringify(resolution);
        expectProblem(answer, ['invalid-request'], `to the resolution ${what}`);
      }
      insist((await readUser(kit, owner)).phone !== null, 'The owner lost the number by it.');
      const asked = kit.stage.upstream.exchanges(code);
      insist(asked === 0, 'A code was spent at WeChat although its resolution was none.');
    },
  },
  {
    id: 'conflict-ends',
    group,
    section,
    title: 'Once the owner has unbound the number, the code that met the conflict binds it',
    check: async (kit) => {
      const owner = await signInWithPhone(kit);
      const other = await signIn(kit, owner.person.number);
      const { code } = await other.person.tap();
      const conflict = await bind(kit, other, codeProof(code));
      expectProblem(conflict, ['phone-already-bound'], 'to a number that somebody else has');
      const { token } = owner;
      expectStatus(await kit.backend.send('DELETE', '/user/phone', { token }), 204, 'of the owner');
      const answer = await bind(kit, other, codeProof(code));
      expectBound(answer, 'to the same code under a new key, after its number had become free');
      const asked = kit.stage.upstream.exchanges(code);
      insist(asked === 1, `The code went to WeChat ${asked} times; keep its verdict.`);
    },
  },
  {
    id: 'conflict-by-other-proofs',
    group: 'Other proofs',
    section,
    title: 'A cloudID and a payload meet conflicts too, and the same proof moves the number',
    check: async (kit) => {
      for (const [what, proofOf] of proofs) {
        const owner = await signInWithPhone(kit);
        const other = await signIn(kit, owner.person.number);
        const proof = await proofOf(other);
        const conflict = await bind(kit, other, proof);
        expectProblem(conflict, ['phone-already-bound'], `to ${what} of somebody else’s number`);
        const moved = await bind(kit, other, { ...proof, resolution: 'move' });
        expectBound(moved, `to "move" with ${what}`);
        const { phone } = await readUser(kit, owner);
        insist(phone === null, `${what} moved the number, and its first owner still shows it.`);
      }
    },
  },
  {
    id: 'move-race',
    group: 'Same moment',
    title: 'Of two people who move one number to themselves at the same moment one has it',
    check: async (kit) => {
      const owner = await signInWithPhone(kit);
      const { number } = owner.person;
      const rivals = [await signIn(kit, number), await signIn(kit, number)] as const;
      const taps = [await rivals[0].person.tap(), await rivals[1].person.tap()] as const;
      const move = ({ code }: { readonly code: string }): object =>
        codeProof(code, { resolution: 'move' });
      const answers = await Promise.all([
        bindPatiently(kit, rivals[0], move(taps[0])),
        bindPatiently(kit, rivals[1], move(taps[1])),
      ]);
      for (const answer of answers.filter(({ status }) => status !== 200)) {
        const codes = ['phone-already-bound', 'phone-code-invalid'] as const;
        expectProblem(answer, codes, 'to one of two people who moved a number at once');
      }
      const phones = [];
      for (const actor of [owner, ...rivals]) phones.push((await readUser(kit, actor)).phone);
      const having = phones.filter((phone) => phone !== null).length;
      insist(
        having === 1,
        `Two people moved one number at the same moment; afterwards ${having} people have it.`,
      );
    },
  },
];
