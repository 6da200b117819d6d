import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';

import { z } from 'zod';

import type { WechatStage } from '../wechat/stage';

/** A cloud function, called as `wx.cloud.callFunction` would, behind an address that the kit can speak to. */
export interface FunctionServer {
  readonly url: string;
  close(): Promise<void>;
}

type Main = (event: object, context: object) => unknown;

const asFunction = z.custom<Main>((value) => typeof value === 'function');
const cloudModule = z.object({ main: asFunction });

/** What the program reads of a function's result (miniprogram/platform/wechat-cloud.ts). */
const result = z.looseObject({
  status: z.number(),
  headers: z.record(z.string(), z.coerce.string()).optional(),
  body: z.unknown(),
});

/** Tells a function where WeChat is, unless its own environment says so. */
function tellWechat({ server, appid, secret }: WechatStage): void {
  process.env['WECHAT_HOST'] ??= server.url;
  process.env['WECHAT_APPID'] ??= appid;
  process.env['WECHAT_SECRET'] ??= secret;
}

/** Cloud functions are CommonJS: `exports.main`. */
function load(path: string): Main {
  const file = resolve(path);
  const loaded = cloudModule.safeParse(createRequire(file)(file));
  if (!loaded.success) throw new Error(`${file} exports no function "main".`);
  return loaded.data.main;
}

/** Who calls: WeChat knows it of every call of a function; here their tokens tell. */
function createCallers({ wechat, appid }: WechatStage) {
  const openids = new Map<string, string>();
  return {
    of: (headers: IncomingMessage['headers'], body: unknown): string => {
      const code: unknown = Reflect.get(Object(body), 'loginCode');
      const login = wechat.loginCodes.records().find((record) => record.code === code);
      return login?.binding.openid ?? openids.get(headers.authorization ?? '') ?? '';
    },
    remember: (openid: string, body: unknown): void => {
      const token: unknown = Reflect.get(Object(body), 'token');
      if (typeof token === 'string' && openid !== '') openids.set(`Bearer ${token}`, openid);
    },
    /** A CloudID at the top of the data, as the function finds it: opened. */
    open: (cloudId: string, openid: string): unknown => {
      const [opened] = wechat.server.getOpenData(appid, openid, [cloudId]).data_list;
      return JSON.parse(opened?.json ?? '{}');
    },
  };
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString('utf8');
  try {
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return text;
  }
}

function write(response: ServerResponse, returned: unknown): void {
  // The function brings its own: the program reads no other.
  response.sendDate = false;
  const parsed = result.safeParse(returned);
  if (!parsed.success) {
    // A function that crashed returns nothing; the program takes that like a gateway's 502.
    response.writeHead(502).end();
    return;
  }
  const { status, headers = {}, body } = parsed.data;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, headers);
  response.end(status === 204 || body === undefined || body === null ? undefined : text);
}

/** Loads the function and calls its `main` for every request that comes. */
export async function startFunctionServer(
  path: string,
  stage: WechatStage,
): Promise<FunctionServer> {
  tellWechat(stage);
  const main = load(path);
  const callers = createCallers(stage);
  const call = async (request: IncomingMessage): Promise<unknown> => {
    const { method, url, headers } = request;
    const body = await readBody(request);
    const openid = callers.of(headers, body);
    const cloudId: unknown = Reflect.get(Object(body), 'cloudId');
    const event = {
      ...{ method, path: url, headers },
      ...(body === undefined ? {} : { body }),
      ...(typeof cloudId === 'string' ? { cloudId: callers.open(cloudId, openid) } : {}),
      userInfo: { openId: openid, appId: stage.appid },
    };
    const returned = await main(event, { callbackWaitsForEmptyEventLoop: false });
    callers.remember(openid, Reflect.get(Object(returned), 'body'));
    return returned;
  };
  const server = createServer((request, response) => {
    call(request).then(
      (returned) => {
        write(response, returned);
      },
      (error: unknown) => {
        process.stderr.write(`${error instanceof Error ? String(error.stack) : String(error)}\n`);
        write(response, undefined);
      },
    );
  });
  // However long a rule thinks: the kit's connections are nobody else's.
  server.keepAliveTimeout = 60_000;
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => {
          done();
        });
        server.closeAllConnections();
      }),
  };
}
