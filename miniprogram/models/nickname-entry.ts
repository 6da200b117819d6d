/**
 * A nickname field as its events tell it (docs/wechat-facts.md §4): clients differ in which of
 * input, change, blur and review they fire, and in the order.
 */
export interface NicknameEntry {
  /** Last value heard of, by whichever event. */
  readonly latest: string;
  readonly review: 'none' | 'waiting' | 'passed' | 'rejected';
}

export type NicknameEvent =
  | { readonly kind: 'value'; readonly value: string }
  | { readonly kind: 'blur'; readonly value: string; readonly willReview: boolean }
  /** Carries no value: it speaks of the last one. */
  | { readonly kind: 'review'; readonly pass: boolean; readonly timeout: boolean };

export function enterNickname(entry: NicknameEntry, event: NicknameEvent): NicknameEntry {
  switch (event.kind) {
    case 'value':
      // After a rejection WeChat clears the field itself: the verdict must outlive that.
      return event.value === '' && entry.review === 'rejected'
        ? { latest: '', review: 'rejected' }
        : { latest: event.value, review: 'none' };
    case 'blur': {
      // DevTools fires blur with an empty value after a nickname was picked from the bar.
      const latest = event.value === '' ? entry.latest : event.value;
      const isUnjudged = entry.review === 'none' && latest !== '';
      return { latest, review: event.willReview && isUnjudged ? 'waiting' : entry.review };
    }
    case 'review':
      // A review that took too long blocks nobody: the backend reviews again.
      if (event.timeout) return { ...entry, review: 'none' };
      return event.pass ? { ...entry, review: 'passed' } : { latest: '', review: 'rejected' };
  }
}

/** What to save: the form's own value, else the last one heard of. */
export function submittedNickname(entry: NicknameEntry, formValue: string): string {
  return formValue.trim() === '' ? entry.latest : formValue;
}
