import type { HostSide, PhoneSide } from '../link/link';
import { createEmitter } from '../phone/emitter';
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
  /** A page is about to load itself anew. */
  willReturn(name: string): void;
  /** Whether a page is open, or on its way back. */
  expectsPage(): boolean;
  /** Heard when a page came or went. */
  onChange(listener: () => void): () => void;
  close(): void;
}

/** How long a page is expected that loads itself anew, in ms. */
const returnsWithin = 10_000;

export function createPhoneLinks(now: () => number = Date.now): PhoneLinks {
  const pages = new Map<string, PhonePage>();
  const changes = createEmitter<{ readonly changed: undefined }>();
  /** When each page that left to return is expected no more, by the page's name. */
  const returning = new Map<string, number>();
  let lastId = 0;
  return {
    connect(transport, handlers) {
      lastId += 1;
      const id = String(lastId);
      const [back] = [...returning.keys()].filter((name) => !pages.has(name));
      if (back !== undefined) returning.delete(back);
      pages.set(id, createPeer<HostSide, PhoneSide>(transport, handlers(id)));
      transport.onClose(() => {
        pages.delete(id);
        changes.emit('changed', undefined);
      });
      changes.emit('changed', undefined);
    },
    page: (name) => pages.get(name),
    latest: () => [...pages.values()].at(-1),
    all: () => [...pages.values()],
    willReturn(name) {
      returning.set(name, now() + returnsWithin);
    },
    expectsPage: () => pages.size > 0 || [...returning.values()].some((until) => now() < until),
    onChange: (listener) => changes.on('changed', listener),
    close() {
      for (const page of pages.values()) page.close();
      pages.clear();
    },
  };
}
