/**
 * A nickname field as its events tell it. The events of one entry differ by client: in which of
 * input, change, blur and review they fire, and in the order.
 */
export interface NicknameEntry {
  /** What the field showed before the person wrote, the last one last: the nickname may change elsewhere. */
  readonly shown: readonly string[];
  /** Whether the person wrote: what the client does to the known nickname is no writing. */
  readonly isEdited: boolean;
  /** Last value heard of, by whichever event. */
  readonly latest: string;
  readonly review: 'none' | 'waiting' | 'passed' | 'rejected';
}

export type NicknameEvent =
  /** A key of the keyboard. */
  | { readonly kind: 'input'; readonly value: string }
  /** A value that came without keys: picked from the keyboard's bar, or put there by the client. */
  | { readonly kind: 'change'; readonly value: string }
  | { readonly kind: 'blur'; readonly value: string; readonly willReview: boolean }
  /** Carries no value: it speaks of the last one. */
  | { readonly kind: 'review'; readonly pass: boolean; readonly timeout: boolean };

/** A field that nobody has written in, with the nickname that is known; `before` is what it was until now. */
export const untouched = (known: string, before?: NicknameEntry): NicknameEntry => ({
  shown: (before?.shown ?? []).concat(known),
  isEdited: false,
  latest: known,
  review: 'none',
});

/** Some clients lose the end of a nickname that was set, and tell the rest as if it were written. */
const isWritten = (entry: NicknameEntry, value: string): boolean =>
  entry.isEdited || !entry.shown.some((known) => known.startsWith(value));

function write(entry: NicknameEntry, value: string): NicknameEntry {
  // After a rejection WeChat clears the field itself: the verdict must outlive that.
  const review = value === '' && entry.review === 'rejected' ? 'rejected' : 'none';
  return { ...entry, isEdited: true, latest: value, review };
}

function leaveField(entry: NicknameEntry, value: string, willReview: boolean): NicknameEntry {
  // DevTools fires blur with an empty value after a nickname was picked from the bar.
  const latest = value === '' ? entry.latest : value;
  if (!isWritten(entry, latest)) return entry;
  const isUnjudged = entry.review === 'none' && latest !== '';
  const review = willReview && isUnjudged ? 'waiting' : entry.review;
  return { ...entry, isEdited: true, latest, review };
}

export function enterNickname(entry: NicknameEntry, event: NicknameEvent): NicknameEntry {
  switch (event.kind) {
    case 'input':
      return write(entry, event.value);
    case 'change':
      return isWritten(entry, event.value) ? write(entry, event.value) : entry;
    case 'blur':
      return leaveField(entry, event.value, event.willReview);
    case 'review':
      // A review that took too long blocks nobody: the backend reviews again.
      if (event.timeout) return { ...entry, review: 'none' };
      return event.pass
        ? { ...entry, review: 'passed' }
        : { ...entry, isEdited: true, latest: '', review: 'rejected' };
  }
}

/** What was submitted: the form's own value, else the last one heard of. */
export function submitNickname(entry: NicknameEntry, formValue: string): NicknameEntry {
  if (formValue.trim() === '' || !isWritten(entry, formValue)) return entry;
  return { ...entry, isEdited: true, latest: formValue };
}
