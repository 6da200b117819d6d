import type { ServerFault } from 'wechat-simulator';

import type { Actor } from '../../backend/actions';
import { bind, codeProof, newKey, readUser, sendLogin, signIn } from '../../backend/actions';
import type { ProblemCode } from '../../backend/expect';
import { expectBound, expectProblem, expectSession, insist } from '../../backend/expect';
import type { Kit } from '../../kit';
import type { Rule } from '../../rule';
import { during, saying } from '../../wechat/during';

const group = 'WeChat in trouble';

const noAnswer: readonly ProblemCode[] = ['wechat-unavailable', 'wechat-busy'];

/** What comes with HTTP 200 and is no answer of WeChat's: no verdict, and no reason to fall over. */
const odd: readonly (readonly [string, ServerFault])[] = [
  ['a web page with the status 200', saying('<h1>Sign in</h1>', { contentType: 'text/html' })],
  ['JSON that ends in the middle', saying('{"errcode":0,"phone_in')],
  ['null', saying('null')],
  ['an array', saying('[]')],
  ['an empty object', saying('{}')],
  ['errcode 0 and nothing else', saying('{"errcode":0,"errmsg":"ok"}')],
  ['nothing at all', saying('')],
];

/** The backend's own settings; the person's code is not spent. */
const ownSettings = [40013, 40164, 50007, 45009] as const;

/** Sends one code while WeChat has a trouble and once more when it has none any more. */
async function survives(
  kit: Kit,
  actor: Actor,
  fault: ServerFault,
  codes: readonly ProblemCode[],
  what: string,
): Promise<void> {
  const [proof, key] = [codeProof((await actor.person.tap()).code), newKey()];
  const send = () => bind(kit, actor, proof, { key });
  const first = await during(kit.stage, 'getuserphonenumber', fault, send);
  expectProblem(first, codes, `while getuserphonenumber answers ${what}`);
  expectBound(await send(), `to the same request after getuserphonenumber had answered ${what}`);
}

/** Answers of WeChat that are rare, and those that are not WeChat's at all. */
export const oddAnswerRules: readonly Rule[] = [
  {
    id: 'wechat-odd-answers',
    group,
    title: 'What is no answer of WeChat’s is wechat-unavailable, and the code stays good',
    check: async (kit) => {
      const actor = await signIn(kit);
      for (const [what, fault] of odd) await survives(kit, actor, fault, noAnswer, what);
    },
  },
  {
    id: 'login-odd-answers',
    group,
    title: 'What is no answer of WeChat’s to a login is wechat-unavailable; the code stays good',
    check: async (kit) => {
      const code = await kit.people.create().loginCode();
      for (const [what, fault] of odd) {
        const answer = await during(kit.stage, 'jscode2session', fault, () => sendLogin(kit, code));
        expectProblem(answer, noAnswer, `while jscode2session answers ${what}`);
      }
      expectSession(await sendLogin(kit, code), 'to the same login code afterwards');
    },
  },
  {
    id: 'token-odd-answers',
    group,
    title: 'What is no access token is wechat-unavailable, and the code stays good',
    check: async (kit) => {
      const actor = await signIn(kit);
      for (const [what, fault] of odd) {
        const [proof, key] = [codeProof((await actor.person.tap()).code), newKey()];
        const send = () => bind(kit, actor, proof, { key });
        kit.stage.wechat.accessTokens.revoke(kit.stage.appid);
        const first = await during(kit.stage, 'stable_token', fault, send);
        expectProblem(first, noAnswer, `while stable_token answers ${what}`);
        expectBound(await send(), `to the same request after stable_token had answered ${what}`);
      }
    },
  },
  {
    id: 'wechat-other-errcodes',
    group,
    title: 'An errcode about your settings is wechat-misconfigured, no unknown one spends the code',
    check: async (kit) => {
      const actor = await signIn(kit);
      for (const errcode of ownSettings) {
        const fault: ServerFault = { kind: 'errcode', errcode };
        await survives(kit, actor, fault, ['wechat-misconfigured'], String(errcode));
      }
      const unknown: ServerFault = { kind: 'errcode', errcode: 99999 };
      const codes = [...noAnswer, 'wechat-misconfigured'] as const;
      await survives(kit, actor, unknown, codes, '99999, which nobody knows');
    },
  },
  {
    id: 'login-other-errcodes',
    group,
    title: 'At a login too, only 40029 and 40163 are about the code',
    check: async (kit) => {
      const code = await kit.people.create().loginCode();
      for (const [errcode, codes] of [
        [45011, ['wechat-busy']],
        [40013, ['wechat-misconfigured']],
        [40125, ['wechat-misconfigured']],
        [45009, ['wechat-misconfigured']],
        [99999, [...noAnswer, 'wechat-misconfigured']],
      ] as const) {
        const fault: ServerFault = { kind: 'errcode', errcode };
        const answer = await during(kit.stage, 'jscode2session', fault, () => sendLogin(kit, code));
        expectProblem(answer, codes, `to a login while WeChat answers ${errcode}`);
      }
      expectSession(await sendLogin(kit, code), 'to the same login code afterwards');
    },
  },
  {
    id: 'wechat-says-text-plain',
    group,
    title: 'WeChat’s JSON is read whatever it is called: jscode2session says text/plain',
    check: async (kit) => {
      const { openid } = kit.people.create();
      const body = JSON.stringify({ openid, session_key: 'AAAAAAAAAAAAAAAAAAAAAA==' });
      kit.stage.wechat.faults.failNextCall(
        'jscode2session',
        saying(body, { contentType: 'text/plain' }),
      );
      const answer = await sendLogin(kit, newKey());
      expectSession(answer, 'to a login that WeChat answered as text/plain');
    },
  },
  {
    id: 'review-without-verdict',
    group: 'Profile',
    section: 'Towards WeChat',
    title: 'A review that says errcode 0 and no verdict saves no nickname',
    check: async (kit) => {
      const actor = await signIn(kit);
      const { token } = actor;
      const json = { nickname: '小满' };
      for (const body of ['{"errcode":0,"errmsg":"ok"}', '{"errcode":0,"result":{}}']) {
        const answer = await during(kit.stage, 'msg_sec_check', saying(body), () =>
          kit.backend.send('PUT', '/user', { token, json }),
        );
        const codes = [...noAnswer, 'wechat-misconfigured', 'nickname-rejected'] as const;
        expectProblem(answer, codes, `while msg_sec_check answers ${body}`);
        const { nickname } = await readUser(kit, actor);
        insist(nickname === null, `A nickname was saved while msg_sec_check answered ${body}.`);
      }
    },
  },
  {
    id: 'review-asked-rightly',
    group: 'Profile',
    section: 'Towards WeChat',
    title: 'WeChat reviews the very nickname, for the very person (scene 1), every time',
    check: async (kit) => {
      const people = [await signIn(kit), await signIn(kit)] as const;
      const json = { nickname: `Łucja 小满 ${newKey().slice(0, 6)}` };
      for (const { token, person } of people) {
        await kit.backend.send('PUT', '/user', { token, json });
        const asked = kit.stage.upstream.reviews().at(-1);
        insist(
          asked?.openid === person.openid && asked.content === json.nickname && asked.scene === 1,
          `For the nickname ${json.nickname} of ${person.openid} msg_sec_check was last asked ${JSON.stringify(asked ?? 'nothing')}.`,
        );
      }
    },
  },
];
