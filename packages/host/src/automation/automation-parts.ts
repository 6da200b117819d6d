import type { PhoneJournal } from '../phone/phone';
import type { Runtime } from '../runtime/run/runtime';

/** What automation needs and only the surroundings of the page can do. */
export interface AutomationHost {
  /** The host's own version, as Tool.getInfo gives it. */
  readonly version: string;
  /** PNG of the phone, base64 without prefix. */
  screenshot(): Promise<string>;
  /** Told that the running program was ended (App.exit); the host lives on. */
  exit(): void | Promise<void>;
  /** Ends the host (Tool.close), after its reply has gone out. */
  close(): void | Promise<void>;
}

export interface AutomationParts {
  readonly runtime: Runtime;
  readonly host: AutomationHost;
  /** Where "back to home" leads, without leading slash. */
  readonly entryPage: string;
  /** What was thrown before: while the program started. */
  readonly earlier?: readonly PhoneJournal['exception'][];
}
