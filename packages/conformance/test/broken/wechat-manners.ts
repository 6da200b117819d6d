import type { ApiCall, ApiRequest, NoVerdict, WechatGateway } from 'onboarding-backend';
import type { z } from 'zod';

import { startStandIn } from '../../src/stand-in';
import type { WechatStage } from '../../src/wechat/stage';
import type { BrokenBackend } from './broken-backend';
import { gatewayOf, timeoutMs } from './broken-backend';

/** One helper for "the code", whichever it is: what the first endpoint refuses, the other may know. */
function takesLoginCodes(stage: WechatStage): WechatGateway {
  const gateway = gatewayOf(stage);
  return {
    ...gateway,
    exchangePhoneCode: async (request) => {
      const outcome = await gateway.exchangePhoneCode(request);
      if (outcome.kind === 'code-invalid') await gateway.exchangeLoginCode(request.code);
      return outcome;
    },
  };
}

function takesPhoneCodes(stage: WechatStage): WechatGateway {
  const gateway = gatewayOf(stage);
  return {
    ...gateway,
    exchangeLoginCode: async (code) => {
      const outcome = await gateway.exchangeLoginCode(code);
      if (outcome.kind === 'code-invalid') await gateway.exchangePhoneCode({ code, openid: '' });
      return outcome;
    },
  };
}

/** getuserphonenumber with the code alone, as many examples show it. */
const withoutOpenid =
  (call: ApiCall): ApiCall =>
  <Shape extends z.ZodType>(request: ApiRequest<Shape>) =>
    call(
      request.path === '/wxa/business/getuserphonenumber'
        ? { ...request, body: { code: Reflect.get(Object(request.body), 'code') as unknown } }
        : request,
    );

/** Whatever WeChat answered but a number: "the code is wrong". */
function everythingFinal(stage: WechatStage): WechatGateway {
  // Short, for a silent WeChat is one of the troubles.
  const gateway = gatewayOf(stage, undefined, 2000);
  const isVerdict = (kind: string): boolean => ['number', 'code-invalid'].includes(kind);
  return {
    ...gateway,
    exchangePhoneCode: async (request) => {
      const outcome = await gateway.exchangePhoneCode(request);
      return isVerdict(outcome.kind) ? outcome : { kind: 'code-invalid' };
    },
  };
}

/** Calls busy what is the backend's own mistake, and the other way round. */
function confusedAboutBlame(stage: WechatStage): WechatGateway {
  const gateway = gatewayOf(stage);
  const swap = <Outcome extends { readonly kind: string }>(
    outcome: Outcome,
  ): Outcome | NoVerdict => {
    if (outcome.kind === 'misconfigured') return { kind: 'busy', retryAfterSeconds: 1 };
    return outcome.kind === 'blocked' ? { kind: 'misconfigured', errcode: 40226 } : outcome;
  };
  return {
    ...gateway,
    exchangePhoneCode: async (request) => swap(await gateway.exchangePhoneCode(request)),
    exchangeLoginCode: async (code) => swap(await gateway.exchangeLoginCode(code)),
  };
}

/** A refused token fails this caller; only the next one gets another. */
const renewsTooLate = (call: ApiCall): ApiCall => {
  let stale = false;
  return async <Shape extends z.ZodType>(request: ApiRequest<Shape>) => {
    if (stale && request.path === '/cgi-bin/stable_token') stale = false;
    const outcome = await call(request);
    const refused = outcome.kind === 'errcode' && [40001, 42001].includes(outcome.errcode);
    if (refused) stale = true;
    return refused ? { kind: 'errcode', errcode: 45009 } : outcome;
  };
};

/** A new holder of the access token for every request, none of which knows of the others. */
function newHolderEachTime(stage: WechatStage): WechatGateway {
  const gateway = gatewayOf(stage);
  return {
    ...gateway,
    exchangePhoneCode: (request) => gatewayOf(stage).exchangePhoneCode(request),
  };
}

