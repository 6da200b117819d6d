import { randomBytes } from 'node:crypto';

import type { PrivacyEvent, PushAnswer, PushForgery } from 'wechat-simulator';
import { privacyMessage, pushMessage, quotaMessage, verifyPushTarget } from 'wechat-simulator';

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
import { expectBound, expectProblem, expectUser, insist } from '../backend/expect';
import type { Kit } from '../kit';
import { pictureForm, png } from '../pictures/pictures';
import type { Rule } from '../rule';
import { hindrance, targetOf } from './wechat/push-target';

const group = 'WeChat messages';
const hourMs = 60 * 60 * 1000;

/** WeChat tells the backend what this person did. */
const tell = (
  kit: Kit,
  event: PrivacyEvent,
  { person: { openid } }: Actor,
  { appid = kit.stage.appid, toldAt = new Date(), revokeInfo, ...rest }: Told = {},
): Promise<PushAnswer> => {
  const message = {
    ...privacyMessage(event, { appid, openid }),
    ...(revokeInfo === undefined ? {} : { RevokeInfo: String(revokeInfo) }),
    CreateTime: Math.floor(toldAt.getTime() / 1000),
  };
  return pushMessage(targetOf(kit), { appid, message }, rest.forgery);
};

interface Told {
  readonly revokeInfo?: number | string;
  readonly appid?: string;
  readonly forgery?: PushForgery;
  /** When WeChat made the message. @default now */
  readonly toldAt?: Date;
}

function expectTaken({ status, text }: PushAnswer, what: string): void {
  insist(
    status === 200 && ['success', ''].includes(text.trim()),
    `The message ${what} was answered ${status} ${text.slice(0, 80)}, not 200 success; WeChat takes that for a failure.`,
  );
}

/** A person with everything that can be taken back. */
async function completePerson(kit: Kit): Promise<Actor> {
  const actor = await signInWithPhone(kit);
  const { token } = actor;
  const form = pictureForm(png);
  await kit.backend.send('PUT', '/user', { token, json: { nickname: '小满' } });
  await kit.backend.send('POST', '/user/avatar', { token, form });
  const user = await readUser(kit, actor);
  const { nickname, avatarUrl, phone } = user;
  insist(
    nickname !== null && avatarUrl !== null && phone !== null,
    'The person could not be given a nickname, a picture and a number to begin with.',
  );
  return { ...actor, user };
}

