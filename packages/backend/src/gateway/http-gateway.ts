import type { z } from 'zod';

import type { Clock } from '../clock';
import type { TokenShelf } from './access-token';
import type { ApiCall, ApiOutcome } from './api-call';
import { createApiCall } from './api-call';
import type { PhoneOutcome, WechatGateway } from './gateway';
import { noVerdict } from './no-verdict';
import { createTokenCall } from './token-call';
import type { PhoneInfo } from './wechat-answers';
import {
  mediaCheckAnswer,
  openDataAnswer,
  openedData,
  phoneAnswer,
  reviewAnswer,
  sessionAnswer,
} from './wechat-answers';
import type { WechatConnection } from './wechat-connection';

/** errcodes of a code that will never be good: used, expired, another kind or person. */
const codeErrcodes: readonly number[] = [40029, 40163];
const isCodeInvalid = (outcome: ApiOutcome<unknown>): boolean =>
  outcome.kind === 'errcode' && codeErrcodes.includes(outcome.errcode);

const numberOf = ({ countryCode, purePhoneNumber }: PhoneInfo): PhoneOutcome => ({
  kind: 'number',
  number: { countryCode, pureNumber: purePhoneNumber },
});

/**
 * How long WeChat may take over a paid code: far longer than the client waits. The response still
 * arrives, is written down, and the client's repetition joins it.
 */
export const paidCodeTimeoutMs = 30_000;

/** The gateway over HTTP: to the simulated platform, or to WeChat itself. */
export function createHttpGateway(options: {
  readonly connection: WechatConnection;
  readonly clock: Clock;
  /** How long WeChat may take to respond. @default 5000, and 30000 for a paid code */
  readonly timeoutMs?: number;
  /** Where processes share the access token. @default this one keeps its own */
  readonly shelf?: TokenShelf | undefined;
}): WechatGateway {
  const { connection, clock, timeoutMs, shelf } = options;
  return createGatewayOver(
    createApiCall({ baseUrl: connection.baseUrl, timeoutMs: timeoutMs ?? 5000 }),
    {
      ...{ connection, clock, paidCodeTimeoutMs: timeoutMs ?? paidCodeTimeoutMs, shelf },
      isSignedByCloud: connection.isSignedByCloud,
    },
  );
}

/**
 * The gateway over whatever carries a call to WeChat. One access token for all calls; a call refused for
 * its token is repeated once with a fresh one.
 */
export function createGatewayOver(
  call: ApiCall,
  options: {
    readonly connection: Pick<WechatConnection, 'appid' | 'secret'>;
    readonly clock: Clock;
    readonly paidCodeTimeoutMs: number;
    /** @default this process keeps its own access token */
    readonly shelf?: TokenShelf | undefined;
    /** The cloud signs calls with a token of its own. @default false */
    readonly isSignedByCloud?: boolean | undefined;
  },
): WechatGateway {
  const { connection, clock } = options;
  const { appid, secret } = connection;
  const callWithToken =
    options.isSignedByCloud === true
      ? call
      : createTokenCall(call, connection, clock, options.shelf);

  return {
    appid,
    exchangeLoginCode: async (code) => {
      const outcome = await call({
        path: '/sns/jscode2session',
        query: { appid, secret, js_code: code, grant_type: 'authorization_code' },
        shape: sessionAnswer,
      });
      if (outcome.kind === 'answered') {
        const { openid, session_key: sessionKey } = outcome.answer;
        return { kind: 'session', openid, sessionKey };
      }
      if (isCodeInvalid(outcome)) return { kind: 'code-invalid' };
      if (outcome.kind === 'errcode' && outcome.errcode === 40226) return { kind: 'blocked' };
      return noVerdict(outcome, clock);
    },
    ...phoneCalls(callWithToken, clock, options.paidCodeTimeoutMs),
    ...reviewCalls(callWithToken, clock),
  };
}

/** Both reviews in version 2 of the API and scene 1, "profile". */
const profileReview = { version: 2, scene: 1 };

function reviewCalls(
  callWithToken: ApiCall,
  clock: Clock,
): Pick<WechatGateway, 'reviewNickname' | 'reviewPicture'> {
  return {
    reviewNickname: async ({ nickname, openid }) => {
      const outcome = await callWithToken({
        path: '/wxa/msg_sec_check',
        query: {},
        body: { ...profileReview, openid, content: nickname },
        shape: reviewAnswer,
      });
      if (outcome.kind !== 'answered') return noVerdict(outcome, clock);
      return { kind: outcome.answer.result.suggest === 'pass' ? 'pass' : 'rejected' };
    },

    reviewPicture: async ({ url, openid }) => {
      const outcome = await callWithToken({
        path: '/wxa/media_check_async',
        query: {},
        body: { ...profileReview, openid, media_url: url, media_type: 2 },
        shape: mediaCheckAnswer,
      });
      if (outcome.kind !== 'answered') return noVerdict(outcome, clock);
      return { kind: 'submitted', traceId: outcome.answer.trace_id };
    },
  };
}

function phoneCalls(
  callWithToken: ApiCall,
  clock: Clock,
  timeoutMs: number,
): Pick<WechatGateway, 'exchangePhoneCode' | 'openCloudId'> {
  return {
    exchangePhoneCode: async ({ code, openid }) => {
      const outcome = await callWithToken({
        path: '/wxa/business/getuserphonenumber',
        query: {},
        body: { code, openid },
        timeoutMs,
        shape: phoneAnswer,
      });
      if (outcome.kind === 'answered') return numberOf(outcome.answer.phone_info);
      return isCodeInvalid(outcome) ? { kind: 'code-invalid' } : noVerdict(outcome, clock);
    },

    openCloudId: async ({ cloudId, openid }) => {
      const outcome = await callWithToken({
        path: '/wxa/getopendata',
        query: { openid },
        body: { cloudid_list: [cloudId] },
        shape: openDataAnswer,
      });
      if (outcome.kind !== 'answered') return noVerdict(outcome, clock);
      const opened = parseOpened(outcome.answer);
      return opened === undefined ? { kind: 'code-invalid' } : numberOf(opened);
    },
  };
}

/** The number in the response; `undefined` for an expired or foreign cloudID. */
function parseOpened({ data_list }: z.infer<typeof openDataAnswer>): PhoneInfo | undefined {
  const [first] = data_list;
  if (first === undefined) return undefined;
  try {
    const { json } = first;
    const opened = openedData.safeParse(typeof json === 'string' ? JSON.parse(json) : json);
    return opened.success ? opened.data.data : undefined;
  } catch {
    return undefined;
  }
}
