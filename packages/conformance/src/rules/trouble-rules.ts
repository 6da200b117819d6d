import type { ServerFault } from 'wechat-simulator';

import type { Actor } from '../backend/actions';
import { bind, codeProof, inventedCode, newKey, sendLogin, signIn } from '../backend/actions';
import type { ProblemCode } from '../backend/expect';
import {
  describeAnswer,
  expectBound,
  expectProblem,
  expectSession,
  insist,
} from '../backend/expect';
import type { Kit } from '../kit';
import type { Rule } from '../rule';
import { Violation } from '../violation';
import { during, often } from '../wechat/during';

const group = 'WeChat in trouble';

/** The trouble is told as one that passes, and the same request succeeds once it has. */
async function passes(kit: Kit, fault: ServerFault, codes: readonly ProblemCode[], what: string) {
  const actor = await signIn(kit);
  const { code } = await actor.person.tap();
  const send = () => bind(kit, actor, codeProof(code), { key });
  const key = newKey();
  expectProblem(await during(kit.stage, 'getuserphonenumber', fault, send), codes, what);
  expectBound(await send(), `to the same request again, after WeChat had recovered`);
}

const gatewayPage: ServerFault = {
  kind: 'http',
  status: 502,
  contentType: 'text/html',
  body: '<html><h1>502 Bad Gateway</h1></html>',
};

const noAnswer: readonly ProblemCode[] = ['wechat-unavailable', 'wechat-busy'];

