import { setTimeout as delay } from 'node:timers/promises';

import type { ApiCall, ApiRequest, OpenStore } from 'onboarding-backend';
import type { z } from 'zod';

import { startStandIn } from '../../src/stand-in';
import type { BrokenBackend } from './broken-backend';
import { gatewayOf, timeoutMs } from './broken-backend';
import type { Meddler } from './meddling';
import { asking, behind, fieldOf, isOne, problem, withJson } from './meddling';
import { overStore } from './over-store';

const nicknames = ['Profile', 'Every answer'] as const;
const messages = ['SMS'] as const;

/** Writes nicknames in its own way. */
const nicknamesAs = (change: (nickname: string) => string): BrokenBackend['open'] =>
  behind(() =>
    asking((asked) =>
      isOne(asked, 'PUT /v1/user')
        ? withJson(asked, (json) =>
            typeof json['nickname'] === 'string' && json['nickname'].length <= 64
              ? { ...json, nickname: change(json['nickname']) }
              : json,
          )
        : asked,
    ),
  );

const noText = /[\p{Cc}\p{Cs}\u200b\u202e]/u;

/** Refuses nicknames that it thinks are none. */
const refusesNicknames = (which: (nickname: string) => boolean): BrokenBackend['open'] =>
  behind((): Meddler => (asked, forward) => {
    const nickname = isOne(asked, 'PUT /v1/user') ? fieldOf(asked, 'nickname') : undefined;
    return typeof nickname === 'string' && which(nickname)
      ? Promise.resolve(problem(400, 'invalid-request'))
      : forward(asked);
  });

/** Everything that WeChat does not call risky is fine. */
const suggestsPass =
  (call: ApiCall): ApiCall =>
  async <Shape extends z.ZodType>(request: ApiRequest<Shape>) => {
    const outcome = await call(request);
    if (request.path !== '/wxa/msg_sec_check' || outcome.kind !== 'answered') return outcome;
    const answer = JSON.parse(
      JSON.stringify(outcome.answer).replace('"review"', '"pass"'),
    ) as unknown;
    return { ...outcome, answer: request.shape.parse(answer) };
  };

type SmsCode = Parameters<OpenStore['saveSmsCode']>[0];

/** Finds the code of a number, whoever asked for it. */
function codesOfAnybody(store: OpenStore): Partial<OpenStore> {
  const codes = new Map<string, SmsCode>();
  return {
    saveSmsCode: (code) => {
      codes.set(code.phoneDigest, code);
      return store.saveSmsCode(code);
    },
    guessSmsCode: (_userId, phoneDigest) => {
      const code = codes.get(phoneDigest);
      return store.guessSmsCode(code?.userId ?? '', phoneDigest);
    },
  };
}

/** Reads the number of guesses, and writes it a moment later. */
function guessesSlowly(store: OpenStore): Partial<OpenStore> {
  const guesses = new Map<string, number>();
  return {
    guessSmsCode: async (userId, phoneDigest) => {
      const before = guesses.get(`${userId} ${phoneDigest}`) ?? 0;
      const code = await store.guessSmsCode(userId, phoneDigest);
      await delay(50);
      guesses.set(`${userId} ${phoneDigest}`, before + 1);
      return code && { ...code, guesses: before };
    },
  };
}

/** Looks whether the code is the one that was sent, and believes the number beside it. */
function anyNumber(): Meddler {
  const sentTo = new Map<string, unknown>();
  return (asked, forward) => {
    const token = asked.headers['authorization'] ?? '';
    if (isOne(asked, 'POST /v1/sms-codes')) sentTo.set(token, fieldOf(asked, 'number'));
    const number = sentTo.get(token);
    return forward(
      fieldOf(asked, 'kind') === 'sms' && number !== undefined
        ? withJson(asked, (json) => ({ ...json, number }))
        : asked,
    );
  };
}

