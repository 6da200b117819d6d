import { randomBytes } from 'node:crypto';

import type { Actor } from '../backend/actions';
import {
  bind,
  bindPatiently,
  codeProof,
  inventedCode,
  readUser,
  sendLogin,
  signIn,
  signInAs,
  signInWithPhone,
} from '../backend/actions';
import type { User } from '../backend/expect';
import { expectBound, expectProblem, expectSession, expectStatus, insist } from '../backend/expect';
import type { Kit } from '../kit';
import { pictureForm, png } from '../pictures/pictures';
import type { Rule } from '../rule';

const group = 'People apart';

/** The same letters, the large ones small and the small ones large. */
const otherCase = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) =>
    letter === letter.toLowerCase() ? letter.toUpperCase() : letter.toLowerCase(),
  );

/** Long enough for what starts together to be in flight together, also on a busy machine. */
const leastMs = 150;

/** WeChat names this openid at the next login, whoever logs in. */
async function loginOf(kit: Kit, openid: string): Promise<string> {
  const body = JSON.stringify({ openid, session_key: randomBytes(16).toString('base64') });
  kit.stage.wechat.faults.failNextCall('jscode2session', {
    ...{ kind: 'http', status: 200, contentType: 'application/json', body },
  });
  const answer = await sendLogin(kit, inventedCode().slice(0, 32));
  return expectSession(answer, 'to a fresh login code').user.id;
}

const hasPicture = ({ avatarUrl }: User): boolean => avatarUrl !== null;

async function saveProfile(kit: Kit, { token }: Actor, nickname: string): Promise<void> {
  const saved = await kit.backend.send('PUT', '/user', { token, json: { nickname } });
  expectStatus(saved, 200, 'to a nickname');
  // A call of a cloud function carries no file.
  if (kit.transport === 'cloudFunction') return;
  const form = pictureForm(png);
  expectStatus(
    await kit.backend.send('POST', '/user/avatar', { token, form }),
    200,
    'to a picture',
  );
}

