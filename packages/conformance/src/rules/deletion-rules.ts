import type { Actor } from '../backend/actions';
import {
  bind,
  codeProof,
  newKey,
  readUser,
  signIn,
  signInAs,
  signInWithPhone,
} from '../backend/actions';
import { expectBound, expectProblem, expectStatus, expectUser, insist } from '../backend/expect';
import type { Kit } from '../kit';
import { pictureForm, png } from '../pictures/pictures';
import type { Rule } from '../rule';

const group = 'Deletion';

async function deleteUser(kit: Kit, { token }: Actor): Promise<void> {
  const answer = await kit.backend.send('DELETE', '/user', { token });
  expectStatus(answer, 204, 'to a person who wants to be forgotten');
}

/** `DELETE /user`: nothing is left. */
export const deletionRules: readonly Rule[] = [
  {
    id: 'deletion-ends-sessions',
    group,
    title: 'After deletion every session of the person is over, not only the one that asked',
    check: async (kit) => {
      const one = await signInWithPhone(kit);
      const other = await signInAs(kit, one.person);
      await deleteUser(kit, one);
      for (const [actor, which] of [
        [one, 'the token that asked for it'],
        [other, 'the person’s other token'],
      ] as const) {
        const answer = await kit.backend.send('GET', '/user', { token: actor.token });
        expectProblem(answer, ['session-invalid'], `after deletion, with ${which}`);
      }
    },
  },
  {
    id: 'deletion-forgets',
    group,
    title: 'Whoever signs in after deletion is new: no nickname, picture or number',
    check: async (kit) => {
      const actor = await signInWithPhone(kit);
      const { token } = actor;
      await kit.backend.send('PUT', '/user', { token, json: { nickname: '小满' } });
      await deleteUser(kit, actor);
      const { id, nickname, avatarUrl, phone } = (await signInAs(kit, actor.person)).user;
      insist(
        nickname === null && avatarUrl === null && phone === null,
        `After deletion the person came back with ${JSON.stringify({ nickname, avatarUrl, phone })}.`,
      );
      insist(
        id !== actor.user.id,
        `After deletion the person came back with the id of before, ${id}: who knew it knows them again.`,
      );
    },
  },
  {
    id: 'deletion-removes-picture',
    group,
    title: 'After deletion the picture is gone from its address',
    check: async (kit) => {
      const actor = await signIn(kit);
      const { token } = actor;
      const form = pictureForm(png);
      const saved = await kit.backend.send('POST', '/user/avatar', { token, form });
      const { avatarUrl } = expectUser(saved, 'to a picture');
      insist(avatarUrl !== null, 'No avatarUrl after a picture was saved.');
      await deleteUser(kit, actor);
      expectProblem(await kit.backend.get(avatarUrl), ['not-found'], 'after deletion');
    },
  },
  {
    id: 'deletion-frees-number',
    group,
    title: 'After deletion the number is free for somebody else',
    check: async (kit) => {
      const owner = await signInWithPhone(kit);
      await deleteUser(kit, owner);
      const next = await signIn(kit, owner.person.number);
      const { code } = await next.person.tap();
      expectBound(await bind(kit, next, codeProof(code)), 'to the number of a deleted person');
    },
  },
  {
    id: 'deletion-forgets-answers',
    group,
    title: 'After deletion no kept answer of an earlier key comes back',
    check: async (kit) => {
      const actor = await signIn(kit);
      const { code } = await actor.person.tap();
      const key = newKey();
      expectBound(await bind(kit, actor, codeProof(code), { key }), 'to a fresh phone code');
      await deleteUser(kit, actor);
      const again = await signInAs(kit, actor.person);
      const answer = await bind(kit, again, codeProof(code), { key });
      expectProblem(
        answer,
        ['phone-code-invalid'],
        'to the code and key of before the deletion (the code is spent, its answer forgotten)',
      );
      const { phone } = await readUser(kit, again);
      insist(phone === null, 'The deleted number came back with an old answer.');
    },
  },
];
