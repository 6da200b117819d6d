/** Work that runs at most once at a time. */
export interface SingleFlight<T> {
  /** The result of the work that runs now; null when none does. */
  readonly current: () => Promise<T> | null;
  /** The result of the work that runs now; when none does, `work` is begun at once. */
  readonly share: (work: () => Promise<T>) => Promise<T>;
}

/** When a result arrives the work no longer runs: whoever waited for it may begin the next. */
export function createSingleFlight<T>(): SingleFlight<T> {
  let current: Promise<T> | null = null;
  const end = (): void => {
    current = null;
  };
  return {
    current: () => current,
    share: (work) => {
      if (current !== null) return current;
      current = work();
      void current.then(end, end);
      return current;
    },
  };
}
