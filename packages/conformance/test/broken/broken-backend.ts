import type { RequestHandler, Response } from 'express';
import type { ApiCall, WechatGateway } from 'onboarding-backend';
import { createApiCall, createGatewayOver, systemClock } from 'onboarding-backend';

import type { Group } from '../../src/rule';
import type { StandIn } from '../../src/stand-in';
import type { WechatStage } from '../../src/wechat/stage';

/** A backend with one fault planted into a seam, and what the kit must say about it. */
export interface BrokenBackend {
  readonly name: string;
  readonly open: (stage: WechatStage) => Promise<StandIn>;
  /** Every rule that turns red, and no other; each with what its reason must say. */
  readonly red: Readonly<Record<string, RegExp>>;
  /** The groups it is looked at in, for a fault that stays within them. @default all */
  readonly groups?: readonly Group[];
}

/** How long these backends wait for WeChat. */
export const timeoutMs = 5000;

/** The stand-in's own way to WeChat; `wrap` may meddle with every call. */
export function gatewayOf(
  { server, appid, secret }: WechatStage,
  wrap: (call: ApiCall) => ApiCall = (call) => call,
  patienceMs = timeoutMs,
): WechatGateway {
  const call = createApiCall({ baseUrl: server.url, timeoutMs: patienceMs });
  return createGatewayOver(wrap(call), {
    connection: { appid, secret },
    clock: systemClock,
    paidCodeTimeoutMs: patienceMs,
  });
}

/** A handler before the backend that may change every body on its way out, after the contract check. */
export const changingBodies =
  (change: (body: string, response: Response) => string): RequestHandler =>
  (_request, response, next) => {
    const send = response.send.bind(response);
    response.send = (body: unknown) =>
      send(typeof body === 'string' ? change(body, response) : body);
    next();
  };