/** Nobody gets, sees or changes what is somebody else's. */
export const peopleRules: readonly Rule[] = [
  {
    id: 'sign-ins-apart',
    group,
    title: 'People who sign in at the same moment each get their own session',
    check: async (kit) => {
      const known = [1, 2, 3, 4, 5, 6].map(() => kit.people.create());
      const first: Actor[] = [];
      for (const person of known) first.push(await signInAs(kit, person));
      kit.stage.wechat.faults.setLatency('jscode2session', Math.max(kit.slowMs / 5, leastMs));
      const second = await Promise.all(known.map((person) => signInAs(kit, person)));
      for (const [at, { user, token }] of second.entries()) {
        const own = first[at]?.user.id;
        insist(
          user.id === own,
          `Two people’s sign-ins were mixed: ${String(own)} signed in again, at the same moment as others, and is ${user.id}.`,
        );
        const { id } = await readUser(kit, { token });
        insist(
          id === own,
          `Two people’s sign-ins were mixed: the token that ${own} got at the same moment as others belongs to ${id}.`,
        );
      }
    },
  },
  {
    id: 'openids-exact',
    group,
    section: 'More than one process',
    title: 'Two people whose openids differ in one letter’s case are two people',
    check: async (kit) => {
      const openid = `oCase${randomBytes(17).toString('base64url').slice(0, 23)}`;
      const one = await loginOf(kit, openid);
      const other = await loginOf(kit, otherCase(openid));
      insist(
        one !== other,
        `The openids ${openid} and ${otherCase(openid)} are taken for one person: compare them byte by byte (MySQL’s default collation does not).`,
      );
    },
  },
  {
    id: 'code-of-person',
    group,
    section: 'Idempotency: why no code is paid for twice',
    title: 'The verdict on a code is its person’s: nobody else binds with a code that was used',
    check: async (kit) => {
      const owner = await signIn(kit);
      const thief = await signIn(kit);
      const { code } = await owner.person.tap();
      expectBound(await bind(kit, owner, codeProof(code)), 'to a fresh phone code');
      for (const extras of [{}, { resolution: 'move' }]) {
        const answer = await bind(kit, thief, codeProof(code, extras));
        expectProblem(
          answer,
          ['phone-code-invalid'],
          `to a code that somebody else had used (${JSON.stringify(extras)})`,
        );
      }
      insist((await readUser(kit, owner)).phone !== null, 'The owner lost the number by it.');
    },
  },
  {
    id: 'code-of-person-while-running',
    group,
    section: 'Idempotency: why no code is paid for twice',
    title: 'Nobody else joins the exchange of a code while it runs',
    check: async (kit) => {
      const owner = await signIn(kit);
      const thief = await signIn(kit);
      const { code } = await owner.person.tap();
      kit.stage.wechat.faults.setLatency('getuserphonenumber', kit.slowMs / 3);
      const own = bind(kit, owner, codeProof(code));
      const stolen = bind(kit, thief, codeProof(code, { resolution: 'move' }));
      expectProblem(
        await stolen,
        ['phone-code-invalid', 'wechat-busy', 'wechat-unavailable'],
        'to a code that somebody else was binding at that moment',
      );
      expectBound(await own, 'to the owner of a code that somebody else tried at that moment');
    },
  },
  {
    id: 'codes-exact',
    group,
    section: 'More than one process',
    title: 'A code that differs from a used one in its letters’ case is another code',
    check: async (kit) => {
      const actor = await signIn(kit);
      const { code } = await actor.person.tap();
      expectBound(await bind(kit, actor, codeProof(code)), 'to a fresh phone code');
      const answer = await bind(kit, actor, codeProof(otherCase(code)));
      expectProblem(
        answer,
        ['phone-code-invalid'],
        'to the code of before with large letters for small ones',
      );
    },
  },
  {
    id: 'keys-exact',
    group,
    section: 'More than one process',
    title: 'Keys that differ in one letter’s case, or in their last character, are two keys',
    check: async (kit) => {
      const long = randomBytes(47).toString('base64url').slice(0, 63);
      for (const [key, other, what] of [
        [`Key-${long.slice(0, 20)}`, otherCase(`Key-${long.slice(0, 20)}`), 'in letters’ case'],
        [`${long}a`, `${long}b`, 'in the last of 64 characters'],
      ] as const) {
        const actor = await signIn(kit);
        const codes = [(await actor.person.tap()).code, (await actor.person.tap()).code] as const;
        expectBound(await bind(kit, actor, codeProof(codes[0]), { key }), 'to a fresh phone code');
        const second = await bind(kit, actor, codeProof(codes[1]), { key: other });
        expectBound(second, `under a key that differs from an earlier one only ${what}`);
      }
    },
  },
  {
    id: 'profile-own',
    group,
    title: 'A nickname and a picture are saved to the person who sent them and to nobody else',
    check: async (kit) => {
      const [one, other] = [await signInWithPhone(kit), await signInWithPhone(kit)];
      await saveProfile(kit, one, '小满');
      const { nickname, avatarUrl, phone } = await readUser(kit, other);
      insist(
        nickname === null && avatarUrl === null && phone !== null,
        `Somebody saved a nickname and a picture; now another person shows ${JSON.stringify({ nickname, avatarUrl, phone })}.`,
      );
    },
  },
  {
    id: 'profile-and-number-apart',
    group,
    title: 'What is saved of a person stays when something else of them is saved or forgotten',
    check: async (kit) => {
      const actor = await signInWithPhone(kit);
      const { token } = actor;
      await saveProfile(kit, actor, '小满');
      const whole = await readUser(kit, actor);
      insist(
        whole.phone !== null,
        'Saving the nickname or the picture (PUT /user, POST /user/avatar) took the number away.',
      );
      insist(whole.nickname !== null, 'POST /user/avatar took the nickname away.');
      await kit.backend.send('PUT', '/user', { token, json: { nickname: '小雪' } });
      const renamed = await readUser(kit, actor);
      insist(
        hasPicture(renamed) === hasPicture(whole) && renamed.phone !== null,
        `PUT /user took away ${renamed.phone === null ? 'the number' : 'the picture'}.`,
      );
      const { code } = await actor.person.renumbered().tap();
      await bindPatiently(kit, actor, codeProof(code));
      await kit.backend.send('DELETE', '/user/phone', { token });
      const left = await readUser(kit, actor);
      const { nickname, avatarUrl } = left;
      insist(
        nickname === '小雪' && hasPicture(left) === hasPicture(whole),
        `Binding or unbinding a number left ${JSON.stringify({ nickname, avatarUrl })} of a nickname and a picture.`,
      );
    },
  },
  {
    id: 'deletion-own',
    group,
    title: 'Who unbinds a number or deletes themself takes nothing from anybody else',
    check: async (kit) => {
      const [one, other] = [await signInWithPhone(kit), await signInWithPhone(kit)];
      await saveProfile(kit, other, '小满');
      const before = JSON.stringify(await readUser(kit, other));
      for (const path of ['/user/phone', '/user']) {
        await kit.backend.send('DELETE', path, { token: one.token });
        const after = JSON.stringify(await readUser(kit, other));
        insist(
          after === before,
          `After DELETE ${path} of one person another shows ${after}, not ${before} any more.`,
        );
      }
    },
  },
];
