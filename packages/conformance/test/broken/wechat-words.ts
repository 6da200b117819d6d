import type { ApiCall, ApiOutcome, ApiRequest } from 'onboarding-backend';
import { openStore, systemClock } from 'onboarding-backend';
import type { z } from 'zod';

import { startStandIn } from '../../src/stand-in';
import type { WechatStage } from '../../src/wechat/stage';
import type { BrokenBackend } from './broken-backend';
import { gatewayOf, timeoutMs } from './broken-backend';

const troubles = ['WeChat in trouble'] as const;
const profile = ['Profile'] as const;

type Outcome = ApiOutcome<unknown>;

const phonePath = '/wxa/business/getuserphonenumber';
const loginPath = '/sns/jscode2session';
const tokenPath = '/cgi-bin/stable_token';
const reviewPath = '/wxa/msg_sec_check';

/** The stand-in with other ways to ask WeChat. */
const asking = (wrap: (call: ApiCall) => ApiCall): BrokenBackend['open'] => {
  const wrapped = (stage: WechatStage) => gatewayOf(stage, wrap);
  return (stage) => startStandIn(stage, { timeoutMs, gateway: wrapped(stage) });
};

/** Takes what one path answered for something else. */
const hearing = (path: string, change: (outcome: Outcome) => Outcome): BrokenBackend['open'] =>
  asking((call) => async <Shape extends z.ZodType>(request: ApiRequest<Shape>) => {
    const outcome = await call(request);
    if (request.path !== path) return outcome;
    return change(outcome) as ApiOutcome<z.infer<Shape>>;
  });

/** Asks one path with other words. */
const saying = (path: string, change: (body: object) => object): BrokenBackend['open'] =>
  asking(
    (call) =>
      <Shape extends z.ZodType>(request: ApiRequest<Shape>) =>
        call(
          request.path === path
            ? { ...request, body: change(Object(request.body) as object) }
            : request,
        ),
  );

const errcode = (number: number): Outcome => ({ kind: 'errcode', errcode: number });
const isOdd = (outcome: Outcome): boolean =>
  outcome.kind === 'unreachable' && outcome.reason.includes('unknown shape');

/** Whatever is not on the list is about the code. */
const badCodeUnless =
  (...known: readonly number[]) =>
  (outcome: Outcome): Outcome =>
    outcome.kind === 'errcode' && !known.includes(outcome.errcode) ? errcode(40029) : outcome;

function fallsOver(outcome: Outcome): Outcome {
  if (isOdd(outcome)) throw new TypeError('Cannot read properties of undefined');
  return outcome;
}

/** Reads the answer to a login as JSON when it is called so. */
function wantsJsonType(stage: WechatStage): (call: ApiCall) => ApiCall {
  return (call) =>
    async <Shape extends z.ZodType>(request: ApiRequest<Shape>) => {
      if (request.path !== loginPath) return call(request);
      const query = new URLSearchParams(request.query).toString();
      const response = await fetch(`${stage.server.url}${loginPath}?${query}`);
      const type = response.headers.get('content-type') ?? '';
      const content: unknown = await response.json();
      const answer = request.shape.safeParse(content);
      return type.includes('json') && answer.success
        ? { kind: 'answered', answer: answer.data }
        : { kind: 'unreachable', reason: 'no JSON' };
    };
}

/** Renews the token for phone codes, where it was noticed. */
const renewsForCodes =
  (call: ApiCall): ApiCall =>
  async <Shape extends z.ZodType>(request: ApiRequest<Shape>) => {
    const outcome = await call(request);
    const isRefused = outcome.kind === 'errcode' && outcome.errcode === 40001;
    return isRefused && request.path !== phonePath ? { kind: 'errcode', errcode: 48001 } : outcome;
  };

/** Repeats a call until its token is taken. */
const insists =
  (call: ApiCall): ApiCall =>
  async <Shape extends z.ZodType>(request: ApiRequest<Shape>) => {
    let outcome = await call(request);
    for (let times = 0; times < 9; times += 1) {
      if (outcome.kind !== 'errcode' || outcome.errcode !== 40001) break;
      outcome = await call(request);
    }
    return outcome;
  };

/** Reviews a text once, whoever wrote it. */
function remembersReviews(call: ApiCall): ApiCall {
  const seen = new Map<unknown, Outcome>();
  return async <Shape extends z.ZodType>(request: ApiRequest<Shape>) => {
    if (request.path !== reviewPath) return call(request);
    const content: unknown = Reflect.get(Object(request.body), 'content');
    const outcome =
      (seen.get(content) as ApiOutcome<z.infer<Shape>> | undefined) ?? (await call(request));
    if (outcome.kind === 'answered') seen.set(content, outcome);
    return outcome;
  };
}

/** A review that says nothing bad. */
const passesWithout = (outcome: Outcome): Outcome =>
  isOdd(outcome)
    ? { kind: 'answered', answer: { errcode: 0, result: { suggest: 'pass' } } }
    : outcome;

