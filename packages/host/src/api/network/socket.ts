import type { ApiTable, Options } from '../kit/api';
import { asyncApi, syncApi } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import { answered } from '../kit/callback';
import type { ApiContext } from '../kit/context';
import { arrayParameter } from '../kit/parameters';
import { isCutOff } from './background-cutoff';
import { headersOf, withReferer } from './http-parts';
import type { SocketConnection, SocketEventName } from './socket-connection';
import { openConnection, readyStates } from './socket-connection';

/** Documentation (wx.connectSocket, 并发数). */
const maximumConnections = 5;

/** A program's connections that are not closed, oldest first. */
const programs = new WeakMap<ApiContext, Set<SocketConnection>>();

function connectionsOf(context: ApiContext): Set<SocketConnection> {
  const known = programs.get(context) ?? new Set<SocketConnection>();
  programs.set(context, known);
  for (const connection of known) {
    if (connection.readyState() === readyStates.CLOSED) known.delete(connection);
  }
  return known;
}

function connect(context: ApiContext, options: Options): SocketConnection {
  const connections = connectionsOf(context);
  const { url, header, protocols, timeout, perMessageDeflate } = options;
  if (typeof url !== 'string' || !/^wss?:\/\//.test(url)) {
    throw new ApiFailure(`invalid url "${String(url)}"`, 600009);
  }
  if (isCutOff(context)) throw new ApiFailure('interrupted', 600003);
  if (connections.size >= maximumConnections) {
    const reason = `fail reach max websocket connect count ${maximumConnections}`;
    throw new ApiFailure(reason, 600007);
  }
  const connection = openConnection(context, {
    url,
    headers: withReferer(context, headersOf(header)),
    protocols: protocols === undefined ? [] : arrayParameter(options, 'protocols').map(String),
    timeout: Number(timeout ?? context.app.networkTimeout.connectSocket),
    perMessageDeflate: perMessageDeflate === true,
  });
  connections.add(connection);
  return connection;
}

/** A task whose methods work on `connection`, or fail where the call that made it did. */
function taskOf(context: ApiContext, connection?: SocketConnection): object {
  const state = () => connection?.readyState() ?? readyStates.CLOSED;
  const on = (event: SocketEventName) => (listener: unknown) => {
    connection?.on(event, listener);
  };
  return {
    ...readyStates,
    get readyState() {
      return state();
    },
    send(options: Options = {}) {
      const isOpen = state() === readyStates.OPEN;
      const name = isOpen ? 'sendSocketMessage' : 'SocketTask.send';
      const run = () => {
        if (!isOpen) throw new ApiFailure('SocketTask.readyState is not OPEN');
        connection?.send(options);
      };
      void answered(name, options, run, context.report, false);
    },
    close(options: Options = {}) {
      const run = () => {
        if (state() > readyStates.OPEN) throw notConnected();
        connection?.close(options);
      };
      void answered('closeSocket', options, run, context.report, false);
    },
    onOpen: on('Open'),
    onMessage: on('Message'),
    onError: on('Error'),
    onClose: on('Close'),
  };
}

const notConnected = () => new ApiFailure('WebSocket is not connected');

/** The connection that the calls without a task mean: the newest that is open. */
function openConnectionOf(context: ApiContext): SocketConnection {
  const open = [...connectionsOf(context)].filter(
    (connection) => connection.readyState() === readyStates.OPEN,
  );
  const newest = open.at(-1);
  if (newest === undefined) throw notConnected();
  return newest;
}

const onSocket = (event: SocketEventName) =>
  syncApi(({ listeners }, listener) => {
    listeners.add(`Socket${event}`, listener as never);
  });

/** WebSocket (documentation: API / 网络 / WebSocket). */
export const socketApis = {
  connectSocket: {
    kind: 'task',
    run(context, options) {
      try {
        const connection = connect(context, options);
        return { task: taskOf(context, connection), result: Promise.resolve() };
      } catch (error) {
        const failure = error instanceof Error ? error : new Error(String(error));
        return { task: taskOf(context), result: Promise.reject(failure) };
      }
    },
  },
  sendSocketMessage: asyncApi((context, options) => {
    openConnectionOf(context).send(options);
  }),
  closeSocket: asyncApi((context, options) => {
    openConnectionOf(context).close(options);
  }),
  onSocketOpen: onSocket('Open'),
  onSocketMessage: onSocket('Message'),
  onSocketError: onSocket('Error'),
  onSocketClose: onSocket('Close'),
} satisfies ApiTable;
