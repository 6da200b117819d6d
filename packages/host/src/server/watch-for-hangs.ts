import type { BrowserPage } from '../browser/launch-browser';
import { systemClock } from '../phone/create-phone';
import type { HostState } from './host-state';
import { describePlace, startWatchdog } from './watchdog';

export interface HangOptions {
  /** Milliseconds without a sign of life. */
  readonly patience: number;
  readonly log: (line: string) => void;
}

/** A program in an endless loop is ended, started anew, and told where it looped. */
export function watchForHangs(
  { links, program, journal }: HostState,
  page: BrowserPage,
  { patience, log }: HangOptions,
): () => void {
  return startWatchdog({
    ping: () => links.latest()?.call('ping', {}),
    patience,
    after: (milliseconds, run) => systemClock.after(milliseconds, run),
    onHang: () => {
      const tell = (text: string) => {
        log(text);
        journal.add({ kind: 'notice', severity: 'error', text });
      };
      page.interrupt().then(
        (place) => {
          const where =
            place === undefined ? '' : ` It ran ${describePlace(place, program.bundle())}.`;
          tell(`The program stopped answering and was started anew: an endless loop?${where}`);
        },
        (error: unknown) => {
          tell(`The program stopped answering and could not be started anew: ${String(error)}`);
        },
      );
    },
  });
}
