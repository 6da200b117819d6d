import type { JournalEntry } from './desk-api';

type Subject = Extract<JournalEntry, { kind: 'changed' }>['what'];
export type Refreshers = Readonly<Record<Subject, () => Promise<void>>>;

/** Many changes at once are asked for once: each refresher runs alone, and once more at most. */
export function refreshers(all: Refreshers): Refreshers {
  const once = (refresh: () => Promise<void>) => {
    let running: Promise<void> | undefined;
    let next: Promise<void> | undefined;
    const run = (): Promise<void> => {
      const started = refresh().finally(() => {
        running = undefined;
      });
      running = started;
      return started;
    };
    return (): Promise<void> => {
      if (running === undefined) return run();
      next ??= running
        .catch(() => undefined)
        .then(() => {
          next = undefined;
          return run();
        });
      return next;
    };
  };
  return {
    settings: once(all.settings),
    platform: once(all.platform),
    storage: once(all.storage),
    running: once(all.running),
  };
}
