import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';

import type { WebSocket } from 'ws';
import { WebSocketServer } from 'ws';

import type { ConnectSocket } from '../../src/phone/sockets';
import { createHostSockets } from '../../src/server/network/host-sockets';

export interface LoopbackSockets {
  readonly port: number;
  /** Leads wss://example.com to the server, through the host's own sockets. */
  readonly connect: ConnectSocket;
  /** Leads to a server that accepts and says nothing. */
  readonly connectSilent: ConnectSocket;
  /** The server's ends, in the order of their connections, and what they came with. */
  readonly accepted: readonly { readonly socket: WebSocket; readonly headers: object }[];
  /** What the server heard: texts, bytes and goodbyes. */
  readonly heard: readonly unknown[];
  close(): Promise<void>;
}

/** A WebSocket server on this machine that greets nobody, and a phone's way to it. */
export async function loopbackSockets(): Promise<LoopbackSockets> {
  const server = new WebSocketServer({
    host: '127.0.0.1',
    port: 0,
    handleProtocols: (protocols) => [...protocols].at(-1) ?? false,
    verifyClient: ({ req }: { readonly req: IncomingMessage }) => req.url !== '/refused',
  });
  await new Promise((resolve) => server.once('listening', resolve));
  const accepted: { readonly socket: WebSocket; readonly headers: object }[] = [];
  const heard: unknown[] = [];
  server.on('connection', (socket, { headers }) => {
    accepted.push({ socket, headers });
    socket.on('message', (data: Buffer, isBinary) => {
      heard.push(isBinary ? [...data] : data.toString());
    });
    socket.on('close', (code, reason) => {
      heard.push({ code, reason: reason.toString() });
    });
  });
  // It reads, so as to notice that the other side left.
  const silent = createServer((socket) => socket.on('error', () => undefined).resume());
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
  const toServer = hostSocketsTo(server.address());
  const toSilent = hostSocketsTo(silent.address());
  return {
    port: (server.address() as AddressInfo).port,
    accepted,
    heard,
    connect: toServer.connect,
    connectSilent: toSilent.connect,
    async close() {
      toServer.closeAll();
      toSilent.closeAll();
      for (const client of server.clients) client.terminate();
      await new Promise((resolve) => {
        server.close(resolve);
      });
      await new Promise((resolve) => {
        silent.close(resolve);
      });
    },
  };
}

function hostSocketsTo(address: unknown) {
  const { port } = address as AddressInfo;
  const sockets = createHostSockets({ 'https://example.com': `http://127.0.0.1:${port}` });
  let lastId = 0;
  const connect: ConnectSocket = (request, listener) => {
    lastId += 1;
    const id = lastId;
    sockets.open('page', id, request, listener);
    return {
      send(message) {
        sockets.send('page', id, message);
      },
      close(code, reason) {
        sockets.close('page', id, code, reason);
      },
    };
  };
  return {
    connect,
    closeAll: () => {
      sockets.closeAll();
    },
  };
}
