import type { PhoneSide } from '../link/link';
import type { ConnectSocket, SocketEvent } from '../phone/sockets';
import type { RpcParams } from '../transport/rpc';
import type { Host } from './host';

/** The page's end of sockets that the host process holds. */
export interface RemoteSockets {
  readonly connect: ConnectSocket;
  readonly heard: (params: RpcParams<PhoneSide['socket.event']>) => void;
}

export function createRemoteSockets(host: () => Host): RemoteSockets {
  const listeners = new Map<number, (event: SocketEvent) => void>();
  let lastId = 0;
  return {
    connect(request, listener) {
      lastId += 1;
      const id = lastId;
      listeners.set(id, listener);
      host().notify('socket.open', { id, request });
      return {
        send(message) {
          host().notify('socket.send', { id, message });
        },
        close(code, reason) {
          host().notify('socket.close', { id, code, reason });
        },
      };
    },
    heard({ id, event }) {
      const listener = listeners.get(id);
      if (event.kind !== 'opened' && event.kind !== 'message') listeners.delete(id);
      listener?.(event);
    },
  };
}
