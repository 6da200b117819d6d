import type { ProcessIdentity } from './process-identity';
import { identify, isAlive } from './process-identity';

/** How often a process that nobody hears the end of is looked at, in ms. */
const lookAgain = 1000;
/** A shell script around the command ends with it; whoever is left after this time is the client. */
const wrappersEndWithin = 2000;

export interface Asking {
  /** Aborted by a signal, or by the end of the process that started this one. */
  readonly signal: AbortSignal;
  /** The same from within. */
  readonly end: () => void;
  /** The command that started this one has ended, as it should: from now on its own ancestors count. */
  handOver(clients: readonly ProcessIdentity[]): void;
}

/**
 * Hears everything that asks this process to end: signals, and the end of the process that started it
 * and will never ask. `watchParent` is false for a process that was sent into the background.
 */
export function listenForEnd({ watchParent }: { readonly watchParent: boolean }): Asking {
  const asked = new AbortController();
  const end = () => {
    asked.abort();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, end);
  const watch = (isGone: () => boolean) => {
    const timer = setInterval(() => {
      if (!isGone()) return;
      clearInterval(timer);
      end();
    }, lookAgain);
    timer.unref();
  };
  if (watchParent) {
    const parent = process.ppid;
    watch(() => process.ppid !== parent);
  }
  return {
    signal: asked.signal,
    end,
    handOver(clients) {
      setTimeout(() => {
        const client = clients.find(isAlive);
        watch(() => client === undefined || !isAlive(client));
      }, wrappersEndWithin).unref();
    },
  };
}

/** For an environment variable: "12:3456,7:89". */
export const writeClients = (clients: readonly ProcessIdentity[]): string =>
  clients.map(({ pid, startedAt = '' }) => `${pid}:${startedAt.replaceAll(',', ' ')}`).join(',');

/** The processes of `writeClients` that still run. */
export function readClients(text: string): readonly ProcessIdentity[] {
  return text.split(',').flatMap((word) => {
    const [, pid = '', startedAt = ''] = /^(\d+):(.*)$/u.exec(word) ?? [];
    if (pid === '') return [];
    const identity = startedAt === '' ? identify(Number(pid)) : { pid: Number(pid), startedAt };
    return identity === undefined ? [] : [identity];
  });
}
