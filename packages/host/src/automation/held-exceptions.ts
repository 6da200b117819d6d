import type { Clock } from '../phone/phone';

/** How many are kept for a client that is not there yet: the first say most. */
const kept = 50;
/** A client cannot listen before `launch()` returns, 5 s after its handshake (docs/automation-protocol.md §3). */
const holdAtMost = 6_000;

/** Keeps exceptions until a client can hear them. */
export interface HeldExceptions {
  /** An exception, as a frame, while no client listens yet. */
  add(frame: string): void;
  /** A client that begins: it gets what is kept once it listens. */
  begin(send: (frame: string) => void): HoldingClient;
}

export interface HoldingClient {
  /** True when the frame is kept for later; false when the client listens already. */
  hold(frame: string): boolean;
  /** It sent a request: all but the handshake come from a client that had time to listen. */
  asked(method: () => unknown): void;
  close(): void;
}

export function createHeldExceptions(clock: Clock, earlier: readonly string[]): HeldExceptions {
  let missed: readonly string[] = earlier.slice(0, kept);
  const added = (list: readonly string[], frame: string) =>
    list.length < kept ? [...list, frame] : list;
  return {
    add(frame) {
      missed = added(missed, frame);
    },
    begin(send) {
      let held: readonly string[] | undefined = missed;
      const release = () => {
        cancel();
        const frames = held ?? [];
        held = undefined;
        missed = [];
        for (const frame of frames) send(frame);
      };
      const cancel = clock.after(holdAtMost, release);
      return {
        hold(frame) {
          if (held === undefined) return false;
          held = added(held, frame);
          return true;
        },
        asked(method) {
          if (held !== undefined && method() !== 'Tool.getInfo') release();
        },
        close: cancel,
      };
    },
  };
}
