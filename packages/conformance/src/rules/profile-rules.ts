import type { ServerFault } from 'wechat-simulator';

import type { Actor } from '../backend/actions';
import { readUser, signIn } from '../backend/actions';
import type { ProblemCode } from '../backend/expect';
import { expectProblem, expectUser, insist } from '../backend/expect';
import type { Kit } from '../kit';
import type { Rule } from '../rule';

const group = 'Profile';

const anyTrouble: readonly ProblemCode[] = [
  ...(['wechat-busy', 'wechat-unavailable', 'wechat-misconfigured', 'nickname-rejected'] as const),
];
const gatewayPage: ServerFault = {
  ...{ kind: 'http', status: 502, contentType: 'text/html', body: '<h1>502 Bad Gateway</h1>' },
};
/** More than any backend tries by itself before it responds. */
const often = 20;

const saveNickname = (kit: Kit, { token }: Actor, nickname: unknown, extras: object = {}) =>
  kit.backend.send('PUT', '/user', { token, json: { nickname, ...extras } });

/** Sent as it is: JSON.stringify would write half a pair as an escape too, but nobody should have to know. */
const saveText = (kit: Kit, { token }: Actor, text: string) =>
  kit.backend.send('PUT', '/user', { token, text });

/** Texts that a database or a careless function changes, or refuses. */
const kept: readonly (readonly [string, string])[] = [
  ['32 emoji of two units each', '🌾'.repeat(32)],
  ['64 emoji, which are 64 characters', '🌾'.repeat(64)],
  ['64 Chinese characters', '满'.repeat(64)],
  ['two spaces between its words', '小  满'],
  ['a heart that is drawn in colour', '❤️ 👍🏽'],
  ['Arabic', 'فاطمة'],
  ['Hebrew with numbers', 'נועה 7'],
  ['Persian, with a joiner that keeps letters apart', 'می\u200cخواهم'],
  ['Hindi', 'क्षितिज'],
  ['a rare Chinese character', '𠮷田'],
  ['a letter and its accent as two characters', 'Cafe\u0301 Zoe\u0308'],
  ['full-width letters', 'Ｍｅｉ①'],
  ['a family of joined emoji', '👩‍👩‍👧‍👦 家'],
  ['signs that HTML and SQL know', `O'Neil <b>&amp; "小满" \\ %s`],
];

/** As JSON: what is no text, or shows nothing, or turns the text around it. */
const noText: readonly (readonly [string, string])[] = [
  ['a NUL', '"小\\u0000满"'],
  ['a line break', '"小\\n满"'],
  ['nothing but characters without width', '"\\u200b\\u200d\\ufeff"'],
  ['a right-to-left override', '"小\\u202e满"'],
  ['half of a surrogate pair', '"小\\ud83c满"'],
  ['an isolate from right to left', '"小\\u2067满"'],
  ['an embedding from right to left', '"小\\u202b满"'],
  ['a line separator', '"小\\u2028满"'],
  ['a control character above 127', '"小\\u0085满"'],
  ['DEL', '"小\\u007f满"'],
  ['nothing but Hangul fillers', '"\\u3164\\uffa0"'],
  ['nothing but blank braille', '"\\u2800"'],
];

/** A review that gives no verdict: what WeChat says, and the problems that say so. */
const noReview: readonly (readonly [string, ServerFault, readonly ProblemCode[]])[] = [
  ['-1', { kind: 'errcode', errcode: -1 }, ['wechat-busy']],
  ['45009', { kind: 'errcode', errcode: 45009 }, ['wechat-misconfigured', 'wechat-busy']],
  ['48001', { kind: 'errcode', errcode: 48001 }, ['wechat-misconfigured']],
  ['61010', { kind: 'errcode', errcode: 61010 }, anyTrouble],
  ['87014', { kind: 'errcode', errcode: 87014 }, ['nickname-rejected', ...anyTrouble]],
  ['99999, which nobody knows', { kind: 'errcode', errcode: 99999 }, anyTrouble],
  ['a gateway’s page', gatewayPage, anyTrouble],
  ['nothing and hangs up', { kind: 'lost-before' }, anyTrouble],
];