/** Backends that have not met every answer of WeChat's. */
export const wechatWords: readonly BrokenBackend[] = [
  {
    name: 'takes an answer without a number for a bad code',
    groups: troubles,
    open: hearing(phonePath, (outcome) => (isOdd(outcome) ? errcode(40029) : outcome)),
    red: { 'wechat-odd-answers': /phone-code-invalid.* while getuserphonenumber answers null/ },
  },
  {
    name: 'falls over a login answer without an openid',
    groups: troubles,
    open: hearing(loginPath, fallsOver),
    red: { 'login-odd-answers': /answered 500 .* while jscode2session answers null/ },
  },
  {
    name: 'falls over an answer without an access token',
    groups: troubles,
    open: hearing(tokenPath, fallsOver),
    red: { 'token-odd-answers': /answered 500 .* while stable_token answers null/ },
  },
  {
    name: 'takes every errcode it does not know for a bad code',
    groups: troubles,
    open: hearing(phonePath, badCodeUnless(-1, 45011, 48001, 40001, 40014, 42001)),
    red: { 'wechat-other-errcodes': /phone-code-invalid.* answers 40013/ },
  },
  {
    name: 'takes every errcode of a login but -1 and 40226 for a bad code',
    groups: troubles,
    open: hearing(loginPath, badCodeUnless(-1, 40226)),
    red: { 'login-other-errcodes': /login-code-invalid.* while WeChat answers 45011/ },
  },
  {
    name: 'reads nothing that is called text/plain',
    groups: troubles,
    open: (stage) =>
      startStandIn(stage, { timeoutMs, gateway: gatewayOf(stage, wantsJsonType(stage)) }),
    red: {
      'wechat-says-text-plain': /wechat-unavailable.* that WeChat answered as text\/plain/,
      'login-wechat-busy': /wechat-unavailable/,
      'login-other-errcodes': /wechat-unavailable/,
      'login-odd-answers': /answered 500/,
    },
  },
  {
    name: 'renews a refused token for phone codes only',
    groups: troubles,
    open: asking(renewsForCodes),
    red: { 'token-voided-everywhere': /wechat-misconfigured.* to a nickname/ },
  },
  {
    name: 'does not know that 40014 is about the token',
    groups: troubles,
    open: hearing(phonePath, (outcome) =>
      outcome.kind === 'errcode' && outcome.errcode === 40014 ? errcode(48001) : outcome,
    ),
    red: { 'token-of-another-kind': /wechat-misconfigured.* after WeChat answered 40014/ },
  },
  {
    name: 'never asks with force_refresh',
    groups: troubles,
    open: saying(tokenPath, (body) => ({ ...body, force_refresh: false })),
    red: { 'token-forced': /wechat-misconfigured.* that stable_token still gives out/ },
  },
  {
    name: 'asks with force_refresh every time',
    groups: troubles,
    open: saying(tokenPath, (body) => ({ ...body, force_refresh: true })),
    red: { 'token-forced-seldom': /was asked 1 times with force_refresh/ },
  },
  {
    name: 'repeats a call until its token is taken',
    groups: troubles,
    open: asking(insists),
    red: { 'token-refused-for-ever': /was called 20 times for one request/ },
  },
  {
    name: 'reads what getopendata opens as text only',
    groups: ['Other proofs'],
    open: hearing('/wxa/getopendata', (outcome) =>
      outcome.kind === 'answered' && !JSON.stringify(outcome.answer).includes('"json":"')
        ? { kind: 'unreachable', reason: 'an object' }
        : outcome,
    ),
    red: { 'cloud-id-both-forms': /wechat-unavailable.* came as an object/ },
  },
  {
    name: 'takes a review without a verdict for "pass"',
    groups: profile,
    open: hearing(reviewPath, passesWithout),
    red: { 'review-without-verdict': /answered 200 .* while msg_sec_check answers/ },
  },
  {
    name: 'reviews the plain letters of a nickname',
    groups: profile,
    open: saying(reviewPath, (body) => ({
      ...body,
      content: String(Reflect.get(body, 'content')).replace(/[^ -~]/g, '') || '-',
    })),
    red: { 'review-asked-rightly': /msg_sec_check was last asked .*ucja/ },
  },
  {
    name: 'reviews every text once',
    groups: profile,
    open: asking(remembersReviews),
    red: {
      'review-asked-rightly': /msg_sec_check was last asked/,
      'review-decides': /answered 200/,
      'review-unsure': /answered 200/,
    },
  },
  {
    name: 'saves what it read before the review of a nickname',
    groups: ['Same moment'],
    open: async (stage) => {
      const gateway = gatewayOf(stage);
      const store = await openStore();
      return startStandIn(stage, {
        ...{ timeoutMs, store },
        gateway: {
          ...gateway,
          reviewNickname: async (request) => {
            const before = await store.findUserByOpenid(request.openid);
            const outcome = await gateway.reviewNickname(request);
            if (before?.phone === null) await store.unbindPhone(before.id, systemClock.now());
            return outcome;
          },
        },
      });
    },
    red: { 'review-meets-changes': /took away the number that was bound meanwhile/ },
  },
];
