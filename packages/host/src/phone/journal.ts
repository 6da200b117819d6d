import type { Emitter } from './emitter';
import { createEmitter } from './emitter';
import type { PhoneJournal } from './phone';

/** Counts how often each was said; the same again is told at the 10th time, the 100th … */
export function createCounts(): (said: string) => {
  readonly count: number;
  readonly isTold: boolean;
} {
  const counts = new Map<string, number>();
  return (said) => {
    const count = (counts.get(said) ?? 0) + 1;
    counts.set(said, count);
    return { count, isTold: /^10*$/.test(String(count)) };
  };
}

export const withCount = (text: string, count: number): string =>
  count === 1 ? text : `${text} (${String(count)} times)`;

/** The phone's journal; a warning that comes again and again does not drown the others. */
export function createPhoneJournal(): Emitter<PhoneJournal> {
  const journal = createEmitter<PhoneJournal>();
  const countOf = createCounts();
  return {
    on: (name, listener) => journal.on(name, listener),
    emit(name, event) {
      if (name !== 'notice') {
        journal.emit(name, event);
        return;
      }
      const { isCounted = false, ...notice } = event as PhoneJournal['notice'];
      if (isCounted || notice.severity !== 'warning') {
        journal.emit('notice', notice);
        return;
      }
      const { count, isTold } = countOf(notice.text);
      if (isTold) journal.emit('notice', { ...notice, text: withCount(notice.text, count) });
    },
  };
}
