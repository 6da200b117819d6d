import { randomBytes } from 'node:crypto';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { collectionName, createCloudFunction, startContainer } from 'onboarding-backend';
import type { Cloud, Wechat, WechatServer } from 'wechat-simulator';
import {
  createCloud,
  createFreshRandom,
  createWechat,
  defaultAccount,
  startWechatServer,
  systemClock,
} from 'wechat-simulator';

const { appid } = defaultAccount;
const userId = 'lin';

/** WeChat's cloud for one program: its function, its container and its storage, and the phone of 林小满 before them. */
export interface CloudStand {
  readonly wechat: Wechat;
  readonly wechatServer: WechatServer;
  readonly cloud: Cloud;
  /** What the host is told to resolve, so that `wx.cloud` of the program arrives here. */
  readonly resolve: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** Opens it with this way to the backend. */
export async function openCloudStand(
  transport: 'cloudFunction' | 'cloudContainer',
  { env, databaseUrl }: { readonly env: string; readonly databaseUrl: string },
): Promise<CloudStand> {
  const accounts = [{ ...defaultAccount, hasCloud: true }];
  const wechat = createWechat({ clock: systemClock, random: createFreshRandom(), accounts });
  const wechatServer = await startWechatServer({ wechat });
  const cloud = createCloud(wechat, { appid, env });
  cloud.records.createCollection(collectionName);
  const files = await serve((request, response) => serveFiles(cloud, request, response));
  const backend =
    transport === 'cloudFunction'
      ? await openFunction(cloud)
      : await openContainer({ wechat, cloud, databaseUrl, filesUrl: files.url });
  return {
    ...{ wechat, wechatServer, cloud },
    resolve: {
      [`https://files.${env}.cloud.invalid`]: files.url,
      ...(transport === 'cloudFunction'
        ? { [`https://functions.${env}.cloud.invalid`]: backend.url }
        : { [`https://${env}.cloud.invalid`]: backend.url }),
      // Where pictures are shown.
      [`https://6f6e-${env}.tcb.qcloud.la`]: files.url,
    },
    close: async () => {
      await backend.close();
      await files.close();
      await wechatServer.close();
    },
  };
}

interface Serving {
  readonly url: string;
  close(): Promise<void>;
}

async function serve(
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<Serving> {
  const server: Server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

const json = (response: ServerResponse, body: unknown): void => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
};

/** The storage: takes what the phone uploads, and shows what is kept. */
async function serveFiles(cloud: Cloud, request: IncomingMessage, response: ServerResponse) {
  const { url = '/' } = request;
  if (url === '/upload') {
    const headers = { 'content-type': request.headers['content-type'] ?? '' };
    const form = await new Response(new Uint8Array(await bytesOf(request)), { headers }).formData();
    const file = form.get('file');
    const cloudPath = form.get('cloudPath');
    if (!(file instanceof Blob) || typeof cloudPath !== 'string') {
      throw new Error('The form has no file, or no path for it.');
    }
    const bytes = Buffer.from(await file.arrayBuffer());
    json(response, { fileID: cloud.upload(cloudPath, bytes) });
    return;
  }
  const kept = [...cloud.files].find(([fileId]) => fileId.endsWith(url));
  response.writeHead(kept === undefined ? 404 : 200, { 'access-control-allow-origin': '*' });
  response.end(kept?.[1]);
}

/** `callFunction`: the data is the event; a CloudID in it is opened on the way, whatever it is worth. */
async function openFunction(cloud: Cloud): Promise<Serving> {
  const main = createCloudFunction({ cloud: cloud.sdk(), vaultKey: randomBytes(32) });
  return serve(async (request, response) => {
    const event: unknown = JSON.parse((await bytesOf(request)).toString('utf8'));
    json(response, await cloud.call(userId, () => main(event)));
  });
}

/** `callContainer`: the same request, with WeChat's word for who it comes from. */
async function openContainer(parts: {
  readonly wechat: Wechat;
  readonly cloud: Cloud;
  readonly databaseUrl: string;
  readonly filesUrl: string;
}): Promise<Serving> {
  const { wechat, cloud, databaseUrl } = parts;
  const open = await serve((request, response) => serveOpenInterface(parts, request, response));
  const front = await serve(async (request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    const openid = wechat.directory.openid(appid, userId) ?? '';
    const kept = ['authorization', 'idempotency-key', 'content-type'].flatMap((name) => {
      const value = headers[name];
      return typeof value === 'string' ? [[name, value] as const] : [];
    });
    const body = method === 'GET' || method === 'DELETE' ? undefined : await bytesOf(request);
    const answer = await fetch(`${backend.url}${url}`, {
      method,
      headers: { ...Object.fromEntries(kept), 'x-wx-source': 'wx_client', 'x-wx-openid': openid },
      ...(body === undefined ? {} : { body: new Uint8Array(body) }),
    });
    response.writeHead(answer.status, {
      'content-type': answer.headers.get('content-type') ?? 'text/plain',
      date: answer.headers.get('date') ?? '',
    });
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  const backend = await startContainer(
    {
      ...{ PORT: '0', CLOUD_ENV: cloud.env, WECHAT_APPID: appid, PUBLIC_ORIGIN: front.url },
      ...{ DATABASE_URL: databaseUrl, VAULT_KEY: randomBytes(32).toString('base64url') },
    },
    { baseUrl: open.url },
  );
  return {
    url: front.url,
    close: async () => {
      await backend.close(0);
      await front.close();
      await open.close();
    },
  };
}

/** 开放接口服务: the server API and the storage, without a token. */
async function serveOpenInterface(
  { wechat, cloud, filesUrl }: { wechat: Wechat; cloud: Cloud; filesUrl: string },
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://open');
  const body = JSON.parse((await bytesOf(request)).toString('utf8')) as {
    readonly [name: string]: unknown;
    readonly code: string;
    readonly openid: string;
    readonly scene: number;
    readonly content: string;
    readonly file_list: readonly { readonly fileid: string }[];
    readonly fileid_list: readonly string[];
    readonly cloudid_list: readonly string[];
  };
  switch (pathname) {
    case '/wxa/business/getuserphonenumber':
      json(response, wechat.server.getUserPhoneNumber(appid, body));
      return;
    case '/wxa/msg_sec_check':
      json(response, wechat.server.msgSecCheck(appid, body));
      return;
    case '/wxa/getopendata':
      json(
        response,
        wechat.server.getOpenData(appid, searchParams.get('openid') ?? '', body.cloudid_list),
      );
      return;
    case '/tcb/batchdownloadfile': {
      const file_list = body.file_list.map(({ fileid }) => ({
        ...{ fileid, status: cloud.files.has(fileid) ? 0 : -1 },
        download_url: `${filesUrl}/${fileid.split('/').slice(3).join('/')}`,
      }));
      json(response, { errcode: 0, errmsg: 'ok', file_list });
      return;
    }
    case '/tcb/batchdeletefile':
      await cloud.sdk().deleteFile({ fileList: body.fileid_list });
      json(response, { errcode: 0, errmsg: 'ok', delete_list: [] });
      return;
    default:
      response.writeHead(404).end();
  }
}