/** The one that renews too late needs a fresh holder once it has failed. */
function holderThatRenewsTooLate(stage: WechatStage): WechatGateway {
  let gateway = gatewayOf(stage, renewsTooLate);
  return {
    ...gateway,
    exchangePhoneCode: async (request) => {
      const outcome = await gateway.exchangePhoneCode(request);
      if (outcome.kind === 'misconfigured') gateway = gatewayOf(stage, renewsTooLate);
      return outcome;
    },
  };
}

const standInOver = (gateway: (stage: WechatStage) => WechatGateway) => (stage: WechatStage) =>
  startStandIn(stage, { gateway: gateway(stage), timeoutMs });

/** Backends that do not know WeChat. */
export const wechatManners: readonly BrokenBackend[] = [
  {
    name: 'tries a refused phone code as a login code',
    groups: ['Session', 'Phone code', 'Idempotency', 'Every answer'],
    open: standInOver(takesLoginCodes),
    red: {
      'phone-refuses-login-code': /login-code-invalid.* to the same login code where it belongs/,
    },
  },
  {
    name: 'tries a refused login code as a phone code',
    groups: ['Session', 'Phone code', 'Idempotency', 'Every answer'],
    open: standInOver(takesPhoneCodes),
    red: { 'login-refuses-phone-code': /took a phone code to getuserphonenumber/ },
  },
  {
    name: 'sends no openid with the code',
    groups: ['Session', 'Phone code', 'Idempotency', 'Other proofs'],
    open: standInOver((stage) => gatewayOf(stage, withoutOpenid)),
    red: { 'phone-code-of-another': /answered 200 .* to the phone code of somebody else/ },
  },
  {
    name: 'takes every trouble of WeChat for a bad code',
    groups: ['Session', 'Idempotency', 'WeChat in trouble', 'Every answer'],
    open: standInOver(everythingFinal),
    red: {
      'wechat-busy': /phone-code-invalid.* while WeChat answers -1/,
      'wechat-minute-limit': /phone-code-invalid.* while WeChat answers 45011/,
      'wechat-gateway-page': /phone-code-invalid.* while WeChat answers a 502 page/,
      'wechat-drops': /phone-code-invalid.* while WeChat drops every connection/,
      'wechat-silent': /phone-code-invalid.* while WeChat says nothing/,
      'wechat-misconfigured': /phone-code-invalid.* while WeChat answers 48001/,
      'token-refused': /phone-code-invalid.* while WeChat answers 40125/,
      'token-refused-for-ever': /phone-code-invalid.* while WeChat answers 40001/,
      'token-odd-answers': /phone-code-invalid.* while stable_token answers/,
      'wechat-odd-answers': /phone-code-invalid.* while getuserphonenumber answers/,
      'wechat-other-errcodes': /phone-code-invalid.* while getuserphonenumber answers 40013/,
    },
  },
  {
    name: 'blames WeChat for its own settings, and itself for a blocked person',
    groups: ['Session', 'Idempotency', 'WeChat in trouble', 'Every answer'],
    open: standInOver(confusedAboutBlame),
    red: {
      'login-blocked': /wechat-misconfigured.* not the problem login-blocked/,
      'wechat-misconfigured': /wechat-busy.* not the problem wechat-misconfigured/,
      'token-refused': /wechat-busy.* not the problem wechat-misconfigured/,
      'wechat-other-errcodes': /wechat-busy.* not the problem wechat-misconfigured/,
      'login-other-errcodes': /wechat-busy.* not the problem wechat-misconfigured/,
    },
  },
  {
    name: 'renews a refused token for the next caller only',
    groups: ['Session', 'Idempotency', 'WeChat in trouble', 'Every answer'],
    open: standInOver(holderThatRenewsTooLate),
    red: {
      'token-voided': /wechat-misconfigured.* after WeChat had voided the access token/,
      'token-expired': /wechat-misconfigured.* after the access token had expired/,
      'token-voided-everywhere': /wechat-misconfigured.* to a nickname/,
      'token-forced': /wechat-misconfigured/,
      'token-odd-answers': /wechat-misconfigured/,
    },
  },
  {
    name: 'lets every request fetch a token of its own',
    groups: ['Session', 'Idempotency', 'WeChat in trouble', 'Every answer'],
    open: standInOver(newHolderEachTime),
    red: { 'token-voided': /asked for a new one 5 times/ },
  },
];