/** The nickname. */
export const profileRules: readonly Rule[] = [
  {
    id: 'nickname-saved',
    group,
    title: 'A nickname is saved without the space around it, emoji and all',
    check: async (kit) => {
      const actor = await signIn(kit);
      expectUser(await saveNickname(kit, actor, '  小满 👩‍🌾 '), 'to a nickname');
      const { nickname } = await readUser(kit, actor);
      insist(nickname === '小满 👩‍🌾', `GET /user shows the nickname ${JSON.stringify(nickname)}.`);
      expectUser(await saveNickname(kit, actor, '\u3000小雪\u00a0'), 'to wide spaces around it');
      const wide = (await readUser(kit, actor)).nickname;
      insist(
        wide === '小雪',
        `With wide spaces around it 小雪 is shown as ${JSON.stringify(wide)}.`,
      );
    },
  },
  {
    id: 'nickname-blank',
    group,
    title: 'A nickname of nothing but space, too long or not a text is an invalid-request',
    check: async (kit) => {
      const actor = await signIn(kit);
      const tooLong = ['x'.repeat(65), '🌾'.repeat(65), `${'x'.repeat(64)}  `];
      for (const nickname of ['   ', '', ...tooLong, 7, undefined, null, ['小满'], { a: 1 }]) {
        const answer = await saveNickname(kit, actor, nickname);
        expectProblem(answer, ['invalid-request'], `to the nickname ${JSON.stringify(nickname)}`);
      }
    },
  },
  {
    id: 'nickname-reviewed',
    group,
    section: 'Towards WeChat',
    title: 'A nickname that WeChat’s review refuses is nickname-rejected and not saved',
    check: async (kit) => {
      const actor = await signIn(kit);
      await saveNickname(kit, actor, '小满');
      kit.stage.wechat.review.next('nickname', 'reject');
      const answer = await saveNickname(kit, actor, '不好');
      kit.stage.wechat.review.reset();
      expectProblem(answer, ['nickname-rejected'], 'to a nickname that msg_sec_check calls risky');
      const { nickname } = await readUser(kit, actor);
      insist(nickname === '小满', `GET /user shows the nickname ${JSON.stringify(nickname)}.`);
    },
  },
  {
    id: 'user-not-overwritten',
    group,
    title: 'Fields that are not the person’s to write have no effect',
    check: async (kit) => {
      const actor = await signIn(kit);
      const phone = { masked: '154******00', countryCode: '86' };
      await saveNickname(kit, actor, '小满', { id: 'admin', phone, openid: 'o1' });
      const user = await readUser(kit, actor);
      insist(
        user.id === actor.user.id && user.phone === null,
        `PUT /user wrote ${JSON.stringify({ id: user.id, phone: user.phone })} because the request said so.`,
      );
    },
  },
  {
    id: 'nickname-exact',
    group,
    title: 'A nickname is shown as it was saved: not cut, not composed, not escaped',
    check: async (kit) => {
      const actor = await signIn(kit);
      for (const [what, text] of kept) {
        expectUser(await saveNickname(kit, actor, text), `to a nickname of ${what}`);
        const { nickname } = await readUser(kit, actor);
        insist(
          nickname === text,
          `A nickname of ${what}, ${JSON.stringify(text)}, is shown as ${JSON.stringify(nickname)}.`,
        );
      }
    },
  },
  {
    id: 'nickname-is-text',
    group,
    title: 'A nickname that is no text (NUL, line breaks, overrides, nothing to see) is refused',
    check: async (kit) => {
      const actor = await signIn(kit);
      for (const [what, json] of noText) {
        const answer = await saveText(kit, actor, `{"nickname":${json}}`);
        const codes = ['invalid-request', 'nickname-rejected'] as const;
        expectProblem(answer, codes, `to a nickname with ${what}`);
        const { nickname } = await readUser(kit, actor);
        insist(nickname === null, `A nickname with ${what} was refused and saved all the same.`);
      }
    },
  },
  {
    id: 'review-decides',
    group,
    section: 'Towards WeChat',
    title: 'Without "pass" from WeChat’s review no nickname is saved, whatever it answers instead',
    check: async (kit) => {
      const actor = await signIn(kit);
      for (const [what, fault, codes] of noReview) {
        for (let times = 0; times < often; times += 1) {
          kit.stage.wechat.faults.failNextCall('msg_sec_check', fault);
        }
        const answer = await saveNickname(kit, actor, '小满');
        kit.stage.calm();
        expectProblem(answer, codes, `to a nickname while msg_sec_check answers ${what}`);
        const { nickname } = await readUser(kit, actor);
        insist(nickname === null, `A nickname was saved while msg_sec_check answered ${what}.`);
      }
    },
  },
  {
    id: 'review-unsure',
    group,
    section: 'Towards WeChat',
    title: 'A nickname that WeChat wants a person to look at ("review") is nickname-rejected',
    check: async (kit) => {
      const actor = await signIn(kit);
      const body = JSON.stringify({
        ...{ errcode: 0, errmsg: 'ok', trace_id: 'kit', detail: [] },
        result: { suggest: 'review', label: 20001 },
      });
      kit.stage.wechat.faults.failNextCall('msg_sec_check', {
        ...{ kind: 'http', status: 200, contentType: 'application/json', body },
      });
      const answer = await saveNickname(kit, actor, '小满');
      expectProblem(answer, ['nickname-rejected'], 'to a nickname that is called "review"');
    },
  },
];
