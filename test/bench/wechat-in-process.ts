import type { ApiOutcome, ApiRequest } from 'onboarding-backend';
import { failureAnswer } from 'onboarding-backend';
import type { Wechat } from 'wechat-simulator';
import { z } from 'zod';

/** What the backend sends to have a phone code exchanged. */
export const phoneBody = z.object({ code: z.string(), openid: z.string().optional() });
const tokenBody = z.object({
  grant_type: z.string(),
  appid: z.string(),
  secret: z.string(),
  force_refresh: z.boolean(),
});

type Asked = Pick<ApiRequest<z.ZodType>, 'path' | 'query' | 'body'>;
type Exchange = (appid: string, request: z.infer<typeof phoneBody>) => object;

/**
 * What the simulated platform answers to a call of the backend, in this process and without HTTP.
 * @param exchange what it answers to a phone code that came with a good access token
 */
export function wechatAnswer(
  wechat: Wechat,
  { path, query, body }: Asked,
  exchange: Exchange,
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
    case '/wxa/business/getuserphonenumber': {
      const authorized = wechat.server.authorize(query['access_token'] ?? '');
      return 'errcode' in authorized
        ? authorized
        : exchange(authorized.appid, phoneBody.parse(body));
    }
    default:
      throw new Error(`The bench has no answer for ${path}; add it to wechat-in-process.ts.`);
  }
}

/** An answer as the backend's gateway hears it. */
export function outcomeOf<Shape extends z.ZodType>(
  answer: object,
  shape: Shape,
): ApiOutcome<z.infer<Shape>> {
  const failure = failureAnswer.safeParse(answer);
  return failure.success
    ? { kind: 'errcode', errcode: failure.data.errcode }
    : { kind: 'answered', answer: shape.parse(answer) };
}
