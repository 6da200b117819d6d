import { setTimeout as delay } from 'node:timers/promises';

import type { Actor } from '../backend/actions';
import {
  bind,
  bindPatiently,
  codeProof,
  inventedCode,
  newKey,
  readUser,
  signIn,
  signInAs,
} from '../backend/actions';
import type { Answer } from '../backend/caller';
import { describeAnswer, expectBound, expectProblem, insist } from '../backend/expect';
import type { Kit } from '../kit';
import type { Rule } from '../rule';
import { Violation } from '../violation';

const group = 'Idempotency';

interface Tapped {
  readonly actor: Actor;
  readonly code: string;
  readonly key: string;
}

async function tapped(kit: Kit): Promise<Tapped> {
  const actor = await signIn(kit);
  return { actor, code: (await actor.person.tap()).code, key: newKey() };
}

function askedOnce(kit: Kit, code: string, when: string): void {
  const asked = kit.stage.upstream.exchanges(code);
  insist(
    asked === 1,
    `${when} the code went to WeChat ${asked} times: only the first can succeed.`,
  );
}

function sameAnswer(first: Answer, again: Answer, when: string): void {
  insist(
    first.status === again.status && first.text === again.text,
    `${when} the answers differ: first ${describeAnswer(first)}, then ${describeAnswer(again)}.`,
  );
}

