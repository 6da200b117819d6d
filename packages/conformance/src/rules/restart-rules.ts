import { setTimeout as delay } from 'node:timers/promises';

import type { Actor } from '../backend/actions';
import {
  bind,
  bindPatiently,
  codeProof,
  newKey,
  readUser,
  signIn,
  signInWithPhone,
} from '../backend/actions';
import type { Answer } from '../backend/caller';
import { describeAnswer, expectBound, expectStatus, expectUser, insist } from '../backend/expect';
import type { Kit } from '../kit';
import { pictureForm, png } from '../pictures/pictures';
import type { Rule } from '../rule';
import { Violation } from '../violation';

const group = 'Restart';

const hindrance = ({ restart }: Kit): string | undefined =>
  restart === undefined
    ? 'the kit cannot stop and start your backend; give --restart with a command that does both'
    : undefined;

async function restarted(kit: Kit): Promise<void> {
  if (kit.restart === undefined) throw new Violation('There is no --restart.');
  await kit.restart();
  // The connections to the stopped process are closed; this one notices a moment later.
  await delay(250);
}

/** What the stopped backend answered is not important: a client that hears nothing asks again. */
const whatever = (answer: Promise<Answer>): Promise<Answer | undefined> =>
  answer.catch(() => undefined);

/** An orderly stop and a new start, as every release makes them. */
export const restartRules: readonly Rule[] = [
  {
    id: 'restart-keeps-codes',
    group,
    slow: true,
    title: 'Codes that are at WeChat while the backend is stopped are not lost',
    hindrance,
    check: async (kit) => {
      const actors: Actor[] = [];
      for (let count = 0; count < 6; count += 1) actors.push(await signIn(kit));
      const running = [];
      kit.stage.wechat.faults.setLatency('getuserphonenumber', kit.slowMs / 2);
      // At different ages, for a backend may stop at any moment of an exchange.
      for (const actor of actors) {
        const [{ code }, key] = [await actor.person.tap(), newKey()];
        const first = whatever(bind(kit, actor, codeProof(code), { key }));
        running.push({ actor, code, key, first });
        await delay(kit.slowMs / 20);
      }
      await restarted(kit);
      kit.stage.calm();
      let lost = 0;
      let seen = '';
      for (const { actor, code, key, first } of running) {
        await first;
        const again = await bindPatiently(kit, actor, codeProof(code), { key });
        if (again.status === 200) continue;
        lost += 1;
        seen = describeAnswer(again);
      }
      insist(
        lost === 0,
        `The backend was stopped while ${running.length} codes were at WeChat, and ${lost} of them were lost (${seen}): stop accepting, wait for what runs, write it down, then close.`,
      );
    },
  },
  {
    id: 'restart-keeps-everything',
    group,
    slow: true,
    title: 'After a restart sessions, numbers, pictures and kept answers are still there',
    hindrance,
    check: async (kit) => {
      const actor = await signInWithPhone(kit);
      const { token } = actor;
      const form = pictureForm(png);
      const saved = await kit.backend.send('POST', '/user/avatar', { token, form });
      const { avatarUrl } = expectUser(saved, 'to a picture');
      const [{ code }, key] = [await actor.person.tap(), newKey()];
      const first = await bind(kit, actor, codeProof(code), { key });
      expectBound(first, 'to a fresh phone code');
      const payload = { kind: 'encrypted', ...(await actor.person.oldTap()) };
      const json = { nickname: '小满' };
      await kit.backend.send('PUT', '/user', { token, json });
      await restarted(kit);
      insist(
        (await readUser(kit, actor)).phone !== null,
        'After a restart the person has no number any more.',
      );
      const again = await bind(kit, actor, codeProof(code), { key });
      insist(
        again.status === 200 && again.headers.get('idempotency-replayed') === 'true',
        `${describeAnswer(again)} to a key of before the restart, not the kept answer.`,
      );
      expectStatus(await kit.backend.get(avatarUrl ?? ''), 200, 'after a restart');
      const { nickname } = await readUser(kit, actor);
      insist(nickname === json.nickname, 'After a restart the person has no nickname any more.');
      const opened = await bind(kit, actor, payload);
      expectBound(opened, 'to a payload after a restart, under the session_key of before');
    },
  },
];
