import type { ApiCall, ApiOutcome, ApiRequest } from 'onboarding-backend';
import type { Wechat } from 'wechat-simulator';
import { wechatError } from 'wechat-simulator';
import type { z } from 'zod';

import { outcomeOf, phoneBody, wechatAnswer } from '../wechat-in-process';
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

/** Answers calls by the simulated platform, in this process and under virtual time. */
export function createUpstream(
  wechat: Wechat,
  time: VirtualTime,
  settings: FaultSettings,
): Upstream {
  const dice = createDice(settings.seed, 'upstream');
  const beyondSaving = new Set<string>();
  let invalidAnswers = 0;

  const exchange = (appid: string, sent: z.infer<typeof phoneBody>): object => {
    const isDead = createDice(settings.seed, 'dead', sent.code).happens(settings.deadCodes);
    if (isDead) beyondSaving.add(sent.code);
    const answer = isDead ? wechatError(40029) : wechat.server.getUserPhoneNumber(appid, sent);
    if (answer.errcode === 40029) invalidAnswers += 1;
    return answer;
  };
  const unreachable = { kind: 'unreachable', reason: 'lost by the bench' } as const;

  const call = async <Shape extends z.ZodType>(
    request: ApiRequest<Shape>,
  ): Promise<ApiOutcome<z.infer<Shape>>> => {
    const { body, shape, timeoutMs = 5000 } = request;
    const isSlow = dice.happens(settings.wechatSlow);
    const takes = isSlow ? dice.between(6000, 20_000) : dice.between(30, 200);
    const isLostBefore = dice.happens(settings.wechatLostBefore);
    const isBusy = dice.happens(settings.wechatBusy);
    const isLostAfter = dice.happens(settings.wechatLostAfter);
    await time.sleep(Math.min(takes, timeoutMs));
    if (isLostBefore) return unreachable;
    if (isBusy) return { kind: 'errcode', errcode: -1 };
    const answer = wechatAnswer(wechat, request, exchange);
    if (isLostAfter || takes > timeoutMs) {
      const sent = phoneBody.safeParse(body);
      if (sent.success) beyondSaving.add(sent.data.code);
      return unreachable;
    }
    return outcomeOf(answer, shape);
  };
  return { call, beyondSaving, invalidAnswers: () => invalidAnswers };
}
