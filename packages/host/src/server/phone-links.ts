import type { HostSide, PhoneSide } from '../link/link';
import type { RpcHandlers, RpcPeer } from '../transport/rpc';
import { createPeer } from '../transport/rpc';
import type { Transport } from '../transport/transport';

export type PhonePage = RpcPeer<PhoneSide>;

/** The phone pages that are open: usually one; the latest is the one that automation sees. */
export interface PhoneLinks {
  connect(transport: Transport, handlers: (page: string) => RpcHandlers<HostSide>): void;
  /** The page that its handlers know by this name, while it is open. */
  page(name: string): PhonePage | undefined;
  latest(): PhonePage | undefined;
  all(): readonly PhonePage[];
  close(): void;
}

export function createPhoneLinks(): PhoneLinks {
  const pages = new Map<string, PhonePage>();
  let lastId = 0;
  return {
    connect(transport, handlers) {
      lastId += 1;
      const id = String(lastId);
      pages.set(id, createPeer<HostSide, PhoneSide>(transport, handlers(id)));
      transport.onClose(() => {
        pages.delete(id);
      });
    },
    page: (name) => pages.get(name),
    latest: () => [...pages.values()].at(-1),
    all: () => [...pages.values()],
    close() {
      for (const page of pages.values()) page.close();
      pages.clear();
    },
  };
}
