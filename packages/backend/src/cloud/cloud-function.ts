import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

import { z } from 'zod';

import type { BackendOptions } from '../backend';
import { createBackend } from '../backend';
import { systemClock } from '../clock';
import { createGatewayOver, paidCodeTimeoutMs } from '../gateway/http-gateway';
import { ProblemError } from '../problem';
import { systemRandom } from '../random';
import type { SmsSender } from '../sms/sms-sender';
import { claimVault } from '../store/vault-mark';
import { openCloudFiles } from './cloud-files';
import type { CloudSdk } from './cloud-sdk';
import { createCloudStore } from './cloud-store';
import { createOpenapiCall } from './openapi-call';
import { openRecords } from './records/records';

export interface CloudFunctionOptions extends Partial<
  Pick<BackendOptions, 'clock' | 'random' | 'limits' | 'report' | 'before'>
> {
  /** `wx-server-sdk`, initialised. */
  readonly cloud: CloudSdk;
  /** 32 bytes, the same for every instance; kept apart from the database. */
  readonly vaultKey: Buffer;
  /** @default none: typed numbers cannot be verified */
  readonly smsSender?: SmsSender | undefined;
}

/** What the program gets; `headers.date` tells it the age of a code. */
export interface FunctionResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}

/** Every other one is asked as PATCH, which is not in the contract either: `not-found`, as over HTTP. */
const methods: readonly string[] = ['GET', 'POST', 'PUT', 'DELETE'];

/** What `wx.cloud.callFunction` sends (miniprogram/platform/wechat-cloud.ts). */
const eventShape = z.object({
  method: z.string().transform((method) => (methods.includes(method) ? method : 'PATCH')),
  path: z.string().regex(/^\/[!-~]*$/),
  headers: z.record(z.string(), z.string()).default({}),
  // Whoever sends no object hears what is wrong in the usual order: first who they are.
  body: z.looseObject({}).optional().catch(undefined),
});

/** What of a caller's headers means something; the rest is the caller's invention. */
const passedOn: readonly string[] = ['authorization', 'idempotency-key'];

/** Inside of the instance only. */
const callerHeader = 'x-caller';
const eventHeader = 'x-event';

type InEvent = ReturnType<typeof AsyncLocalStorage.snapshot>;

/** How long an instance stays awake for what could not be written down yet. */
const patienceMs = 5000;

/**
 * Makes the `main` of a cloud function: the whole backend in one instance, on the cloud's database and storage, with
 * WeChat's word for who calls.
 */
export function createCloudFunction(
  options: CloudFunctionOptions,
): (event: unknown) => Promise<FunctionResponse> {
  let opened: ReturnType<typeof openInstance> | undefined;
  const instance = (): ReturnType<typeof openInstance> => {
    opened ??= openInstance(options).catch((error: unknown) => {
      // So that the next event tries again.
      opened = undefined;
      throw error;
    });
    return opened;
  };
  return async (event) => {
    const parsed = eventShape.safeParse(event);
    if (!parsed.success) return refusal(new ProblemError('invalid-request'));
    const { OPENID: caller = '' } = options.cloud.getWXContext();
    if (caller === '') return refusal(new ProblemError('session-invalid'));
    const { app, port, files, events } = await instance();
    await files.learnAddress();
    const id = randomUUID();
    // What the SDK knows of this event, it must know in the answer to the request on loopback as well.
    events.set(id, AsyncLocalStorage.snapshot());
    const own = { [callerHeader]: caller, [eventHeader]: id };
    const response = await ask(port, parsed.data, own).finally(() => events.delete(id));
    // What is not finished when `main` returns stands still with the instance.
    await Promise.race([app.idle(), wait(patienceMs, undefined, { ref: false })]);
    return response;
  };
}

async function openInstance(options: CloudFunctionOptions) {
  const { cloud, vaultKey, clock = systemClock, random = systemRandom } = options;
  const records = openRecords(cloud.database({ throwOnNotFound: false }));
  const files = openCloudFiles(cloud, records);
  const store = createCloudStore(records, files);
  await claimVault(store, vaultKey);
  const { APPID: appid = '' } = cloud.getWXContext();
  const app = createBackend({
    ...options,
    ...{ store, vaultKey, clock, random, smsSender: options.smsSender ?? noSender },
    gateway: createGatewayOver(createOpenapiCall(cloud), {
      ...{ connection: { appid, secret: '' }, clock, paidCodeTimeoutMs, isSignedByCloud: true },
    }),
    cloud: {
      callerOf: (request) => request.get(callerHeader),
      uploads: files,
      avatarUrl: (avatarId) => files.addressOf(avatarId),
    },
  });
  const events = new Map<string, InEvent>();
  const server = createServer((request, response) => {
    const inEvent = events.get(String(request.headers[eventHeader]));
    if (inEvent === undefined) response.writeHead(404).end();
    else
      inEvent(() => {
        app(request, response);
      });
  });
  return { app, files, events, port: await listen(server) };
}

const noSender: SmsSender = {
  send: () => Promise.reject(new Error('The function was given nothing that sends SMS codes.')),
};

/** On loopback, and without keeping the instance awake. */
async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  server.unref();
  return (server.address() as AddressInfo).port;
}

async function ask(
  port: number,
  { method, path, headers, body }: z.infer<typeof eventShape>,
  ownHeaders: Readonly<Record<string, string>>,
): Promise<FunctionResponse> {
  const content = body === undefined ? undefined : JSON.stringify(body);
  const kept = Object.entries(headers).filter(([name]) => passedOn.includes(name.toLowerCase()));
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    send({
      ...{ host: '127.0.0.1', port, method, path, agent: false },
      headers: {
        ...Object.fromEntries(kept),
        ...ownHeaders,
        ...(content === undefined
          ? {}
          : {
              'content-type': 'application/json',
              'content-length': String(Buffer.byteLength(content)),
            }),
      },
    })
      .once('response', resolve)
      .once('error', reject)
      .end(content);
  });
  const chunks: Buffer[] = [];
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
  return {
    status: response.statusCode ?? 500,
    headers: Object.fromEntries(
      Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
    ),
    body: bodyOf(response, Buffer.concat(chunks).toString('utf8')),
  };
}

function bodyOf(response: IncomingMessage, text: string): unknown {
  const isJson = /\bjson\b/.test(response.headers['content-type'] ?? '');
  return isJson && text !== '' ? (JSON.parse(text) as unknown) : text;
}

function refusal({ status, document }: ProblemError): FunctionResponse {
  const headers = { 'content-type': 'application/problem+json', date: new Date().toUTCString() };
  return { status, headers, body: document };
}
