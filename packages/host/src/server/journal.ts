import type { JournalEntry } from '../desk/desk-api';
import { createEmitter } from '../phone/emitter';

/** `Omit` that keeps the members of a union apart. */
type WithoutTime<Entry> = Entry extends unknown ? Omit<Entry, 'at'> : never;

/** What goes on in the host, for the desk and the terminal; keeps the latest entries. */
export interface Journal {
  add(entry: WithoutTime<JournalEntry>): void;
  recent(): readonly JournalEntry[];
  onEntry(listener: (entry: JournalEntry) => void): () => void;
}

const kept = 400;

export function createJournal(now: () => number): Journal {
  const emitter = createEmitter<{ entry: JournalEntry }>();
  let entries: readonly JournalEntry[] = [];
  return {
    add(entry) {
      const dated: JournalEntry = { ...entry, at: now() };
      entries = [...entries.slice(1 - kept), dated];
      emitter.emit('entry', dated);
    },
    recent: () => entries,
    onEntry: (listener) => emitter.on('entry', listener),
  };
}
