import type { PhoneSocket, SocketEvent, SocketMessage, SocketRequest } from '../../phone/sockets';
import type { Options } from '../kit/api';
import { ApiFailure } from '../kit/api-failure';
import { base64ToBytes, bytesToBase64, textToBytes } from '../kit/bytes';
import type { ApiContext } from '../kit/context';
import { createListenerSets } from '../kit/context';
import { bufferParameter } from '../kit/parameters';
import { whenCutOff } from './background-cutoff';
import { noteRequest } from './request-journal';

/** As on a browser's WebSocket; the documentation names none, clients have them on the task. */
export const readyStates = { CONNECTING: 0, OPEN: 1, CLOSING: 2, CLOSED: 3 } as const;

export type SocketEventName = 'Open' | 'Message' | 'Error' | 'Close';

export interface SocketConnection {
  readyState(): number;
  on(event: SocketEventName, listener: unknown): void;
  /** Throws an ApiFailure for what is neither text nor bytes, as `close` for a wrong code or reason. */
  send(options: Options): void;
  close(options: Options): void;
}

/** Connects at once; events come later, to the connection's listeners and to `wx.onSocketXxx`. */
export function openConnection(context: ApiContext, request: SocketRequest): SocketConnection {
  const { phone } = context;
  const listeners = createListenerSets(context.report);
  const ended = noteRequest(phone, 'WebSocket', request.url);
  let state: number = readyStates.CONNECTING;
  const tell = (event: SocketEventName, argument: object) => {
    listeners.call(event, argument);
    context.listeners.call(`Socket${event}`, argument);
  };
  const end = (event: 'Error' | 'Close', argument: object) => {
    if (state === readyStates.CLOSED) return;
    state = readyStates.CLOSED;
    stopWatching();
    tell(event, argument);
  };
  const fail = (reason: string) => {
    ended({ error: reason });
    end('Error', { errMsg: `connectSocket:fail ${reason}` });
  };
  const hear = (event: SocketEvent) => {
    if (state === readyStates.CLOSED) return;
    switch (event.kind) {
      case 'opened':
        state = readyStates.OPEN;
        ended({ status: 101 });
        tell('Open', { header: event.headers });
        return;
      case 'message':
        tell('Message', { data: dataOf(event.message) });
        return;
      case 'timeout':
        fail('timeout');
        return;
      case 'failed':
        fail(event.reason);
        return;
      case 'closed':
        end('Close', { code: event.code, reason: event.reason });
    }
  };
  const socket: PhoneSocket = phone.network.connect(request, hear);
  const stopWatching = whenCutOff(context, () => {
    socket.close(normalClosure, '');
    if (state === readyStates.CONNECTING) fail('interrupted');
    else end('Close', { code: normalClosure, reason: 'interrupted' });
  });
  return {
    readyState: () => state,
    on(event, listener) {
      if (typeof listener === 'function') listeners.add(event, listener as () => void);
    },
    send(options) {
      socket.send(messageOf(options));
    },
    close(options) {
      const farewell = farewellOf(options);
      const wasOpen = state === readyStates.OPEN;
      state = readyStates.CLOSING;
      socket.close(farewell.code, farewell.reason);
      if (wasOpen) return;
      ended({ error: 'closed' });
      queueMicrotask(() => {
        end('Close', farewell);
      });
    },
  };
}

const normalClosure = 1000;
/** RFC 6455, and the documentation of `reason`. */
const longestReason = 123;

function messageOf(options: Options): SocketMessage {
  const { data } = options;
  if (typeof data === 'string') return { kind: 'text', text: data };
  return { kind: 'bytes', base64: bytesToBase64(bufferParameter(options, 'data')) };
}

function dataOf(message: SocketMessage): string | ArrayBufferLike {
  return message.kind === 'text' ? message.text : base64ToBytes(message.base64).buffer;
}

/** What a program may say goodbye with: the codes that browsers let pages send. */
function farewellOf({ code = normalClosure, reason = '' }: Options) {
  const isTheirs = typeof code === 'number' && code >= 3000 && code <= 4999;
  if (code !== normalClosure && !isTheirs) {
    throw new ApiFailure(`the code must be 1000 or between 3000 and 4999, not ${String(code)}`);
  }
  if (typeof reason !== 'string' || textToBytes(reason).length > longestReason) {
    throw new ApiFailure(`the reason must be a text of at most ${longestReason} bytes`);
  }
  return { code, reason };
}
