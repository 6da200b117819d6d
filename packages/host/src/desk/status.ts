import { element } from '../page/element';
import type { JournalEntry } from './desk-api';
import type { Words } from './words';

export interface Status {
  readonly element: HTMLElement;
  readonly hear: (entry: JournalEntry) => void;
  readonly connected: (is: boolean) => void;
  /** Runs a call to the server; a failure is said in one sentence. */
  readonly attempt: (run: () => Promise<void>) => void;
}

/** The one line that says how things are. */
export function drawStatus(words: Words): Status {
  const line = element('p', { class: 'status', role: 'status' });
  const say = (state: 'running' | 'problem' | 'gone', text: string) => {
    line.dataset['state'] = state;
    line.textContent = text;
  };
  return {
    element: line,
    hear(entry) {
      if (entry.kind === 'reload') say('running', words.running);
      if (entry.kind !== 'diagnostics') return;
      if (entry.list.length === 0) say('running', words.running);
      else say('problem', words.problems(entry.list.length));
    },
    connected(is) {
      say(is ? 'running' : 'gone', is ? words.running : words.disconnected);
    },
    attempt(run) {
      run().catch((error: unknown) => {
        say('problem', words.failed(error instanceof Error ? error.message : String(error)));
      });
    },
  };
}
