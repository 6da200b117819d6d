import type { z } from 'zod';

import type { Clock } from '../clock';
import type { TokenShelf } from './access-token';
import { createAccessToken } from './access-token';
import type { ApiCall, ApiOutcome, ApiRequest } from './api-call';
import { tokenAnswer } from './wechat-answers';
import type { WechatConnection } from './wechat-connection';

/** errcodes of a token that is refused, not of the request (docs/wechat-facts.md §5.1). */
const tokenErrcodes: readonly number[] = [40001, 40014, 42001];

/**
 * Makes calls that carry the access token: one token for all of them, and one repetition with a fresh
 * token when WeChat refuses it.
 */
export function createTokenCall(
  call: ApiCall,
  { appid, secret }: Pick<WechatConnection, 'appid' | 'secret'>,
  clock: Clock,
  shelf?: TokenShelf,
): ApiCall {
  const accessToken = createAccessToken({
    clock,
    shelf,
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

  return async <Shape extends z.ZodType>(
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
}
