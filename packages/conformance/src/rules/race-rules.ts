import { setTimeout as delay } from 'node:timers/promises';

import type { Actor } from '../backend/actions';
import {
  bind,
  bindPatiently,
  codeProof,
  inventedCode,
  newKey,
  readUser,
  sendLogin,
  signIn,
  signInAs,
} from '../backend/actions';
import {
  describeAnswer,
  expectBound,
  expectProblem,
  expectSession,
  expectStatus,
  insist,
} from '../backend/expect';
import type { Kit } from '../kit';
import type { Rule } from '../rule';

const group = 'Same moment';

/** Long enough for what starts together to be in flight together, also on a busy machine. */
const leastMs = 300;

/** Lets every exchange take so long, and returns how long. */
function slowly(kit: Kit): number {
  const slow = Math.max(kit.slowMs / 3, leastMs);
  kit.stage.wechat.faults.setLatency('getuserphonenumber', slow);
  return slow;
}

/** Two people who have one number bind it at the same moment: how many got it, and who has it. */
async function raceFor(kit: Kit, [one, other]: readonly [Actor, Actor]): Promise<void> {
  const codes = [(await one.person.tap()).code, (await other.person.tap()).code] as const;
  slowly(kit);
  const answers = await Promise.all([
    bindPatiently(kit, one, codeProof(codes[0])),
    bindPatiently(kit, other, codeProof(codes[1])),
  ]);
  const winners = answers.filter(({ status }) => status === 200);
  insist(
    winners.length === 1,
    `Two people bound one number at the same moment, and ${winners.length} of them were answered 200: let a unique index decide, not a look before the write.`,
  );
  for (const loser of answers.filter(({ status }) => status !== 200)) {
    expectProblem(loser, ['phone-already-bound'], 'to whoever came second by a moment');
  }
  const phones = [(await readUser(kit, one)).phone, (await readUser(kit, other)).phone];
  const having = phones.filter((phone) => phone !== null).length;
  insist(having === 1, `Two people raced for one number; afterwards ${having} of them have it.`);
}

/** Somebody who takes back what `path` names while their code is at WeChat; its exchange is over afterwards. */
async function deletedWhileBinding(kit: Kit, path: '/user' | '/user/phone'): Promise<Actor> {
  const actor = await signIn(kit);
  const { code } = await actor.person.tap();
  const slow = slowly(kit);
  const late = bind(kit, actor, codeProof(code));
  await delay(slow / 2);
  const deleted = await kit.backend.send('DELETE', path, { token: actor.token });
  expectStatus(deleted, 204, 'while a code runs');
  await late;
  return actor;
}

