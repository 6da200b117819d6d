import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { StandIn } from '../../src/stand-in';
import { startStandIn } from '../../src/stand-in';
import type { WechatStage } from '../../src/wechat/stage';
import { timeoutMs } from './broken-backend';

/** A request on its way in. */
export interface Asked {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** A response on its way out. */
export interface Said {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Stands before the stand-in and does one thing wrong. */
export type Meddler = (asked: Asked, forward: (asked: Asked) => Promise<Said>) => Promise<Said>;

/** What belongs to one connection and not to the message. */
const ofTheConnection = new Set(['host', 'connection', 'content-length', 'transfer-encoding']);

const flat = (headers: Iterable<readonly [string, unknown]>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Array.from(headers)
      .filter(([name]) => !ofTheConnection.has(name) && name !== 'keep-alive')
      .map(([name, value]) => [name, String(value)]),
  );

async function read(request: IncomingMessage): Promise<Asked> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const { method = '', url: path = '' } = request;
  return {
    method,
    path,
    headers: flat(Object.entries(request.headers)),
    body: Buffer.concat(parts),
  };
}

async function send(url: string, { method, path, headers, body }: Asked): Promise<Said> {
  const response = await fetch(`${url}${path}`, {
    ...{ method, headers, redirect: 'manual' },
    ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
  });
  const { status } = response;
  return {
    status,
    headers: flat(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  };
}

function write(response: ServerResponse, { status, headers, body }: Said): void {
  response.writeHead(status, headers);
  response.end(body);
}

type Options = Parameters<typeof startStandIn>[1];

/** The stand-in behind a fresh meddler; nobody reaches it but through that. */
export const behind =
  (
    meddler: () => Meddler,
    options: (stage: WechatStage) => Options | Promise<Options> = () => ({}),
  ) =>
  async (stage: WechatStage): Promise<StandIn> => {
    const meddle = meddler();
    let standInUrl = '';
    const server = createServer((request, response) => {
      read(request)
        .then((asked) => meddle(asked, (changed) => send(standInUrl, changed)))
        .then(
          (said) => {
            write(response, said);
          },
          () => response.destroy(),
        );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${String(port)}`;
    const standIn = await startStandIn(stage, {
      ...{ timeoutMs, origin: url },
      ...(await options(stage)),
    });
    standInUrl = standIn.url;
    return {
      ...standIn,
      url,
      close: async () => {
        await new Promise<void>((resolve) => {
          server.close(() => {
            resolve();
          });
          server.closeAllConnections();
        });
        await standIn.close();
      },
    };
  };

/** Changes what is asked, in whatever asks it. */
export const asking =
  (change: (asked: Asked) => Asked): Meddler =>
  (asked, forward) =>
    forward(change(asked));

/** Changes what is answered, in whatever is. */
export const saying =
  (change: (said: Said, asked: Asked) => Said): Meddler =>
  async (asked, forward) =>
    change(await forward(asked), asked);

/** Whether this is that request, whatever its query. */
export const isOne = ({ method, path }: Asked, one: string): boolean =>
  `${method} ${path.replace(/\?.*/, '')}` === one;

export const withHeader = <Message extends Asked | Said>(
  message: Message,
  name: string,
  value: string,
): Message => ({ ...message, headers: { ...message.headers, [name]: value } });

/** The message with its JSON changed; as it is when it has none. */
export function withJson<Message extends Asked | Said>(
  message: Message,
  change: (json: Record<string, unknown>) => object,
): Message {
  try {
    const json: unknown = JSON.parse(message.body.toString('utf8'));
    if (typeof json !== 'object' || json === null) return message;
    return { ...message, body: Buffer.from(JSON.stringify(change({ ...json }))) };
  } catch {
    return message;
  }
}

/** One field of a JSON body; `undefined` when there is none. */
export function fieldOf({ body }: Asked | Said, name: string): unknown {
  try {
    return Reflect.get(Object(JSON.parse(body.toString('utf8'))), name);
  } catch {
    return undefined;
  }
}

export const problem = (status: number, code: string): Said => ({
  status,
  headers: { 'content-type': 'application/problem+json' },
  body: Buffer.from(JSON.stringify({ type: 'about:blank', title: 'Planted', status, code })),
});