/** Message push in safe mode with JSON, and the events that oblige a backend to forget. */
export const pushRules: readonly Rule[] = [
  {
    id: 'push-address-proven',
    group,
    title: 'The address echoes echostr to WeChat’s signature and to no other',
    hindrance,
    check: async (kit) => {
      const echostr = randomBytes(8).toString('hex');
      const right = await verifyPushTarget(targetOf(kit), echostr);
      insist(
        right.status === 200 && right.text === echostr,
        `The check of the address was answered ${right.status} ${right.text.slice(0, 80)}, not echostr as it is.`,
      );
      const forged = await verifyPushTarget(targetOf(kit), echostr, { signature: '0'.repeat(40) });
      insist(!forged.text.includes(echostr), 'echostr came back although the signature was wrong.');
    },
  },
  {
    id: 'push-forgery-ignored',
    group,
    title: 'A message with a wrong msg_signature, or for another appid, changes nothing',
    hindrance,
    check: async (kit) => {
      const actor = await signInWithPhone(kit);
      const forgeries = [
        { what: 'a wrong msg_signature', forgery: { signature: '0'.repeat(40) } },
        { what: 'another appid inside', appid: 'wxffffffffffffffff' },
      ];
      for (const { what, ...rest } of forgeries) {
        await tell(kit, 'user_authorization_revoke', actor, { revokeInfo: 8, ...rest });
        const { phone } = await readUser(kit, actor);
        insist(phone !== null, `A message with ${what} made the backend forget a number.`);
      }
    },
  },
  {
    id: 'push-number-revoked',
    group,
    title: 'A withdrawn number (user_authorization_revoke, 8) is forgotten, and nothing else',
    hindrance,
    check: async (kit) => {
      const actor = await completePerson(kit);
      const answer = await tell(kit, 'user_authorization_revoke', actor, { revokeInfo: 8 });
      expectTaken(answer, 'that the number is withdrawn');
      const { phone, nickname } = await readUser(kit, actor);
      insist(phone === null, 'The number is still there after the person withdrew it.');
      insist(nickname !== null, 'The nickname went with the number.');
    },
  },
  {
    id: 'push-revoked-code-worthless',
    group,
    section: 'A number that was taken back',
    title: 'After the number was withdrawn at WeChat its code brings it back under no key',
    hindrance,
    check: async (kit) => {
      const actor = await signIn(kit);
      const [proof, key] = [codeProof((await actor.person.tap()).code), newKey()];
      expectBound(await bind(kit, actor, proof, { key }), 'to a fresh phone code');
      const told = await tell(kit, 'user_authorization_revoke', actor, { revokeInfo: 8 });
      expectTaken(told, 'that the number is withdrawn');
      for (const options of [{}, { key }]) {
        const again = await bind(kit, actor, proof, options);
        const under = 'key' in options ? 'its own key' : 'a new key';
        expectProblem(
          again,
          ['phone-code-invalid', 'idempotency-key-reused'],
          `to the code of a number that was withdrawn, under ${under}`,
        );
      }
      const { phone } = await readUser(kit, actor);
      insist(phone === null, 'An old code brought the number back that the person withdrew.');
    },
  },
  {
    id: 'push-stale-ignored',
    group,
    title: 'A message from before the newest consent (CreateTime), sent again, takes nothing away',
    hindrance,
    check: async (kit) => {
      const actor = await completePerson(kit);
      const toldAt = new Date(Date.now() - hourMs);
      for (const revokeInfo of [8, 6, 19, 20]) {
        const told = await tell(kit, 'user_authorization_revoke', actor, { revokeInfo, toldAt });
        expectTaken(told, 'an hour old');
      }
      const { phone, nickname, avatarUrl } = await readUser(kit, actor);
      insist(
        phone !== null && nickname !== null && avatarUrl !== null,
        `A withdrawal an hour old, sent again, took away what the person gave since: ${JSON.stringify({ phone, nickname, avatarUrl })} is left.`,
      );
      for (const event of ['user_info_modified', 'user_authorization_cancellation'] as const) {
        expectTaken(await tell(kit, event, actor, { toldAt }), `${event}, an hour old`);
      }
      const user = JSON.stringify(await readUser(kit, actor));
      insist(
        user === JSON.stringify(actor.user),
        `News an hour old, that WeChat cleared a profile and that an account was closed, left ${user}.`,
      );
    },
  },
  {
    id: 'push-profile-revoked',
    group,
    title:
      'Withdrawn or cleared nicknames and pictures (6, 19, 20, user_info_modified) are forgotten',
    hindrance,
    check: async (kit) => {
      const cases = [
        { event: 'user_authorization_revoke', revokeInfo: 6, gone: ['nickname', 'avatarUrl'] },
        { event: 'user_authorization_revoke', revokeInfo: 19, gone: ['nickname'] },
        { event: 'user_authorization_revoke', revokeInfo: 20, gone: ['avatarUrl'] },
        {
          event: 'user_authorization_revoke',
          revokeInfo: '19,20',
          gone: ['nickname', 'avatarUrl'],
        },
        { event: 'user_info_modified', gone: ['nickname', 'avatarUrl'] },
      ] as const;
      for (const { event, gone, ...rest } of cases) {
        const actor = await completePerson(kit);
        expectTaken(await tell(kit, event, actor, rest), `${event} ${JSON.stringify(rest)}`);
        const user = await readUser(kit, actor);
        const kept = gone.filter((field) => user[field] !== null);
        insist(
          kept.length === 0,
          `After ${event} ${JSON.stringify(rest)} the person still has ${kept.join(' and ')}.`,
        );
        insist(user.phone !== null, `${event} ${JSON.stringify(rest)} took the number as well.`);
        if (!gone.some((field) => field === 'avatarUrl')) continue;
        const picture = await kit.backend.get(actor.user.avatarUrl ?? '');
        expectProblem(picture, ['not-found'], `where the picture was, after ${event}`);
      }
    },
  },
  {
    id: 'push-person-gone',
    group,
    title: 'Whoever closed their WeChat account (user_authorization_cancellation) is deleted',
    hindrance,
    check: async (kit) => {
      const actor = await signInWithPhone(kit);
      const first = await tell(kit, 'user_authorization_cancellation', actor);
      expectTaken(first, 'that the account is closed');
      const { token } = actor;
      const answer = await kit.backend.send('GET', '/user', { token });
      expectProblem(answer, ['session-invalid'], 'after the WeChat account was closed');
      const { phone } = (await signInAs(kit, actor.person)).user;
      insist(phone === null, 'Whoever closed their WeChat account came back with their number.');
      await kit.backend.send('DELETE', '/user', {
        token: (await signInAs(kit, actor.person)).token,
      });
      const again = await tell(kit, 'user_authorization_cancellation', actor);
      expectTaken(again, 'about somebody who is gone already');
    },
  },
  {
    id: 'push-quota-told',
    group,
    title: 'A pack that runs low, and events nobody knows, are taken and harm nobody',
    hindrance,
    check: async (kit) => {
      const { appid } = kit.stage;
      const actor = await signInWithPhone(kit);
      const alert = quotaMessage({ appid, spuId: 10000077, total: 1000, used: 800 });
      const unknown = { MsgType: 'event', Event: 'debug_demo', debug_str: 'hello world' };
      for (const [what, message] of [
        ['charge_mp_service_quota_notify', alert],
        ['debug_demo', unknown],
      ] as const) {
        expectTaken(await pushMessage(targetOf(kit), { appid, message }), what);
      }
      const { token } = actor;
      expectUser(await kit.backend.send('GET', '/user', { token }), 'after two events');
    },
  },
];