/** A code is paid for once and exchanged once, however often the client has to ask. */
export const idempotencyRules: readonly Rule[] = [
  {
    id: 'key-missing',
    group,
    title: 'Binding without an Idempotency-Key is refused as idempotency-key-missing',
    check: async (kit) => {
      const { actor, code } = await tapped(kit);
      const { token } = actor;
      const json = codeProof(code);
      const answer = await kit.backend.send('POST', '/user/phone', { token, json });
      expectProblem(answer, ['idempotency-key-missing'], 'without an Idempotency-Key');
    },
  },
  {
    id: 'key-malformed',
    group,
    title: 'A key that is too short to be unique, too long or of other characters is refused',
    check: async (kit) => {
      const { actor, code } = await tapped(kit);
      for (const key of [
        'short',
        'k'.repeat(65),
        'a key with spaces in it',
        'dots.are.not.letters',
      ]) {
        const answer = await bind(kit, actor, codeProof(code), { key });
        expectProblem(answer, ['invalid-request'], `to the Idempotency-Key "${key}"`);
      }
      insist(
        kit.stage.upstream.exchanges(code) === 0,
        'The code under a refused key was spent at WeChat all the same.',
      );
    },
  },
  {
    id: 'key-survives-login',
    group,
    title: 'The same key after a new login is the same key: it is the person’s, not the session’s',
    check: async (kit) => {
      const { actor, code, key } = await tapped(kit);
      const first = await bind(kit, actor, codeProof(code), { key });
      expectBound(first, 'to a fresh phone code');
      const again = await signInAs(kit, actor.person);
      const repeated = await bind(kit, again, codeProof(code), { key });
      sameAnswer(first, repeated, 'Repeated with its key after a new login');
      insist(
        repeated.headers.get('idempotency-replayed') === 'true',
        'After a new login the answer under the same key was made anew (no Idempotency-Replayed).',
      );
    },
  },
  {
    id: 'repetition-same-answer',
    group,
    title: 'The same key and body get the first answer again, and WeChat is asked once',
    check: async (kit) => {
      const { actor, code, key } = await tapped(kit);
      const first = await bind(kit, actor, codeProof(code), { key });
      expectBound(first, 'to a fresh phone code');
      sameAnswer(first, await bind(kit, actor, codeProof(code), { key }), 'Repeated with its key');
      askedOnce(kit, code, 'Repeated with its key');
    },
  },
  {
    id: 'repetition-says-so',
    group,
    title: 'A repeated answer carries Idempotency-Replayed: true, the first does not',
    check: async (kit) => {
      const { actor, code, key } = await tapped(kit);
      const first = await bind(kit, actor, codeProof(code), { key });
      const again = await bind(kit, actor, codeProof(code), { key });
      const header = (answer: Answer): string =>
        answer.headers.get('idempotency-replayed') ?? 'none';
      insist(
        header(first) === 'none',
        `The first answer has Idempotency-Replayed: ${header(first)}.`,
      );
      insist(
        header(again) === 'true',
        `The repeated answer has Idempotency-Replayed: ${header(again)}.`,
      );
    },
  },
  {
    id: 'repetition-in-parallel',
    group,
    slow: true,
    title: 'Repetitions while the first is still running get its answer, and WeChat is asked once',
    check: async (kit) => {
      const { actor, code, key } = await tapped(kit);
      kit.stage.wechat.faults.setLatency('getuserphonenumber', kit.slowMs);
      const sends = [1, 2, 3, 4, 5].map(() => bindPatiently(kit, actor, codeProof(code), { key }));
      const [first, ...others] = await Promise.all(sends);
      if (first === undefined) throw new Violation('No answer came.');
      for (const other of others) sameAnswer(first, other, 'Sent five times at once');
      expectBound(first, 'to five equal requests at once');
      askedOnce(kit, code, 'Sent five times at once');
    },
  },
  {
    id: 'client-gone',
    group,
    slow: true,
    title: 'A client that gave up waiting finds the number with its next try',
    check: async (kit) => {
      const { actor, code, key } = await tapped(kit);
      kit.stage.wechat.faults.setLatency('getuserphonenumber', kit.slowMs);
      const gone = new AbortController();
      const lost = bind(kit, actor, codeProof(code), { key, signal: gone.signal });
      await delay(kit.slowMs / 3);
      gone.abort();
      await lost.catch(() => undefined);
      const again = await bindPatiently(kit, actor, codeProof(code), { key });
      expectBound(again, 'to the repetition of a request whose client had hung up');
      askedOnce(kit, code, 'Repeated after the client had hung up');
    },
  },
  {
    id: 'key-reused',
    group,
    title: 'The same key with another body is refused as idempotency-key-reused',
    check: async (kit) => {
      const { actor, code, key } = await tapped(kit);
      expectBound(await bind(kit, actor, codeProof(code), { key }), 'to a fresh phone code');
      const second = await actor.person.tap();
      const answer = await bind(kit, actor, codeProof(second.code), { key });
      expectProblem(
        answer,
        ['idempotency-key-reused'],
        'to a key that came with another body before',
      );
      insist(
        kit.stage.upstream.exchanges(second.code) === 0,
        'The code under a reused key was spent at WeChat all the same.',
      );
    },
  },
  {
    id: 'key-per-person',
    group,
    title: 'Two people who happen to use the same key do not meet',
    check: async (kit) => {
      const one = await tapped(kit);
      const other = await tapped(kit);
      const { key } = one;
      expectBound(
        await bind(kit, one.actor, codeProof(one.code), { key }),
        'to a fresh phone code',
      );
      const answer = await bind(kit, other.actor, codeProof(other.code), { key });
      const { user } = expectBound(answer, 'to a key that somebody else had used');
      insist(
        user.id === other.actor.user.id,
        'One person got the answer that was made for another.',
      );
    },
  },
  {
    id: 'code-asked-once',
    group,
    title: 'The same code under another key gives the same number without asking WeChat again',
    check: async (kit) => {
      const { actor, code } = await tapped(kit);
      expectBound(await bind(kit, actor, codeProof(code)), 'to a fresh phone code');
      expectBound(await bind(kit, actor, codeProof(code)), 'to the same code under another key');
      askedOnce(kit, code, 'Sent under two keys');
    },
  },
  {
    id: 'code-asked-once-in-parallel',
    group,
    slow: true,
    title: 'The same code under two keys at once binds, and WeChat is asked once',
    check: async (kit) => {
      const { actor, code } = await tapped(kit);
      kit.stage.wechat.faults.setLatency('getuserphonenumber', kit.slowMs);
      const answers = await Promise.all(
        [1, 2].map(() => bindPatiently(kit, actor, codeProof(code))),
      );
      for (const answer of answers) expectBound(answer, 'to one code under two keys at once');
      askedOnce(kit, code, 'Sent under two keys at once');
      insist((await readUser(kit, actor)).phone !== null, 'The person has no number afterwards.');
    },
  },
  {
    id: 'refusal-repeated',
    group,
    title: 'A refusal is an answer too: repeated under its key, and WeChat is asked once',
    check: async (kit) => {
      const actor = await signIn(kit);
      const [code, key] = [inventedCode(), newKey()];
      const first = await bind(kit, actor, codeProof(code), { key });
      expectProblem(first, ['phone-code-invalid'], 'to an invented phone code');
      sameAnswer(first, await bind(kit, actor, codeProof(code), { key }), 'Repeated with its key');
      askedOnce(kit, code, 'Repeated with its key');
    },
  },
];
