import type { Request } from 'express';
import { Router, text } from 'express';
import { z } from 'zod';

import type { WechatError } from '../errcode';
import { wechatError } from '../errcode';
import type { ServerEndpoint } from '../faults';
import type { Wechat } from '../wechat';
import type { Read } from './json-body';
import { queryText, readJson } from './json-body';
import { serverCall } from './server-call';

const tokenRequest = z.object({
  grant_type: z.string(),
  appid: z.string(),
  secret: z.string(),
  force_refresh: z.boolean().default(false),
});
const phoneRequest = z.object({ code: z.string(), openid: z.string().optional() });
const reviewRequest = z.object({
  version: z.literal(2),
  openid: z.string(),
  scene: z.number(),
  content: z.string().min(1),
});
const mediaCheckRequest = z.object({
  version: z.literal(2),
  openid: z.string(),
  scene: z.number(),
  media_type: z.number(),
  media_url: z.url(),
});
const openDataRequest = z.object({ cloudid_list: z.array(z.string()).min(1) });

export interface ServerRouteOptions {
  readonly wait: (milliseconds: number) => Promise<void>;
}

/**
 * The server API of api.weixin.qq.com, as far as this project calls it (docs/wechat-facts.md §5,
 * §6): paths, bodies and errcodes as documented, every response HTTP 200.
 */
export function serverRoutes(wechat: Wechat, { wait }: ServerRouteOptions): Router {
  const { server } = wechat;
  const router = Router();
  // As text, so that an empty or broken body is refused in WeChat's words and not in Express's.
  router.use(text({ type: () => true, limit: '1mb' }));

  const route = (
    path: string,
    endpoint: ServerEndpoint,
    work: (request: Request) => object,
  ): void => {
    router.all(path, serverCall(wechat, endpoint, wait, work));
  };
  const withToken = (
    request: Request,
    work: (appid: string) => object | WechatError,
  ): object | WechatError => {
    const token = queryText(request, 'access_token');
    if (token === '') return wechatError(41001);
    const authorized = server.authorize(token);
    return 'errcode' in authorized ? authorized : work(authorized.appid);
  };
  const whenRead = <Value>(body: Read<Value>, work: (value: Value) => object): object =>
    body.kind === 'refused' ? body.answer : work(body.value);

  route('/cgi-bin/stable_token', 'stable_token', (request) =>
    whenRead(
      readJson(request, tokenRequest, { grant_type: 40002, appid: 41002, secret: 41004 }),
      (body) => server.stableToken(body),
    ),
  );

  route('/sns/jscode2session', 'jscode2session', (request) => {
    const field = (name: string): string => queryText(request, name);
    for (const [name, errcode] of [
      ['appid', 41002],
      ['secret', 41004],
      ['js_code', 41008],
    ] as const) {
      if (field(name) === '') return wechatError(errcode);
    }
    return server.code2Session({
      appid: field('appid'),
      secret: field('secret'),
      js_code: field('js_code'),
      grant_type: field('grant_type'),
    });
  });

  route('/wxa/business/getuserphonenumber', 'getuserphonenumber', (request) =>
    withToken(request, (appid) =>
      whenRead(readJson(request, phoneRequest, { code: 41008 }), (body) =>
        server.getUserPhoneNumber(appid, body),
      ),
    ),
  );

  route('/wxa/msg_sec_check', 'msg_sec_check', (request) =>
    withToken(request, (appid) =>
      whenRead(readJson(request, reviewRequest), (body) => server.msgSecCheck(appid, body)),
    ),
  );

  route('/wxa/media_check_async', 'media_check_async', (request) =>
    withToken(request, (appid) =>
      whenRead(readJson(request, mediaCheckRequest), (body) => server.mediaCheckAsync(appid, body)),
    ),
  );

  route('/wxa/getopendata', 'getopendata', (request) =>
    withToken(request, (appid) =>
      whenRead(readJson(request, openDataRequest), (body) =>
        server.getOpenData(appid, queryText(request, 'openid'), body.cloudid_list),
      ),
    ),
  );

  route('/wxa/charge/usage/get', 'charge_usage', (request) =>
    withToken(request, (appid) =>
      server.chargeUsage(appid, {
        spuId: queryText(request, 'spuId'),
        offset: Number(queryText(request, 'offset')) || 0,
        limit: Number(queryText(request, 'limit')) || 20,
      }),
    ),
  );

  return router;
}
