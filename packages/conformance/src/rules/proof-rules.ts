import { randomBytes } from 'node:crypto';

import { encryptPayload, phonePayload } from 'wechat-simulator';

import type { Actor } from '../backend/actions';
import { bind, signIn, signInAs } from '../backend/actions';
import { expectBound, expectProblem, insist } from '../backend/expect';
import type { Kit } from '../kit';
import type { Rule } from '../rule';

const group = 'Other proofs';
const codeLifeMs = 5 * 60 * 1000 + 1000;

const encrypted = (payload: { readonly encryptedData: string; readonly iv: string }): object => ({
  kind: 'encrypted',
  ...payload,
});

/** A payload that only WeChat could have made, but for another program or at another time. */
function forged(kit: Kit, { person }: Actor, appid: string, at: number): object {
  const key = kit.stage.wechat.sessionKeys.current(person.openid) ?? '';
  return encrypted(encryptPayload(phonePayload(appid, person.number, at), key, randomBytes(16)));
}

/** Legacy payloads and cloudIDs. */
export const proofRules: readonly Rule[] = [
  {
    id: 'payload-binds',
    group,
    title: 'The encrypted payload of an old client binds the number',
    check: async (kit) => {
      const actor = await signIn(kit);
      const answer = await bind(kit, actor, encrypted(await actor.person.oldTap()));
      const { user } = expectBound(answer, 'to the encrypted payload of an old client');
      insist(user.phone !== null, 'The answer shows no number although the payload was taken.');
    },
  },
  {
    id: 'payload-stale',
    group,
    title: 'A payload under a newer session key is wechat-session-stale; after a login it binds',
    check: async (kit) => {
      const actor = await signIn(kit);
      // The program logged in again and did not tell its backend.
      await actor.person.loginCode();
      const stale = await bind(kit, actor, encrypted(await actor.person.oldTap()));
      expectProblem(stale, ['wechat-session-stale'], 'to a payload under another session key');
      const again = await signInAs(kit, actor.person);
      const answer = await bind(kit, again, encrypted(await again.person.oldTap()));
      expectBound(answer, 'to a payload after the person had signed in again');
    },
  },
  {
    id: 'payload-garbage',
    group,
    title: 'A payload that cannot be opened is wechat-session-stale',
    check: async (kit) => {
      const actor = await signIn(kit);
      const iv = randomBytes(16).toString('base64');
      const encryptedData = randomBytes(64).toString('base64');
      const answer = await bind(kit, actor, encrypted({ encryptedData, iv }));
      expectProblem(answer, ['wechat-session-stale'], 'to a payload of random bytes');
    },
  },
  {
    id: 'payload-of-another-program',
    group,
    title: 'A payload whose watermark names another appid is an invalid-request',
    check: async (kit) => {
      const actor = await signIn(kit);
      const answer = await bind(kit, actor, forged(kit, actor, 'wxffffffffffffffff', Date.now()));
      expectProblem(
        answer,
        ['invalid-request'],
        'to a payload with another appid in its watermark',
      );
    },
  },
  {
    id: 'payload-of-another-person',
    group,
    title: 'Somebody else’s payload binds nothing: it opens under their session_key only',
    check: async (kit) => {
      const owner = await signIn(kit);
      const thief = await signIn(kit);
      const payload = encrypted(await owner.person.oldTap());
      for (const extras of [{}, { resolution: 'move' }]) {
        const answer = await bind(kit, thief, { ...payload, ...extras });
        expectProblem(
          answer,
          ['wechat-session-stale', 'phone-code-invalid'],
          'to the payload of somebody else',
        );
      }
      expectBound(await bind(kit, owner, payload), 'to a payload that somebody else had tried');
    },
  },
  {
    id: 'payload-too-old',
    group,
    title: 'A payload older than five minutes is refused as phone-code-invalid',
    check: async (kit) => {
      const actor = await signIn(kit);
      const { appid } = kit.stage;
      const answer = await bind(kit, actor, forged(kit, actor, appid, Date.now() - codeLifeMs));
      expectProblem(answer, ['phone-code-invalid'], 'to a payload that is six minutes old');
    },
  },
  {
    id: 'cloud-id-binds',
    group,
    title: 'A cloudID binds the number',
    check: async (kit) => {
      const actor = await signIn(kit);
      const { cloudId } = await actor.person.tap();
      const answer = await bind(kit, actor, { kind: 'cloudId', cloudId });
      const { user } = expectBound(answer, 'to a fresh cloudID');
      insist(user.phone !== null, 'The answer shows no number although the cloudID was taken.');
    },
  },
  {
    id: 'cloud-id-refused',
    group,
    title: 'A cloudID that is too old, or somebody else’s, is refused as phone-code-invalid',
    check: async (kit) => {
      const actor = await signIn(kit);
      const old = await actor.person.tap();
      const answer = await kit.stage.later(codeLifeMs, () =>
        bind(kit, actor, { kind: 'cloudId', cloudId: old.cloudId }),
      );
      expectProblem(answer, ['phone-code-invalid'], 'to a cloudID that is too old');
      const thief = await signIn(kit);
      const { cloudId } = await actor.person.tap();
      const stolen = await bind(kit, thief, { kind: 'cloudId', cloudId });
      expectProblem(stolen, ['phone-code-invalid'], 'to the cloudID of somebody else');
    },
  },
  {
    id: 'proof-unknown',
    group,
    title: 'A proof outside the contract is an invalid-request',
    check: async (kit) => {
      const actor = await signIn(kit);
      const proofs = [
        { kind: 'trust-me', number: '15400000000' },
        { kind: 'code', component: 'quick' },
        { kind: 'code', component: 'slow', code: 'x'.repeat(64) },
        { kind: 'sms', countryCode: '+86', number: '15400000000', smsCode: '123456' },
        {},
      ];
      for (const proof of proofs) {
        const answer = await bind(kit, actor, proof);
        expectProblem(answer, ['invalid-request'], `to the proof ${JSON.stringify(proof)}`);
      }
    },
  },
];
