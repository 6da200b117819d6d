import { WebSocketServer } from 'ws';

import type { PhoneSide } from '../../link/link';
import type { RpcPeer } from '../../transport/rpc';
import { webSocketTransport } from '../../transport/websocket-transport';
import type { AutomationClient } from './automation-client';
import { serveClient } from './automation-client';
import type { HostCommands } from './host-commands';

/** The largest frame that miniprogram-automator accepts itself. */
const maximumFrame = 100 * 1024 * 1024;

export interface AutomationEndpointOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** The phone's page that is open; undefined while there is none. */
  readonly page: () => RpcPeer<PhoneSide> | undefined;
  /** Tool.close: ends the host. Called once, after the client got its response. */
  readonly closeTool: () => void;
  /** What the host process answers itself. @default nothing */
  readonly commands?: HostCommands;
  /** Milliseconds until every request has its response. @default 10000 */
  readonly deadline?: number;
  readonly after?: (milliseconds: number, run: () => void) => () => void;
}

/** Where `automator.connect` and `automator.launch` arrive: a WebSocket server on the loopback interface. */
export interface AutomationEndpoint {
  /** Starts to accept clients, whose requests wait for the first page. Returns the address. */
  listen(): Promise<string>;
  /** A frame of the page for one of the clients. */
  readonly deliver: (client: string, text: string) => void;
  /** An event for every client that is connected. */
  tell(method: string, params: object): void;
  /** A program has started in the page (again). */
  programStarted(): void;
  /**
   * No program will start, unless one does all the same: what waits for it and what comes hears why.
   * True when something waited.
   */
  refuse(reason: string): boolean;
  /** Lets clients read what was sent, then ends. */
  close(): Promise<void>;
}

export function createAutomationEndpoint(options: AutomationEndpointOptions): AutomationEndpoint {
  const { port, commands = {}, deadline = 10_000, after = afterRealTime } = options;
  const clients = new Map<string, AutomationClient>();
  let server: WebSocketServer | undefined;
  let lastClient = 0;
  let closing = false;
  /** The page whose program has started; another one is still loading. */
  let started: RpcPeer<PhoneSide> | undefined;
  let refusal: string | undefined;
  const page = () => (options.page() === started ? started : undefined);

  const closeTool = () => {
    if (closing) return;
    closing = true;
    options.closeTool();
  };

  const accept = (socketServer: WebSocketServer) => {
    socketServer.on('connection', (socket) => {
      lastClient += 1;
      const id = `client-${lastClient}`;
      const transport = webSocketTransport(socket);
      const client = serveClient({
        id,
        transport,
        page,
        hasStarted: () => started !== undefined,
        refusal: () => refusal,
        commands,
        deadline,
        after,
        closeTool,
      });
      clients.set(id, client);
      transport.onClose(() => {
        clients.delete(id);
      });
      page()?.notify('automation.open', { client: id });
    });
  };

  return {
    listen: () =>
      new Promise((resolve, reject) => {
        const opened = new WebSocketServer({
          port,
          host: '127.0.0.1',
          maxPayload: maximumFrame,
          perMessageDeflate: false,
          // The client sends no Origin. A web page does, and must not drive programs on this machine.
          verifyClient: ({ origin }: { origin?: string }) => origin === undefined,
        });
        server = opened;
        opened.once('error', (error: NodeJS.ErrnoException) => {
          reject(
            error.code === 'EADDRINUSE'
              ? new Error(`Port ${port} for automation is taken. Name a free one: --auto-port N.`)
              : error,
          );
        });
        opened.once('listening', () => {
          accept(opened);
          const address = opened.address();
          const got = typeof address === 'object' && address !== null ? address.port : port;
          resolve(`ws://127.0.0.1:${got}`);
        });
      }),
    deliver(client, text) {
      clients.get(client)?.deliver(text);
    },
    tell(method, params) {
      const text = JSON.stringify({ method, params });
      for (const client of clients.values()) client.deliver(text);
    },
    programStarted() {
      started = options.page();
      if (started === undefined) return;
      refusal = undefined;
      for (const client of clients.values()) client.programStarted(started);
    },
    refuse(reason) {
      refusal = reason;
      return [...clients.values()].map((client) => client.refuse(reason)).includes(true);
    },
    close: () =>
      new Promise((resolve) => {
        closing = true;
        if (server === undefined) {
          resolve();
          return;
        }
        const { clients: sockets } = server;
        // A closing handshake lets the last reply arrive; who does not take part is cut off.
        for (const socket of sockets) socket.close(1001);
        const cut = setTimeout(() => {
          for (const socket of sockets) socket.terminate();
        }, 500);
        server.close(() => {
          clearTimeout(cut);
          resolve();
        });
      }),
  };
}

function afterRealTime(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds);
  return () => {
    clearTimeout(timer);
  };
}