/** What a passing failure of WeChat means for the client, and what it must not cost. */
export const troubleRules: readonly Rule[] = [
  {
    id: 'wechat-busy',
    group,
    title: 'WeChat is busy (-1): wechat-busy, and the same request succeeds later',
    check: (kit) =>
      passes(
        kit,
        { kind: 'errcode', errcode: -1 },
        ['wechat-busy'],
        'while WeChat answers -1 (the code is not spent)',
      ),
  },
  {
    id: 'wechat-minute-limit',
    group,
    title: 'WeChat’s limit per minute (45011): wechat-busy with Retry-After',
    check: async (kit) => {
      const actor = await signIn(kit);
      const { code } = await actor.person.tap();
      const answer = await during(
        kit.stage,
        'getuserphonenumber',
        { kind: 'errcode', errcode: 45011 },
        () => bind(kit, actor, codeProof(code)),
      );
      const problem = expectProblem(answer, ['wechat-busy'], 'while WeChat answers 45011');
      insist(
        answer.headers.has('retry-after') && problem.retryAfterSeconds !== undefined,
        'wechat-busy came without Retry-After and retryAfterSeconds although the limit ends with the minute.',
      );
    },
  },
  {
    id: 'wechat-gateway-page',
    group,
    title:
      'WeChat answers a gateway’s page: wechat-unavailable, and the same request succeeds later',
    check: (kit) => passes(kit, gatewayPage, noAnswer, 'while WeChat answers a 502 page'),
  },
  {
    id: 'wechat-drops',
    group,
    title: 'WeChat drops the connection: wechat-unavailable, and the same request succeeds later',
    check: (kit) =>
      passes(kit, { kind: 'lost-before' }, noAnswer, 'while WeChat drops every connection'),
  },
  {
    id: 'wechat-answer-lost',
    group,
    title: 'WeChat’s answer gets lost: nothing worse than phone-code-invalid in the end',
    check: async (kit) => {
      const actor = await signIn(kit);
      const { code } = await actor.person.tap();
      const key = newKey();
      kit.stage.wechat.faults.failNextCall('getuserphonenumber', { kind: 'lost-after' });
      const first = await bind(kit, actor, codeProof(code), { key });
      expectProblem(first, [...noAnswer, 'phone-code-invalid'], 'after WeChat’s answer was lost');
      const again = await bind(kit, actor, codeProof(code), { key });
      expectProblem(again, ['phone-code-invalid'], 'to a code whose answer was lost before');
    },
  },
  {
    id: 'wechat-silent',
    group,
    slow: true,
    title:
      'WeChat says nothing at all: the client is answered, and the same request succeeds later',
    check: (kit) => passes(kit, { kind: 'silence' }, noAnswer, 'while WeChat says nothing'),
  },
  {
    id: 'wechat-misconfigured',
    group,
    title:
      'WeChat refuses the backend itself (48001): wechat-misconfigured, and the code stays good',
    check: (kit) =>
      passes(
        kit,
        { kind: 'errcode', errcode: 48001 },
        ['wechat-misconfigured'],
        'while WeChat answers 48001 (your settings, not the person’s code)',
      ),
  },
  {
    id: 'login-wechat-busy',
    group,
    title: 'WeChat is busy at a login: wechat-busy, and the login code is good later',
    check: async (kit) => {
      const code = await kit.people.create().loginCode();
      const busy: ServerFault = { kind: 'errcode', errcode: -1 };
      const answer = await during(kit.stage, 'jscode2session', busy, () => sendLogin(kit, code));
      expectProblem(answer, ['wechat-busy'], 'to a login while WeChat answers -1');
      expectSession(
        await sendLogin(kit, code),
        'to the same login code, after WeChat had recovered',
      );
    },
  },
  {
    id: 'login-wechat-silent',
    group,
    slow: true,
    title: 'WeChat says nothing at a login: wechat-unavailable, and the login code is good later',
    check: async (kit) => {
      const code = await kit.people.create().loginCode();
      const silent: ServerFault = { kind: 'silence' };
      const answer = await during(kit.stage, 'jscode2session', silent, () => sendLogin(kit, code));
      expectProblem(answer, noAnswer, 'to a login while WeChat says nothing');
      expectSession(
        await sendLogin(kit, code),
        'to the same login code, after WeChat had recovered',
      );
    },
  },
  {
    id: 'token-voided',
    group,
    title: 'A voided access token (40001) is renewed once for all callers, who notice nothing',
    check: async (kit) => {
      const actors: Actor[] = [];
      for (let count = 0; count < 5; count += 1) actors.push(await signIn(kit));
      const codes = await Promise.all(actors.map(({ person }) => person.tap()));
      kit.stage.wechat.accessTokens.revoke(kit.stage.appid);
      kit.stage.upstream.forget();
      const answers = await Promise.all(
        actors.map((actor, at) => bind(kit, actor, codeProof(codes[at]?.code ?? ''))),
      );
      for (const answer of answers) expectBound(answer, 'after WeChat had voided the access token');
      const calls = kit.stage.upstream.tokenCalls();
      insist(
        calls <= 2,
        `Five callers who met a voided access token asked for a new one ${calls} times: one place must hold it.`,
      );
    },
  },
  {
    id: 'token-refused',
    group,
    title: 'WeChat refuses the secret (40125): wechat-misconfigured, and the code stays good',
    check: async (kit) => {
      const actor = await signIn(kit);
      const { code } = await actor.person.tap();
      const key = newKey();
      kit.stage.wechat.accessTokens.revoke(kit.stage.appid);
      for (let times = 0; times < often; times += 1) {
        kit.stage.wechat.faults.failNextCall('stable_token', { kind: 'errcode', errcode: 40125 });
      }
      const refused = await bind(kit, actor, codeProof(code), { key });
      kit.stage.calm();
      expectProblem(
        refused,
        ['wechat-misconfigured'],
        'while WeChat answers 40125 to stable_token',
      );
      const again = await bind(kit, actor, codeProof(code), { key });
      expectBound(again, 'to the same request, after the secret was right again');
    },
  },
  {
    id: 'token-expired',
    group,
    title: 'An expired access token (42001) is renewed, and the caller notices nothing',
    check: async (kit) => {
      const actor = await signIn(kit);
      // A token is held from here on, whatever came before.
      await bind(kit, actor, codeProof(inventedCode()));
      const answer = await kit.stage.later(7201 * 1000, async () =>
        bind(kit, actor, codeProof((await actor.person.tap()).code)),
      );
      expectBound(answer, 'after the access token had expired');
    },
  },
  {
    id: 'wechat-speaks-otherwise',
    group,
    title: 'Fields that WeChat adds and a countryCode written as a number do no harm',
    check: async (kit) => {
      const actor = await signIn(kit);
      const { code } = await actor.person.tap();
      const { purePhoneNumber } = actor.person.number;
      const watermark = { timestamp: Math.floor(Date.now() / 1000), appid: kit.stage.appid };
      const info = { phoneNumber: purePhoneNumber, purePhoneNumber, countryCode: 86, watermark };
      const body = JSON.stringify({
        ...{ errcode: 0, errmsg: 'ok', brandNew: { field: [1] } },
        phone_info: { ...info, alsoNew: true },
      });
      kit.stage.wechat.faults.failNextCall('getuserphonenumber', {
        ...{ kind: 'http', status: 200, contentType: 'application/json', body },
      });
      const answer = await bind(kit, actor, codeProof(code));
      const { user } = expectBound(answer, 'to an older form of WeChat’s answer');
      insist(
        user.phone?.countryCode === '86',
        `${describeAnswer(answer)}: countryCode must be the text "86".`,
      );
    },
  },
  {
    id: 'invented-codes-limited',
    group,
    title: 'One person cannot flood WeChat with invented codes, and others do not suffer',
    check: async (kit) => {
      const flooder = await signIn(kit);
      for (let tries = 0; tries < 60; tries += 1) {
        const answer = await bind(kit, flooder, codeProof(inventedCode()));
        const { code: verdict } = expectProblem(
          answer,
          ['phone-code-invalid', 'rate-limited'],
          `to invented code ${tries + 1} of one person`,
        );
        if (verdict === 'phone-code-invalid') continue;
        const other = await signIn(kit);
        const { code } = await other.person.tap();
        const unharmed = await bind(kit, other, codeProof(code));
        expectBound(unharmed, 'to one person while another was limited');
        return;
      }
      throw new Violation(
        'Sixty invented codes of one person in a row all went to WeChat: they use up your calls per minute.',
      );
    },
  },
];
