import { randomBytes } from 'node:crypto';

import { bind, codeProof, readUser, sendLogin, signIn, signInAs } from '../backend/actions';
import { expectBound, expectProblem, expectSession, expectStatus, insist } from '../backend/expect';
import type { Rule } from '../rule';

const group = 'Session';
/** Just over the five minutes a code lives. */
const codeLifeMs = 5 * 60 * 1000 + 1000;
const leastSessionSeconds = 10 * 60;
const mostSessionSeconds = 366 * 24 * 60 * 60;

/** `POST /sessions`, and the two kinds of codes kept apart. */
export const sessionRules: readonly Rule[] = [
  {
    id: 'session-opens',
    group,
    title: 'A fresh login code gives a session, and a person who is new has nothing yet',
    check: async (kit) => {
      const actor = await signIn(kit);
      const { nickname, avatarUrl, phone } = actor.user;
      insist(
        nickname === null && avatarUrl === null && phone === null,
        `A person nobody has met before came with ${JSON.stringify({ nickname, avatarUrl, phone })}.`,
      );
      const { id } = await readUser(kit, actor);
      insist(id === actor.user.id, `GET /user names ${id}, POST /sessions ${actor.user.id}.`);
    },
  },
  {
    id: 'session-same-person',
    group,
    title: 'The same person is recognised at the next login; two people are never one',
    check: async (kit) => {
      const first = await signIn(kit);
      const second = await signInAs(kit, first.person);
      const other = await signIn(kit);
      insist(
        first.user.id === second.user.id,
        `One person got the ids ${first.user.id} and ${second.user.id}: find people by their openid.`,
      );
      insist(other.user.id !== first.user.id, `Two people share the id ${first.user.id}.`);
      insist(first.token !== second.token, 'Two logins got the same token.');
      await readUser(kit, first);
    },
  },
  {
    id: 'session-lasts',
    group,
    title: 'A session lasts longer than a phone code, and says for how long',
    check: async (kit) => {
      const answer = await sendLogin(kit, await kit.people.create().loginCode());
      const { expiresInSeconds } = expectSession(answer, 'to a fresh login code');
      insist(
        expiresInSeconds >= leastSessionSeconds && expiresInSeconds <= mostSessionSeconds,
        `expiresInSeconds is ${expiresInSeconds}: between ten minutes (a tap, its code’s five minutes, one question more) and a year is sensible.`,
      );
    },
  },
  {
    id: 'tokens-random',
    group,
    title: 'Nobody can guess a token or a person’s id from those of others',
    check: async (kit) => {
      const one = await signIn(kit);
      const other = await signIn(kit);
      const apart = (first: string, second: string): number =>
        Array.from(first).filter((letter, at) => letter !== second[at]).length;
      insist(
        apart(one.token, other.token) >= 16,
        'Two tokens, one after the other, differ in fewer than 16 characters: make them of 128 random bits or more.',
      );
      insist(
        !one.token.includes(one.user.id) || one.token.length - one.user.id.length >= 32,
        'A token is little more than the id of its person.',
      );
    },
  },
  {
    id: 'login-code-used',
    group,
    title: 'A login code that was used before is refused as login-code-invalid',
    check: async (kit) => {
      const code = await kit.people.create().loginCode();
      expectSession(await sendLogin(kit, code), 'to a fresh login code');
      const again = await sendLogin(kit, code);
      expectProblem(again, ['login-code-invalid'], 'to a login code that was used before');
    },
  },
  {
    id: 'login-code-expired',
    group,
    title: 'A login code older than five minutes is refused as login-code-invalid',
    check: async (kit) => {
      const code = await kit.people.create().loginCode();
      const answer = await kit.stage.later(codeLifeMs, () => sendLogin(kit, code));
      expectProblem(answer, ['login-code-invalid'], 'to a login code that is too old');
    },
  },
  {
    id: 'login-code-invented',
    group,
    title: 'An invented login code is refused as login-code-invalid',
    check: async (kit) => {
      const answer = await sendLogin(kit, randomBytes(24).toString('base64url'));
      expectProblem(answer, ['login-code-invalid'], 'to an invented login code');
    },
  },
  {
    id: 'login-refuses-phone-code',
    group,
    title: 'A phone code is refused in place of a login code, and is still good afterwards',
    check: async (kit) => {
      const actor = await signIn(kit);
      const { code } = await actor.person.tap();
      const answer = await sendLogin(kit, code);
      expectProblem(answer, ['login-code-invalid'], 'to a phone code in place of a login code');
      insist(
        kit.stage.upstream.exchanges(code) === 0,
        'POST /sessions took a phone code to getuserphonenumber: a code that was paid for is spent there.',
      );
      expectBound(
        await bind(kit, actor, codeProof(code)),
        'to the same phone code where it belongs',
      );
    },
  },
  {
    id: 'login-blocked',
    group,
    section: 'Problems',
    title: 'A login that WeChat blocks (40226) is answered as login-blocked',
    check: async (kit) => {
      const code = await kit.people.create().loginCode();
      kit.stage.wechat.faults.failNextCall('jscode2session', { kind: 'errcode', errcode: 40226 });
      const answer = await sendLogin(kit, code);
      expectProblem(answer, ['login-blocked'], 'to a login that WeChat answers with 40226');
    },
  },
  {
    id: 'login-needs-code',
    group,
    section: 'Problems',
    title: 'A login without a code, with an empty one or with broken JSON is an invalid-request',
    check: async (kit) => {
      const bodies = ['{}', '{"loginCode":""}', '{"loginCode":7}', '{"loginCode":'];
      for (const text of bodies) {
        const answer = await kit.backend.send('POST', '/sessions', { text });
        expectProblem(answer, ['invalid-request'], `to the body ${text}`);
      }
    },
  },
  {
    id: 'body-too-large',
    group,
    section: 'Problems',
    title: 'A JSON body of a megabyte is refused and does no harm',
    check: async (kit) => {
      const actor = await signIn(kit);
      const answer = await sendLogin(kit, 'x'.repeat(1024 * 1024));
      expectProblem(answer, ['invalid-request'], 'to a body of a megabyte');
      const after = await kit.backend.send('GET', '/user', { token: actor.token });
      expectStatus(after, 200, 'after a body that was too large');
    },
  },
];
