import { z } from 'zod';
import type { ApiCall } from '../../backend/gateway/api-call';
import { failureAnswer } from '../../backend/gateway/wechat-answers';
import type { Wechat } from '../../wechat/wechat';

const phoneBody = z.object({ code: z.string(), openid: z.string().optional() });
const tokenBody = z.object({
  grant_type: z.string(),
  appid: z.string(),
  secret: z.string(),
  force_refresh: z.boolean(),
});

/** The backend's calls to WeChat, answered at once by the simulated platform in this process. */
export function createPlatformCall(wechat: Wechat): ApiCall {
  const exchange = (token: string, body: unknown): object => {
    const authorized = wechat.server.authorize(token);
    return 'errcode' in authorized
      ? authorized
      : wechat.server.getUserPhoneNumber(authorized.appid, phoneBody.parse(body));
  };
  return ({ path, query, body, shape }) => {
    const content = answerOf(wechat, exchange, path, query, body);
    const failure = failureAnswer.safeParse(content);
    return Promise.resolve(
      failure.success
        ? { kind: 'errcode', errcode: failure.data.errcode }
        : { kind: 'answered', answer: shape.parse(content) },
    );
  };
}

function answerOf(
  wechat: Wechat,
  exchange: (token: string, body: unknown) => object,
  path: string,
  query: Readonly<Record<string, string>>,
  body: unknown,
): object {
  switch (path) {
    case '/cgi-bin/stable_token':
      return wechat.server.stableToken(tokenBody.parse(body));
    case '/sns/jscode2session':
      return wechat.server.code2Session({
        appid: query['appid'] ?? '',
        secret: query['secret'] ?? '',
        js_code: query['js_code'] ?? '',
        grant_type: query['grant_type'] ?? '',
      });
    case '/wxa/business/getuserphonenumber':
      return exchange(query['access_token'] ?? '', body);
    default:
      throw new Error(`The bench has no answer for ${path}; add it to platform-call.ts.`);
  }
}
