import type { Actor } from '../../backend/actions';
import { bind, codeProof, inventedCode, newKey, signIn, signInAs } from '../../backend/actions';
import type { Answer } from '../../backend/caller';
import {
  describeAnswer,
  expectBound,
  expectProblem,
  expectStatus,
  insist,
} from '../../backend/expect';
import type { Kit } from '../../kit';
import type { Rule } from '../../rule';
import { Violation } from '../../violation';

const group = 'Idempotency';

/** Twice the same, and the second says that it is a repetition. */
function repeated(first: Answer, again: Answer, when: string): void {
  insist(
    first.status === again.status && first.text === again.text,
    `${when} the answers differ: first ${describeAnswer(first)}, then ${describeAnswer(again)}.`,
  );
  const said = again.headers.get('idempotency-replayed') ?? 'none';
  insist(said === 'true', `${when} the second answer has Idempotency-Replayed: ${said}.`);
}

/** Somebody with the code of a number that somebody else has. */
async function inConflict(kit: Kit): Promise<{ readonly other: Actor; readonly code: string }> {
  const owner = await signIn(kit);
  expectBound(await bind(kit, owner, codeProof((await owner.person.tap()).code)), 'to a code');
  const other = await signIn(kit, owner.person.number);
  return { other, code: (await other.person.tap()).code };
}

/** The first answer `rate-limited` to somebody who invents codes, with its key and body. */
async function limited(
  kit: Kit,
  actor: Actor,
): Promise<{ readonly key: string; readonly proof: object }> {
  for (let tries = 0; tries < 60; tries += 1) {
    const [key, proof] = [newKey(), codeProof(inventedCode())];
    const answer = await bind(kit, actor, proof, { key });
    if (answer.status === 429) return { key, proof };
  }
  throw new Violation('Sixty invented codes of one person in a row were not limited.');
}