/** Backends that are careless with nicknames and typed numbers. */
export const textAndSms: readonly BrokenBackend[] = [
  {
    name: 'composes nicknames (NFC)',
    groups: nicknames,
    open: nicknamesAs((nickname) => nickname.normalize('NFC')),
    red: { 'nickname-exact': /A nickname of a letter and its accent/ },
  },
  {
    name: 'makes plain letters of full-width ones (NFKC)',
    groups: nicknames,
    open: nicknamesAs((nickname) =>
      nickname.includes('Ｍ') ? nickname.normalize('NFKC') : nickname,
    ),
    red: { 'nickname-exact': /A nickname of full-width letters/ },
  },
  {
    name: 'cuts nicknames in the middle of an emoji',
    groups: nicknames,
    open: nicknamesAs((nickname) => nickname.slice(0, 31).replace(/[\ud800-\udbff]$/, '?')),
    red: { 'nickname-exact': /A nickname of 32 emoji/ },
  },
  {
    name: 'escapes nicknames for HTML before it saves them',
    groups: nicknames,
    open: nicknamesAs((nickname) => nickname.replaceAll('<', '&lt;')),
    red: { 'nickname-exact': /A nickname of signs that HTML and SQL know/ },
  },
  {
    name: 'takes characters that are no text out of nicknames in silence',
    groups: nicknames,
    open: nicknamesAs((nickname) => (noText.test(nickname) ? '小满' : nickname)),
    red: { 'nickname-is-text': /answered 200 .* to a nickname with a NUL/ },
  },
  {
    name: 'counts nicknames in UTF-16 units',
    groups: nicknames,
    open: refusesNicknames((nickname) => nickname.length > 64),
    red: { 'nickname-exact': /answered 400 .* of 64 emoji/ },
  },
  {
    name: 'knows no names from right to left',
    groups: nicknames,
    open: refusesNicknames((nickname) => /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(nickname)),
    red: { 'nickname-exact': /answered 400 .* of Arabic/ },
  },
  {
    name: 'takes joiners and variation selectors out of nicknames',
    groups: nicknames,
    open: nicknamesAs((nickname) =>
      nickname.length > 5 || nickname.includes('\u2764')
        ? nickname.replace(/\u200c|\ufe0f/g, '')
        : nickname,
    ),
    red: { 'nickname-exact': /A nickname of a heart that is drawn in colour/ },
  },
  {
    name: 'makes one space of two in a nickname',
    groups: nicknames,
    open: nicknamesAs((nickname) => nickname.replace(/(\S) {2,}/g, '$1 ')),
    red: { 'nickname-exact': /A nickname of two spaces between its words/ },
  },
  {
    name: 'leaves wide spaces around a nickname',
    groups: nicknames,
    open: nicknamesAs((nickname) => nickname.replace(/^\u3000|\u00a0$/g, '·')),
    red: { 'nickname-saved': /With wide spaces around it 小雪 is shown as "·小雪·"/ },
  },
  {
    name: 'counts a nickname without the space around it',
    groups: nicknames,
    open: behind(() =>
      asking((asked) =>
        isOne(asked, 'PUT /v1/user')
          ? withJson(asked, (json) => ({
              ...json,
              ...(json['nickname'] === `${'x'.repeat(64)}  ` && { nickname: 'x'.repeat(64) }),
            }))
          : asked,
      ),
    ),
    red: { 'nickname-blank': /answered 200 .* to the nickname "x{64} {2}"/ },
  },
  {
    name: 'clears a nickname that is null',
    groups: nicknames,
    open: behind(
      (): Meddler => (asked, forward) =>
        isOne(asked, 'PUT /v1/user') && fieldOf(asked, 'nickname') === null
          ? forward({ ...asked, method: 'GET', body: Buffer.alloc(0) })
          : forward(asked),
    ),
    red: { 'nickname-blank': /answered 200 .* to the nickname null/ },
  },
  {
    name: 'takes what cannot be seen for a nickname',
    groups: nicknames,
    open: nicknamesAs((nickname) => (/^[\u3164\uffa0\u2800]+$/.test(nickname) ? '小满' : nickname)),
    red: { 'nickname-is-text': /answered 200 .* with nothing but Hangul fillers/ },
  },
  {
    name: 'knows overrides and no isolates',
    groups: nicknames,
    open: nicknamesAs((nickname) => nickname.replace(/[\u2066-\u2069\u202a-\u202c]/g, '')),
    red: { 'nickname-is-text': /answered 200 .* with an isolate from right to left/ },
  },
  {
    name: 'knows control characters below 32 only',
    groups: nicknames,
    open: nicknamesAs((nickname) => nickname.replace(/[\u007f-\u009f\u2028]/g, '')),
    red: { 'nickname-is-text': /answered 200 .* with a line separator/ },
  },
  {
    name: 'saves a nickname when its review fails',
    groups: nicknames,
    open: (stage) => {
      const gateway = gatewayOf(stage);
      return startStandIn(stage, {
        timeoutMs,
        gateway: {
          ...gateway,
          reviewNickname: async (request) => {
            const outcome = await gateway.reviewNickname(request);
            return outcome.kind === 'rejected' ? outcome : { kind: 'pass' };
          },
        },
      });
    },
    red: {
      'review-decides': /answered 200 .* while msg_sec_check answers -1/,
      'review-without-verdict': /answered 200 .* while msg_sec_check answers/,
    },
  },
  {
    name: 'takes "review" for "pass"',
    groups: nicknames,
    open: (stage) => startStandIn(stage, { timeoutMs, gateway: gatewayOf(stage, suggestsPass) }),
    red: { 'review-unsure': /answered 200 .* that is called "review"/ },
  },
  {
    name: 'looks at an SMS code and not at its number',
    groups: messages,
    open: behind(anyNumber),
    // It used the one code up, which the other two need.
    red: {
      'sms-code-of-number': /answered 200 .* that was sent to another/,
      'sms-conflict-keeps-code': /sms-code-expired/,
      'sms-binds': /sms-code-expired/,
    },
  },
  {
    name: 'takes an SMS code from whoever has it',
    groups: messages,
    open: overStore(codesOfAnybody),
    // The guesses of others count for it.
    red: {
      'sms-code-of-person': /answered 200 .* with the code of another person/,
      'sms-binds': /sms-too-many-guesses/,
    },
  },
  {
    name: 'uses an SMS code up at a conflict',
    groups: messages,
    open: overStore((store) => ({
      bindPhone: async (binding) => {
        const outcome = await store.bindPhone(binding);
        const { userId, phone } = binding;
        if (outcome.kind === 'taken') await store.dropSmsCode(userId, phone.digest);
        return outcome;
      },
    })),
    red: {
      'sms-conflict-keeps-code': /the conflict used it up/,
      'sms-binds': /sms-code-expired.* to the wrong code/,
    },
  },
  {
    name: 'counts guesses in two steps',
    groups: messages,
    open: overStore(guessesSlowly),
    red: {
      'sms-guesses-at-once': /Of sixty wrong guesses at once \d\d were answered/,
      'sms-binds': /sms-too-many-guesses/,
    },
  },
];
