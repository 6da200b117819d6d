import { bind, codeProof, newKey, signIn } from '../../backend/actions';
import { expectBound, expectProblem, expectUser, insist } from '../../backend/expect';
import type { Rule } from '../../rule';
import { often } from '../../wechat/during';

const group = 'WeChat in trouble';

/** Most calls that one request may cost: one, and one repetition with another token. */
const mostCalls = 3;

/** The access token, which every call but a login carries. */
export const accessTokenRules: readonly Rule[] = [
  {
    id: 'token-voided-everywhere',
    group,
    title: 'A voided access token is renewed by reviews and cloudIDs as well as by codes',
    check: async (kit) => {
      const { wechat, appid } = kit.stage;
      const actor = await signIn(kit);
      const { token } = actor;
      const { cloudId } = await actor.person.tap();
      wechat.accessTokens.revoke(appid);
      const json = { nickname: '小满' };
      const saved = await kit.backend.send('PUT', '/user', { token, json });
      expectUser(saved, 'to a nickname after WeChat had voided the access token');
      wechat.accessTokens.revoke(appid);
      const answer = await bind(kit, actor, { kind: 'cloudId', cloudId });
      expectBound(answer, 'to a cloudID after WeChat had voided the access token');
    },
  },
  {
    id: 'token-of-another-kind',
    group,
    title: 'An access token that WeChat calls illegal (40014) is renewed too',
    check: async (kit) => {
      const actor = await signIn(kit);
      const { code } = await actor.person.tap();
      kit.stage.wechat.faults.failNextCall('getuserphonenumber', {
        ...{ kind: 'errcode', errcode: 40014 },
      });
      expectBound(await bind(kit, actor, codeProof(code)), 'to a code after WeChat answered 40014');
    },
  },
  {
    id: 'token-forced',
    group,
    title: 'When stable_token answers the very token that was refused, force_refresh gets another',
    check: async (kit) => {
      const actor = await signIn(kit);
      // A token is held from here on, whatever came before.
      expectBound(await bind(kit, actor, codeProof((await actor.person.tap()).code)), 'to a code');
      const { code } = await actor.person.tap();
      kit.stage.upstream.condemn();
      const answer = await bind(kit, actor, codeProof(code));
      expectBound(
        answer,
        'while WeChat refuses a token that stable_token still gives out (ask once with force_refresh)',
      );
    },
  },
  {
    id: 'token-forced-seldom',
    group,
    title:
      'force_refresh is not asked when stable_token has a new token anyway: 20 are all a day has',
    check: async (kit) => {
      const actor = await signIn(kit);
      const { code } = await actor.person.tap();
      kit.stage.wechat.accessTokens.revoke(kit.stage.appid);
      kit.stage.upstream.forget();
      expectBound(
        await bind(kit, actor, codeProof(code)),
        'after WeChat had voided the access token',
      );
      const forced = kit.stage.upstream.forcedTokenCalls();
      insist(forced === 0, `stable_token was asked ${forced} times with force_refresh.`);
    },
  },
  {
    id: 'token-refused-for-ever',
    group,
    title: 'A call that is refused with a new token too is given up, and the code stays good',
    check: async (kit) => {
      const { faults } = kit.stage.wechat;
      const actor = await signIn(kit);
      const [proof, key] = [codeProof((await actor.person.tap()).code), newKey()];
      for (let times = 0; times < often; times += 1) {
        faults.failNextCall('getuserphonenumber', { kind: 'errcode', errcode: 40001 });
      }
      const answer = await bind(kit, actor, proof, { key });
      let left = 0;
      while (faults.takeCall('getuserphonenumber') !== undefined) left += 1;
      kit.stage.calm();
      insist(
        often - left <= mostCalls,
        `getuserphonenumber, which answered 40001 each time, was called ${often - left} times for one request: repeat the call once.`,
      );
      const codes = ['wechat-misconfigured', 'wechat-unavailable', 'wechat-busy'] as const;
      expectProblem(answer, codes, 'while WeChat answers 40001 to every token');
      expectBound(await bind(kit, actor, proof, { key }), 'to the same request afterwards');
    },
  },
];
