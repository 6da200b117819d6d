/** A WebSocket connection of the program, made by the host outside the browser: any header can be sent. */
export interface SocketRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly protocols: readonly string[];
  /** Milliseconds until the handshake is given up. */
  readonly timeout: number;
  readonly perMessageDeflate: boolean;
}

/** One message; bytes as base64, so that they survive every link. */
export type SocketMessage =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'bytes'; readonly base64: string };

/** `failed`, `timeout` (both before `opened` only) and `closed` come last, and only one of them. */
export type SocketEvent =
  | { readonly kind: 'opened'; readonly headers: Readonly<Record<string, string>> }
  | { readonly kind: 'message'; readonly message: SocketMessage }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'closed'; readonly code: number; readonly reason: string };

export interface PhoneSocket {
  send(message: SocketMessage): void;
  /** Says goodbye; before `opened` it gives up, and nothing more is told. */
  close(code: number, reason: string): void;
}

export type ConnectSocket = (
  request: SocketRequest,
  listener: (event: SocketEvent) => void,
) => PhoneSocket;

/** How a connection ends that broke: RFC 6455's number, the reason that clients were seen to say. */
export const broken = {
  kind: 'closed',
  code: 1006,
  reason: 'abnormal closure',
} as const satisfies SocketEvent;

/** A phone without a network for sockets: every attempt fails. */
export const connectNowhere: ConnectSocket = (_request, listener) => {
  queueMicrotask(() => {
    listener({ kind: 'failed', reason: 'no network' });
  });
  return { send: () => undefined, close: () => undefined };
};
