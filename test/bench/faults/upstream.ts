import { z } from 'zod';
import type { ApiCall, ApiOutcome } from '../../backend/gateway/api-call';
import { failureAnswer } from '../../backend/gateway/wechat-answers';
import { wechatError } from '../../wechat/errcode';
import type { Wechat } from '../../wechat/wechat';
import { createDice } from './dice';
import type { FaultSettings } from './settings';
import type { VirtualTime } from './virtual-time';

/** The backend's way to WeChat, and what became of paid codes on it. */
export interface Upstream {
  readonly call: ApiCall;
  /** Codes that WeChat consumed without the backend ever hearing of it, and codes dead from the first. */
  readonly beyondSaving: ReadonlySet<string>;
  /** How often WeChat answered 40029 to a phone code. */
  invalidAnswers(): number;
}

const phoneBody = z.object({ code: z.string(), openid: z.string().optional() });
const tokenBody = z.object({
  grant_type: z.string(),
  appid: z.string(),
  secret: z.string(),
  force_refresh: z.boolean(),
});

/** Answers calls by the simulated platform, in this process and under virtual time. */
export function createUpstream(
  wechat: Wechat,
  time: VirtualTime,
  settings: FaultSettings,
): Upstream {
  const dice = createDice(settings.seed, 'upstream');
  const beyondSaving = new Set<string>();
  let invalidAnswers = 0;

  const exchange = (token: string, body: unknown): object => {
    const authorized = wechat.server.authorize(token);
    if ('errcode' in authorized) return authorized;
    const request = phoneBody.parse(body);
    const isDead = createDice(settings.seed, 'dead', request.code).happens(settings.deadCodes);
    if (isDead) beyondSaving.add(request.code);
    const answer = isDead
      ? wechatError(40029)
      : wechat.server.getUserPhoneNumber(authorized.appid, request);
    if (answer.errcode === 40029) invalidAnswers += 1;
    return answer;
  };
  const work = (path: string, query: Readonly<Record<string, string>>, body: unknown): object => {
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
        throw new Error(`The bench has no answer for ${path}; add it to upstream.ts.`);
    }
  };
  const unreachable = { kind: 'unreachable', reason: 'lost by the bench' } as const;

  const call = async <Shape extends z.ZodType>({
    path,
    query,
    body,
    shape,
    timeoutMs = 5000,
  }: Parameters<ApiCall>[0] & { readonly shape: Shape }): Promise<ApiOutcome<z.infer<Shape>>> => {
    const isSlow = dice.happens(settings.wechatSlow);
    const takes = isSlow ? dice.between(6000, 20_000) : dice.between(30, 200);
    const isLostBefore = dice.happens(settings.wechatLostBefore);
    const isBusy = dice.happens(settings.wechatBusy);
    const isLostAfter = dice.happens(settings.wechatLostAfter);
    await time.sleep(Math.min(takes, timeoutMs));
    if (isLostBefore) return unreachable;
    if (isBusy) return { kind: 'errcode', errcode: -1 };
    const content = work(path, query, body);
    if (isLostAfter || takes > timeoutMs) {
      const sent = phoneBody.safeParse(body);
      if (sent.success) beyondSaving.add(sent.data.code);
      return unreachable;
    }
    const failure = failureAnswer.safeParse(content);
    if (failure.success) return { kind: 'errcode', errcode: failure.data.errcode };
    return { kind: 'answered', answer: shape.parse(content) };
  };
  return { call, beyondSaving, invalidAnswers: () => invalidAnswers };
}
