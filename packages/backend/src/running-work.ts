/** What must not be interrupted: requests that are being answered, codes that WeChat is asked about. */
export interface RunningWork {
  /** Counts the work until it has ended, however it ends. */
  track<Result>(work: Promise<Result>): Promise<Result>;
  /** Resolves once nothing runs any more. */
  idle(): Promise<void>;
}

/** Makes the count of one backend. */
export function createRunningWork(): RunningWork {
  const running = new Set<Promise<unknown>>();
  return {
    track: (work) => {
      running.add(work);
      const end = (): void => void running.delete(work);
      work.then(end, end);
      return work;
    },
    idle: async () => {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
}
