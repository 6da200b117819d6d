import { element } from '../page/element';
import type { JournalEntry } from './desk-api';
import type { Words } from './words';

export interface Status {
  readonly element: HTMLElement;
  readonly hear: (entry: JournalEntry) => void;
  readonly connected: (is: boolean) => void;
  readonly visible: (is: boolean) => void;
  /** Runs a call to the server; a failure is said in one sentence until a later call succeeds. */
  readonly attempt: (run: () => Promise<void>) => void;
}

interface Facts {
  readonly isConnected: boolean;
  readonly isVisible: boolean;
  /** Problems in the sources. */
  readonly problems: number;
  /** What the running program threw last. */
  readonly thrown?: string | undefined;
  /** Why the last call to the server failed. */
  readonly refused?: string | undefined;
}

/** The one line that says how things are: the gravest of what is known. */
export function drawStatus(words: Words): Status {
  const line = element('p', { class: 'status', role: 'status' });
  let facts: Facts = { isConnected: true, isVisible: true, problems: 0 };
  const know = (more: Partial<Facts>) => {
    facts = { ...facts, ...more };
    const [state, text] = sentenceFor(facts, words);
    if (line.textContent === text && line.dataset['state'] === state) return;
    line.dataset['state'] = state;
    line.textContent = text;
    line.title = text;
  };
  know({});
  return {
    element: line,
    hear(entry) {
      if (entry.kind === 'started') know({ thrown: undefined });
      if (entry.kind === 'exception') know({ thrown: entry.message });
      if (entry.kind === 'diagnostics') know({ problems: entry.list.length });
    },
    connected(is) {
      know({ isConnected: is });
    },
    visible(is) {
      know({ isVisible: is });
    },
    attempt(run) {
      run().then(
        () => {
          know({ refused: undefined });
        },
        (error: unknown) => {
          know({ refused: error instanceof Error ? error.message : String(error) });
        },
      );
    },
  };
}

type State = 'running' | 'background' | 'problem' | 'gone';

function sentenceFor(
  { isConnected, isVisible, problems, thrown, refused }: Facts,
  words: Words,
): readonly [State, string] {
  if (!isConnected) return ['gone', words.disconnected];
  if (problems > 0) return ['problem', words.problems(problems)];
  if (refused !== undefined) return ['problem', words.failed(refused)];
  if (thrown !== undefined) return ['problem', words.threw(thrown.split('\n')[0] ?? thrown)];
  return isVisible ? ['running', words.running] : ['background', words.inBackground];
}
