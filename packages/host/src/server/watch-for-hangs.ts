import type { StuckPlace } from '../browser/interrupt';
import type { BrowserPage } from '../browser/launch-browser';
import { systemClock } from '../phone/create-phone';
import type { HostState } from './host-state';
import { describePlace, describeStack } from './stuck-place';
import { startWatchdog } from './watchdog';

export interface HangOptions {
  /**
   * Milliseconds until a client's request is answered: a program hangs that gives no sign of life for half
   * as long again, and one whose first page somebody waits for, after this time.
   */
  readonly deadline: number;
  readonly log: (line: string) => void;
  /** An event for every automation client. */
  readonly tellClients: (method: string, params: object) => void;
  /** Ends the host: starting the program anew does not help. */
  readonly giveUp: (reason: string) => void;
}

/** How often a program may hang in a row: before its first page, and soon after it. */
const allowed = { starting: 1, running: 4 };
/** A program that ran for this long was started with success, in ms. */
const longRun = 60_000;

/**
 * A program in an endless loop is ended, started anew, and told where it looped, until that is seen to
 * be in vain.
 */
export function watchForHangs(
  { links, program, journal, starts }: HostState,
  page: BrowserPage,
  { deadline, log, tellClients, giveUp }: HangOptions,
): () => void {
  let readyAt: number | undefined;
  const inARow = { starting: 0, running: 0 };
  let stop: () => void = () => undefined;
  let ended = false;

  const watch = () => {
    stop();
    stop = startWatchdog({
      ping: () => links.latest()?.call('ping', {}),
      // The client's own patience is 30 s for everything: the second look is shorter.
      patience: readyAt === undefined ? deadline / (1 + inARow.starting) : deadline * 1.5,
      after: (milliseconds, run) => systemClock.after(milliseconds, run),
      onHang: () => {
        stop();
        page.interrupt().then(tellHang, (error: unknown) => {
          tell(`The program stopped answering and could not be started anew: ${String(error)}`);
          if (!ended) giveUp('The program stopped answering and its page could not be reloaded.');
        });
      },
    });
  };

  const tell = (text: string) => {
    if (ended) return;
    log(text);
    journal.add({ kind: 'notice', severity: 'error', text });
  };

  const tellHang = (stack: readonly StuckPlace[]) => {
    if (ended) return;
    const bundle = program.bundle();
    const place = describePlace(stack, bundle);
    const message = `The program stopped answering: an endless loop${place === undefined ? '?' : ` at ${place}`}`;
    tell(`${message}. It was started anew.`);
    tellClients('App.exceptionThrown', { message, stack: describeStack(message, stack, bundle) });
    const phase = readyAt === undefined ? 'starting' : 'running';
    if (readyAt !== undefined && Date.now() - readyAt > longRun) inARow.running = 0;
    inARow[phase] += 1;
    readyAt = undefined;
    if (inARow[phase] > allowed[phase]) giveUp(`${message}, again and again.`);
    else watch();
  };

  const stopHearing = starts.on('started', ({ error }) => {
    if (error !== undefined) return;
    readyAt = Date.now();
    inARow.starting = 0;
    watch();
  });
  watch();
  return () => {
    ended = true;
    stopHearing();
    stop();
  };
}