/** What a repetition is, and what it is answered. */
export const repetitionRules: readonly Rule[] = [
  {
    id: 'repetition-as-it-was',
    group,
    title: 'The first answer again is as it was, also when the person has another nickname by now',
    check: async (kit) => {
      const actor = await signIn(kit);
      const { token } = actor;
      const [proof, key] = [codeProof((await actor.person.tap()).code), newKey()];
      const first = await bind(kit, actor, proof, { key });
      expectBound(first, 'to a fresh phone code');
      const json = { nickname: '小雪' };
      expectStatus(await kit.backend.send('PUT', '/user', { token, json }), 200, 'to a nickname');
      repeated(first, await bind(kit, actor, proof, { key }), 'Repeated after a new nickname');
    },
  },
  {
    id: 'repetition-otherwise-spelt',
    group,
    title: 'The same JSON value is the same body, whatever its spaces and the order of its fields',
    check: async (kit) => {
      const actor = await signIn(kit);
      const { token } = actor;
      const [{ code }, key] = [await actor.person.tap(), newKey()];
      const first = await bind(kit, actor, codeProof(code), { key });
      expectBound(first, 'to a fresh phone code');
      const text = `{ "code": ${JSON.stringify(code)},\n  "component": "quick", "kind": "code" }`;
      const again = await kit.backend.send('POST', '/user/phone', { token, key, text });
      repeated(first, again, 'Repeated with its fields in another order');
    },
  },
  {
    id: 'key-reused-to-move',
    group,
    title: 'The same code with one more "resolution" is another body: its key has to be new',
    check: async (kit) => {
      const { other, code } = await inConflict(kit);
      const key = newKey();
      const conflict = await bind(kit, other, codeProof(code), { key });
      expectProblem(conflict, ['phone-already-bound'], 'to a number that somebody else has');
      const again = await bind(kit, other, codeProof(code, { resolution: 'move' }), { key });
      expectProblem(
        again,
        ['idempotency-key-reused'],
        'to "move" under the key of the request without it',
      );
    },
  },
  {
    id: 'move-repeated',
    group,
    title: 'A repeated "move" gets its first answer again, and so does a repeated conflict',
    check: async (kit) => {
      const { other, code } = await inConflict(kit);
      for (const extras of [{}, { resolution: 'move' }]) {
        const [proof, key] = [codeProof(code, extras), newKey()];
        const first = await bind(kit, other, proof, { key });
        repeated(
          first,
          await bind(kit, other, proof, { key }),
          `Repeated ${JSON.stringify(extras)}`,
        );
      }
    },
  },
  {
    id: 'repetition-of-payload',
    group,
    title: 'Repetitions of a payload get the first answer again, like those of a code',
    check: async (kit) => {
      const actor = await signIn(kit);
      const [proof, key] = [{ kind: 'encrypted', ...(await actor.person.oldTap()) }, newKey()];
      const first = await bind(kit, actor, proof, { key });
      expectBound(first, 'to the payload of an old client');
      repeated(first, await bind(kit, actor, proof, { key }), 'A payload repeated with its key:');
    },
  },
  {
    id: 'repetition-of-cloud-id',
    group,
    title: 'A cloudID is asked about once, and its repetition gets the first answer again',
    check: async (kit) => {
      const actor = await signIn(kit);
      const { cloudId } = await actor.person.tap();
      const [proof, key] = [{ kind: 'cloudId', cloudId }, newKey()];
      const first = await bind(kit, actor, proof, { key });
      expectBound(first, 'to a cloudID');
      repeated(first, await bind(kit, actor, proof, { key }), 'A cloudID repeated with its key:');
      expectBound(await bind(kit, actor, proof), 'to the same cloudID under another key');
      const asked = kit.stage.upstream.openings(cloudId);
      // A cloud function finds it opened: nothing is asked then.
      insist(asked <= 1, `The cloudID went to WeChat ${asked} times.`);
    },
  },
  {
    id: 'refusal-says-so',
    group,
    title: 'A repeated refusal carries Idempotency-Replayed: true as well',
    check: async (kit) => {
      const actor = await signIn(kit);
      const [proof, key] = [codeProof(inventedCode()), newKey()];
      const first = await bind(kit, actor, proof, { key });
      repeated(first, await bind(kit, actor, proof, { key }), 'A refusal repeated with its key:');
    },
  },
  {
    id: 'key-lengths',
    group,
    title: 'Keys of 16 and 64 of all their characters are taken, those of 15 are not',
    check: async (kit) => {
      const actor = await signIn(kit);
      for (const key of ['-_'.repeat(8), 'aZ09'.repeat(4), 'Za-_'.repeat(16)]) {
        const answer = await bind(kit, actor, codeProof((await actor.person.tap()).code), { key });
        expectBound(answer, `under the Idempotency-Key ${key}`);
      }
      const { code } = await actor.person.tap();
      const short = await bind(kit, actor, codeProof(code), { key: 'abcdefghijklmno' });
      expectProblem(short, ['invalid-request'], 'to an Idempotency-Key of 15 characters');
    },
  },
  {
    id: 'limit-not-kept',
    group,
    title: 'rate-limited is nobody’s final answer: it is not kept under its key',
    check: async (kit) => {
      const actor = await signIn(kit);
      const { key, proof } = await limited(kit, actor);
      const again = await bind(kit, actor, proof, { key });
      insist(
        again.headers.get('idempotency-replayed') === null,
        `${describeAnswer(again)} with Idempotency-Replayed to a request that had been limited: the limit is kept under the key.`,
      );
    },
  },
  {
    id: 'limit-outlives-deletion',
    group,
    section: 'Towards WeChat',
    title: 'Whoever deletes themself and signs in again is still limited',
    check: async (kit) => {
      const actor = await signIn(kit);
      const { token } = actor;
      await limited(kit, actor);
      expectStatus(
        await kit.backend.send('DELETE', '/user', { token }),
        204,
        'to a limited person',
      );
      const again = await bind(kit, await signInAs(kit, actor.person), codeProof(inventedCode()));
      expectProblem(
        again,
        ['rate-limited'],
        'to somebody who was limited, deleted themself and signed in again',
      );
    },
  },
];
