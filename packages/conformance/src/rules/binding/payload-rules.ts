import { randomBytes } from 'node:crypto';

import { encryptPayload, phonePayload } from 'wechat-simulator';

import type { Actor } from '../../backend/actions';
import { bind, signIn, signInAs } from '../../backend/actions';
import type { ProblemCode } from '../../backend/expect';
import { expectBound, expectProblem, insist } from '../../backend/expect';
import type { Kit } from '../../kit';
import type { Rule } from '../../rule';
import { saying } from '../../wechat/during';

const group = 'Other proofs';
const minuteMs = 60_000;

const iv = (): string => randomBytes(16).toString('base64');
const sessionKeyOf = (kit: Kit, { person }: Actor): string =>
  kit.stage.wechat.sessionKeys.current(person.openid) ?? '';

/** A payload of WeChat’s with anything in it. */
const sealed = (content: object, sessionKey: string): object => ({
  kind: 'encrypted',
  // Its type is WeChat's own; what is planted in it is not.
  ...encryptPayload(content as ReturnType<typeof phonePayload>, sessionKey, randomBytes(16)),
});

/** What no client makes of a payload: none of them may be more than refused. */
const malformed = (): readonly (readonly [string, object])[] => [
  ['no base64', { encryptedData: '満'.repeat(32), iv: iv() }],
  ['no whole block', { encryptedData: randomBytes(33).toString('base64'), iv: iv() }],
  [
    'an iv that is no base64',
    { encryptedData: randomBytes(64).toString('base64'), iv: '!'.repeat(24) },
  ],
  ['an iv of 18 bytes', { encryptedData: randomBytes(64).toString('base64'), iv: 'A'.repeat(24) }],
];

/** Payloads and cloudIDs that are rare, and those that are wrong in their form. */
export const payloadRules: readonly Rule[] = [
  {
    id: 'payload-of-four-minutes',
    group,
    title: 'A payload that is four minutes old still binds: it lives as long as a code',
    check: async (kit) => {
      const actor = await signIn(kit);
      const payload = phonePayload(kit.stage.appid, actor.person.number, Date.now() - 4 * minuteMs);
      const answer = await bind(kit, actor, sealed(payload, sessionKeyOf(kit, actor)));
      // The phone was never bound before, so that nothing older than the payload was taken back.
      expectBound(answer, 'to a payload that is four minutes old');
    },
  },
  {
    id: 'payload-malformed',
    group,
    title: 'A payload of the wrong form is refused, whatever is wrong with it',
    check: async (kit) => {
      const actor = await signIn(kit);
      const refusals: readonly ProblemCode[] = ['wechat-session-stale', 'invalid-request'];
      for (const [what, payload] of malformed()) {
        const answer = await bind(kit, actor, { kind: 'encrypted', ...payload });
        expectProblem(answer, refusals, `to a payload of ${what}`);
      }
      const whole = phonePayload(kit.stage.appid, actor.person.number, Date.now());
      const key = sessionKeyOf(kit, actor);
      for (const [what, content] of [
        ['no watermark', { ...whole, watermark: undefined }],
        ['no number', { watermark: whole.watermark }],
        ['null', null],
      ] as const) {
        const answer = await bind(kit, actor, sealed(content as unknown as object, key));
        const codes = [...refusals, 'phone-code-invalid', 'wechat-unavailable'] as const;
        expectProblem(answer, codes, `to a payload with ${what} in it`);
      }
    },
  },
  {
    id: 'payload-of-this-session',
    group,
    title: 'A payload opens under the session_key of the session that sends it, and no other',
    check: async (kit) => {
      const first = await signIn(kit);
      const key = sessionKeyOf(kit, first);
      const second = await signInAs(kit, first.person);
      const payload = phonePayload(kit.stage.appid, first.person.number, Date.now());
      insist(key !== sessionKeyOf(kit, second), 'The simulated WeChat kept a session_key.');
      const crossed = await bind(kit, second, sealed(payload, key));
      expectProblem(
        crossed,
        ['wechat-session-stale'],
        'to a payload under the session_key of the person’s other session',
      );
      const answer = await bind(kit, first, sealed(payload, key));
      expectBound(answer, 'to a payload under the session_key of its own session');
    },
  },
  {
    id: 'cloud-id-both-forms',
    group,
    section: 'Towards WeChat',
    title: 'What getopendata opens is read as text and as an object',
    check: async (kit) => {
      for (const asText of [true, false]) {
        const actor = await signIn(kit);
        const { cloudId } = await actor.person.tap();
        const data = phonePayload(kit.stage.appid, actor.person.number, Date.now());
        const opened = { cloudID: cloudId, data };
        const json = asText ? JSON.stringify(opened) : opened;
        const body = { errcode: 0, errmsg: 'ok', data_list: [{ cloud_id: cloudId, json }] };
        kit.stage.wechat.faults.failNextCall('getopendata', saying(JSON.stringify(body)));
        const answer = await bind(kit, actor, { kind: 'cloudId', cloudId });
        expectBound(answer, `to a cloudID whose data came as ${asText ? 'text' : 'an object'}`);
      }
    },
  },
];
