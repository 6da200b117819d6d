import type { z } from 'zod';
import type { Clock } from '../clock';
import { createAccessToken } from './access-token';
import { createApiCall, type ApiOutcome, type ApiRequest } from './api-call';
import type { NoVerdict, WechatGateway } from './gateway';
import { phoneAnswer, sessionAnswer, tokenAnswer } from './wechat-answers';
import type { WechatConnection } from './wechat-connection';

/** errcodes of a token that is refused, not of the request (facts §5.1). */
const tokenErrcodes: readonly number[] = [40001, 40014, 42001];
/** errcodes of a code that will never be good: used, expired, another kind or person. */
const codeErrcodes: readonly number[] = [40029, 40163];

/**
 * The gateway over HTTP: to the simulated platform, or to WeChat itself. One access token for all
 * calls; a call refused for its token is repeated once with a fresh one.
 */
export function createHttpGateway(options: {
  readonly connection: WechatConnection;
  readonly clock: Clock;
  /** How long WeChat may take to answer. @default 5000 */
  readonly timeoutMs?: number;
}): WechatGateway {
  const { connection, clock, timeoutMs = 5000 } = options;
  const { appid, secret, baseUrl } = connection;
  const call = createApiCall({ baseUrl, timeoutMs });

  const accessToken = createAccessToken({
    clock,
    issue: async (force_refresh) => {
      const outcome = await call({
        path: '/cgi-bin/stable_token',
        query: {},
        body: { grant_type: 'client_credential', appid, secret, force_refresh },
        shape: tokenAnswer,
      });
      if (outcome.kind !== 'answered') return outcome;
      const { access_token: token, expires_in: expiresInSeconds } = outcome.answer;
      return { kind: 'answered', answer: { token, expiresInSeconds } };
    },
  });

  const callWithToken = async <Shape extends z.ZodType>(
    request: ApiRequest<Shape>,
  ): Promise<ApiOutcome<z.infer<Shape>>> => {
    const attempt = (token: string): Promise<ApiOutcome<z.infer<Shape>>> =>
      call({ ...request, query: { ...request.query, access_token: token } });
    const first = await accessToken.current();
    if (first.kind !== 'token') return first;
    const outcome = await attempt(first.token);
    if (outcome.kind !== 'errcode' || !tokenErrcodes.includes(outcome.errcode)) return outcome;
    const second = await accessToken.renewed(first.token);
    return second.kind === 'token' ? attempt(second.token) : second;
  };

  const noVerdict = (outcome: Exclude<ApiOutcome<never>, { kind: 'answered' }>): NoVerdict => {
    if (outcome.kind === 'unreachable') return { kind: 'unavailable', reason: outcome.reason };
    switch (outcome.errcode) {
      case -1:
        return { kind: 'busy', retryAfterSeconds: 1 };
      case 45011:
        // A limit per minute: it ends with the minute.
        return { kind: 'busy', retryAfterSeconds: 60 - (Math.floor(clock.now() / 1000) % 60) };
      default:
        return { kind: 'misconfigured', errcode: outcome.errcode };
    }
  };

  return {
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
      if (outcome.kind === 'errcode' && codeErrcodes.includes(outcome.errcode)) {
        return { kind: 'code-invalid' };
      }
      if (outcome.kind === 'errcode' && outcome.errcode === 40226) return { kind: 'blocked' };
      return noVerdict(outcome);
    },

    exchangePhoneCode: async ({ code, openid }) => {
      const outcome = await callWithToken({
        path: '/wxa/business/getuserphonenumber',
        query: {},
        body: { code, openid },
        shape: phoneAnswer,
      });
      if (outcome.kind === 'answered') {
        const { countryCode, purePhoneNumber } = outcome.answer.phone_info;
        return { kind: 'number', number: { countryCode, pureNumber: purePhoneNumber } };
      }
      if (outcome.kind === 'errcode' && codeErrcodes.includes(outcome.errcode)) {
        return { kind: 'code-invalid' };
      }
      return noVerdict(outcome);
    },
  };
}