/** What happens when two things happen at once. */
export const raceRules: readonly Rule[] = [
  {
    id: 'number-race',
    group,
    slow: true,
    title: 'Of two people who bind one number at the same moment exactly one gets it',
    check: async (kit) => {
      const pairs: (readonly [Actor, Actor])[] = [];
      for (let count = 0; count < 3; count += 1) {
        const one = await signIn(kit);
        pairs.push([one, await signIn(kit, one.person.number)]);
      }
      await Promise.all(pairs.map((pair) => raceFor(kit, pair)));
    },
  },
  {
    id: 'first-login-race',
    group,
    title: 'A new person who signs in twice at the same moment is one person',
    check: async (kit) => {
      const person = kit.people.create();
      const codes = [];
      for (let tries = 0; tries < 4; tries += 1) codes.push(await person.loginCode());
      const answers = await Promise.all(codes.map((code) => sendLogin(kit, code)));
      const ids = answers.map(
        (answer) => expectSession(answer, 'to four logins of one new person at once').user.id,
      );
      insist(
        new Set(ids).size === 1,
        `One new person signed in four times at once and became ${new Set(ids).size} people.`,
      );
    },
  },
  {
    id: 'deletion-meets-binding',
    group,
    section: 'Deletion',
    title: 'A person who is deleted while their code is at WeChat stays deleted',
    check: async (kit) => {
      const actor = await deletedWhileBinding(kit, '/user');
      kit.stage.calm();
      const { phone } = (await signInAs(kit, actor.person)).user;
      insist(
        phone === null,
        'A code that was at WeChat during DELETE /user brought the deleted person their number back.',
      );
      const next = await signIn(kit, actor.person.number);
      const free = await bind(kit, next, codeProof((await next.person.tap()).code));
      expectBound(free, 'to the number of somebody who was deleted while their code ran');
    },
  },
  {
    id: 'unbinding-meets-binding',
    group,
    section: 'A number that was taken back',
    title: 'A number that is unbound while its code is at WeChat stays unbound',
    check: async (kit) => {
      const actor = await deletedWhileBinding(kit, '/user/phone');
      insist(
        (await readUser(kit, actor)).phone === null,
        'The person unbound their number while its code was at WeChat, and has it afterwards.',
      );
    },
  },
  {
    id: 'review-meets-changes',
    group,
    section: 'Deletion',
    title: 'A nickname that is reviewed meanwhile undoes nothing: no number, no deletion',
    check: async (kit) => {
      const actor = await signIn(kit);
      const { token } = actor;
      const proof = codeProof((await actor.person.tap()).code);
      const slow = Math.max(kit.slowMs / 3, leastMs);
      const saving = async (nickname: string) => {
        kit.stage.wechat.faults.setLatency('msg_sec_check', slow);
        const saved = kit.backend.send('PUT', '/user', { token, json: { nickname } });
        await delay(slow / 3);
        return { saved };
      };
      const first = await saving('小满');
      expectBound(await bind(kit, actor, proof), 'while a nickname is reviewed');
      await first.saved;
      insist(
        (await readUser(kit, actor)).phone !== null,
        'A nickname whose review was running took away the number that was bound meanwhile.',
      );
      const second = await saving('小雪');
      const unbound = await kit.backend.send('DELETE', '/user/phone', { token });
      expectStatus(unbound, 204, 'while a nickname is reviewed');
      await second.saved;
      insist(
        (await readUser(kit, actor)).phone === null,
        'A nickname whose review was running brought back the number that was unbound meanwhile.',
      );
      const third = await saving('大寒');
      expectStatus(await kit.backend.send('DELETE', '/user', { token }), 204, 'during a review');
      expectProblem(await third.saved, ['session-invalid'], 'to somebody who deleted themself');
      const { nickname } = (await signInAs(kit, actor.person)).user;
      insist(nickname === null, 'A review that ended after DELETE /user saved its nickname.');
    },
  },
  {
    id: 'key-reused-while-running',
    group,
    section: 'Idempotency: why no code is paid for twice',
    title: 'Another body under the key of a request that still runs is not given its answer',
    check: async (kit) => {
      const actor = await signIn(kit);
      const [first, second] = [(await actor.person.tap()).code, (await actor.person.tap()).code];
      const key = newKey();
      const slow = slowly(kit);
      const running = bind(kit, actor, codeProof(first), { key });
      await delay(slow / 3);
      const other = await bind(kit, actor, codeProof(second), { key });
      expectProblem(
        other,
        ['idempotency-key-reused', 'wechat-busy'],
        'to another body under a key whose first request still ran',
      );
      insist(
        kit.stage.upstream.exchanges(second) === 0,
        'The other code was spent at WeChat all the same.',
      );
      expectBound(await running, 'to the first request under that key');
    },
  },
  {
    id: 'invented-codes-limited-at-once',
    group,
    section: 'Towards WeChat',
    slow: true,
    title: 'The limit of exchanges holds for requests that come at once',
    check: async (kit) => {
      const flooder = await signIn(kit);
      const codes = Array.from({ length: 60 }, inventedCode);
      const answers = await Promise.all(codes.map((code) => bind(kit, flooder, codeProof(code))));
      const limited = answers.filter((answer) => answer.status === 429);
      const [last] = answers.slice(-1);
      insist(
        limited.length > 0,
        `Sixty invented codes of one person at once all went to WeChat (${last === undefined ? '' : describeAnswer(last)}): count and compare in one step.`,
      );
    },
  },
];
