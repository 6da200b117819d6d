import type { Actor } from '../backend/actions';
import { bind, codeProof, newKey, readUser, signIn } from '../backend/actions';
import type { ProblemCode } from '../backend/expect';
import { expectBound, expectProblem, expectStatus, insist } from '../backend/expect';
import type { Kit } from '../kit';
import type { Rule } from '../rule';

const group = 'Taken back';

/** A number that is bound, with what bound it. */
interface Bound {
  readonly actor: Actor;
  readonly proof: object;
  readonly key: string;
}

async function boundBy(kit: Kit, proofOf: (actor: Actor) => Promise<object>): Promise<Bound> {
  const actor = await signIn(kit);
  const [proof, key] = [await proofOf(actor), newKey()];
  expectBound(await bind(kit, actor, proof, { key }), 'to a fresh proof');
  return { actor, proof, key };
}

const byCode = async ({ person }: Actor): Promise<object> => codeProof((await person.tap()).code);
const byCloudId = async ({ person }: Actor): Promise<object> => ({
  ...{ kind: 'cloudId', cloudId: (await person.tap()).cloudId },
});
const byPayload = async ({ person }: Actor): Promise<object> => ({
  ...{ kind: 'encrypted', ...(await person.oldTap()) },
});

async function unbind(kit: Kit, { token }: Actor): Promise<void> {
  expectStatus(await kit.backend.send('DELETE', '/user/phone', { token }), 204, 'with a number');
}

const worthless: readonly ProblemCode[] = ['phone-code-invalid', 'wechat-session-stale'];

/** Sent again after its number went, a proof brings nothing back. */
async function bringsNothingBack(
  kit: Kit,
  { actor, proof, key }: Bound,
  when: string,
): Promise<void> {
  for (const extras of [{}, { resolution: 'move' }]) {
    const again = await bind(kit, actor, { ...proof, ...extras });
    expectProblem(again, worthless, `to its proof under a new key, ${when}`);
  }
  const replayed = await bind(kit, actor, proof, { key });
  expectProblem(
    replayed,
    [...worthless, 'idempotency-key-reused'],
    `to its proof under its key, ${when}: drop the kept answers`,
  );
  const { phone } = await readUser(kit, actor);
  insist(phone === null, `An old proof brought the number back, ${when}.`);
}

/** A number that was unbound or moved away does not come back by anything that was sent before. */
export const takenBackRules: readonly Rule[] = [
  {
    id: 'unbound-code-worthless',
    group,
    title: 'After DELETE /user/phone the code that proved the number is good for nothing',
    check: async (kit) => {
      const bound = await boundBy(kit, byCode);
      await unbind(kit, bound.actor);
      await bringsNothingBack(kit, bound, 'after DELETE /user/phone');
    },
  },
  {
    id: 'unbound-answer-forgotten',
    group,
    title: 'After DELETE /user/phone the same key does not show the number again',
    check: async (kit) => {
      const { actor, proof, key } = await boundBy(kit, byCode);
      await unbind(kit, actor);
      const answer = await bind(kit, actor, proof, { key });
      insist(
        !/\d\*+\d/.test(answer.text),
        `DELETE /user/phone left the kept answer: the same key was answered ${answer.status} ${answer.text.slice(0, 120)}.`,
      );
    },
  },
  {
    id: 'unbound-payload-worthless',
    group,
    title: 'After DELETE /user/phone a payload and a cloudID from before bring nothing back',
    check: async (kit) => {
      for (const proofOf of [byPayload, byCloudId]) {
        const bound = await boundBy(kit, proofOf);
        await unbind(kit, bound.actor);
        await bringsNothingBack(kit, bound, 'after DELETE /user/phone');
      }
    },
  },
  {
    id: 'unbound-then-new',
    group,
    title: 'After DELETE /user/phone a fresh code binds the same number again',
    check: async (kit) => {
      const { actor } = await boundBy(kit, byCode);
      await unbind(kit, actor);
      expectBound(await bind(kit, actor, await byCode(actor)), 'to a fresh code after unbinding');
    },
  },
  {
    id: 'moved-code-worthless',
    group,
    title: 'A code from before a move does not take the number back',
    check: async (kit) => {
      const bound = await boundBy(kit, byCode);
      const next = await signIn(kit, bound.actor.person.number);
      const { code } = await next.person.tap();
      const moved = await bind(kit, next, codeProof(code, { resolution: 'move' }));
      expectBound(moved, 'to "move"');
      await bringsNothingBack(kit, bound, 'after somebody else took the number over');
      const { phone } = await readUser(kit, next);
      insist(phone !== null, 'An old code of the earlier owner took the moved number away again.');
    },
  },
  {
    id: 'older-code-loses',
    group,
    title: 'A code from before the newest one does not bring the earlier number back',
    check: async (kit) => {
      const { actor, proof } = await boundBy(kit, byCode);
      const later = { ...actor, person: actor.person.renumbered() };
      expectBound(await bind(kit, later, await byCode(later)), 'to a second number');
      await bind(kit, actor, proof);
      const { phone } = await readUser(kit, actor);
      const tail = later.person.number.purePhoneNumber.slice(-2);
      insist(
        phone?.masked.endsWith(tail) === true,
        `A code from before the newest one brought the earlier number back: ${JSON.stringify(phone)}.`,
      );
    },
  },
];
