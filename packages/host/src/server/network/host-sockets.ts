import WebSocket from 'ws';

import type { PhoneSocket, SocketEvent, SocketMessage, SocketRequest } from '../../phone/sockets';
import { broken } from '../../phone/sockets';
import { redirectSocketOrigin } from './redirect-origin';

/** Sockets of the program, held by this process; `page` tells pages apart where their ids collide. */
export interface HostSockets {
  open(
    page: string,
    id: number,
    request: SocketRequest,
    listener: (event: SocketEvent) => void,
  ): void;
  send(page: string, id: number, message: SocketMessage): void;
  close(page: string, id: number, code: number, reason: string): void;
  /** Cuts every connection of a page that is gone. */
  closePage(page: string): void;
  closeAll(): void;
}

interface HeldSocket extends PhoneSocket {
  cut(): void;
}

export function createHostSockets(resolve: Readonly<Record<string, string>>): HostSockets {
  const pages = new Map<string, Map<number, HeldSocket>>();
  const closePage = (page: string) => {
    for (const socket of pages.get(page)?.values() ?? []) socket.cut();
    pages.delete(page);
  };
  return {
    open(page, id, request, listener) {
      const sockets = pages.get(page) ?? new Map<number, HeldSocket>();
      pages.set(page, sockets);
      const socket = hold(request, resolve, (event) => {
        if (event.kind !== 'opened' && event.kind !== 'message') sockets.delete(id);
        listener(event);
      });
      if (socket !== undefined) sockets.set(id, socket);
    },
    send(page, id, message) {
      pages.get(page)?.get(id)?.send(message);
    },
    close(page, id, code, reason) {
      pages.get(page)?.get(id)?.close(code, reason);
    },
    closePage,
    closeAll() {
      for (const page of [...pages.keys()]) closePage(page);
    },
  };
}

/** Connects; undefined: the request itself was refused, and that was told. */
function hold(
  request: SocketRequest,
  resolve: Readonly<Record<string, string>>,
  listener: (event: SocketEvent) => void,
): HeldSocket | undefined {
  let state: 'connecting' | 'open' | 'over' = 'connecting';
  const tell = (event: SocketEvent) => {
    if (state === 'over') return;
    if (event.kind !== 'message') state = event.kind === 'opened' ? 'open' : 'over';
    if (state !== 'connecting') clearTimeout(timer);
    listener(event);
  };
  const timer = setTimeout(() => {
    tell({ kind: 'timeout' });
    socket?.terminate();
  }, request.timeout);
  const socket = createSocket(request, resolve, tell);
  if (socket === undefined) return undefined;
  hear(socket, tell);
  const cut = () => {
    state = 'over';
    clearTimeout(timer);
    socket.terminate();
  };
  return {
    cut,
    send(message) {
      if (socket.readyState !== WebSocket.OPEN) return;
      socket.send(message.kind === 'text' ? message.text : Buffer.from(message.base64, 'base64'));
    },
    close(code, reason) {
      if (state === 'open') socket.close(code, reason);
      else cut();
    },
  };
}

function createSocket(
  { url, protocols, headers, perMessageDeflate }: SocketRequest,
  resolve: Readonly<Record<string, string>>,
  tell: (event: SocketEvent) => void,
): WebSocket | undefined {
  try {
    const address = redirectSocketOrigin(url, resolve);
    return new WebSocket(address, [...protocols], { headers, perMessageDeflate });
  } catch (error) {
    // A wrong address, protocol or header is refused at once; listeners hear it as any failure, later.
    queueMicrotask(() => {
      tell({ kind: 'failed', reason: reasonOf(error) });
    });
    return undefined;
  }
}

function hear(socket: WebSocket, tell: (event: SocketEvent) => void): void {
  let headers: Record<string, string> = {};
  let opened = false;
  socket.on('upgrade', (response) => {
    headers = Object.fromEntries(
      Object.entries(response.headers).map(([name, value]) => [name, String(value)]),
    );
  });
  socket.on('open', () => {
    opened = true;
    tell({ kind: 'opened', headers });
  });
  socket.on('message', (data, isBinary) => {
    // ws’s own default: one Buffer a message.
    const bytes = data as Buffer;
    const message: SocketMessage = isBinary
      ? { kind: 'bytes', base64: bytes.toString('base64') }
      : { kind: 'text', text: bytes.toString() };
    tell({ kind: 'message', message });
  });
  socket.on('error', (error) => {
    if (!opened) tell({ kind: 'failed', reason: reasonOf(error) });
  });
  socket.on('close', (code, reason) => {
    tell(code === broken.code ? broken : { kind: 'closed', code, reason: reason.toString() });
  });
}

const reasonOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
