import { json, Router } from 'express';
import type { Platform } from 'miniprogram-host';
import { z } from 'zod';

import { createDevicePlatform } from '../device/device-platform';
import type { Wechat } from '../wechat';

const appRequest = z.object({ appid: z.string().min(1) });
const phoneRequest = appRequest.extend({ component: z.enum(['quick', 'realtime']) });
const grantRequest = phoneRequest.extend({ numberId: z.string().min(1) });
const nicknameRequest = appRequest.extend({ nickname: z.string() });

type Handlers = {
  readonly [Method in keyof Platform]: (platform: Platform, request: unknown) => Promise<unknown>;
};

const handlers: Handlers = {
  login: (platform, request) => platform.login(appRequest.parse(request)),
  checkSession: (platform, request) => platform.checkSession(appRequest.parse(request)),
  queryPhone: (platform, request) => platform.queryPhone(phoneRequest.parse(request)),
  grantPhone: (platform, request) => platform.grantPhone(grantRequest.parse(request)),
  reviewNickname: (platform, request) => platform.reviewNickname(nicknameRequest.parse(request)),
  reviewAvatar: (platform, request) => platform.reviewAvatar(appRequest.parse(request)),
};

const isMethod = (name: string): name is keyof Platform => Object.hasOwn(handlers, name);

export interface DeviceRouteOptions {
  readonly wait: (milliseconds: number) => Promise<void>;
}

/**
 * The device side over HTTP, for a host in another process: `POST /device/<userId>/<method>` with the
 * request as JSON gets 200 and the result as JSON. The header `x-old-client: 1` pretends a client
 * that returns no code. Unknown people and methods get 404, malformed requests 400, and a login
 * that WeChat would not grant 422; all three with `{error}`.
 */
export function deviceRoutes(wechat: Wechat, { wait }: DeviceRouteOptions): Router {
  const router = Router();
  router.post('/device/:userId/:method', json({ limit: '64kb' }), async (request, response) => {
    const { userId, method } = request.params;
    if (wechat.directory.user(userId) === undefined) {
      response.status(404).json({ error: `No person "${userId}" on the simulated platform.` });
      return;
    }
    if (!isMethod(method)) {
      const known = Object.keys(handlers).join(', ');
      response.status(404).json({ error: `No method "${method}"; there are ${known}.` });
      return;
    }
    const oldClient = request.get('x-old-client') === '1';
    const platform = createDevicePlatform(wechat, { userId, oldClient, wait });
    try {
      response.json(await handlers[method](platform, request.body));
    } catch (error) {
      if (error instanceof z.ZodError) {
        response.status(400).json({ error: z.prettifyError(error) });
      } else {
        response
          .status(422)
          .json({ error: error instanceof Error ? error.message : String(error) });
      }
    }
  });
  return router;
}
