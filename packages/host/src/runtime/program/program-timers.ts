/** The program's timers: as the browser's, but with no `window` as `this` and with errors reported. */
export function createProgramTimers(report: (error: unknown) => void): {
  readonly globals: Readonly<Record<string, unknown>>;
  close(): void;
} {
  const running = new Set<number | NodeJS.Timeout>();
  type Callback = (this: undefined, ...args: readonly unknown[]) => void;
  const guarded = (callback: Callback, args: readonly unknown[]) => () => {
    try {
      callback.call(undefined, ...args);
    } catch (error) {
      report(error);
    }
  };
  const clear = (timer: number) => {
    running.delete(timer);
    clearTimeout(timer);
  };
  return {
    globals: {
      setTimeout(callback: Callback, delay?: number, ...args: readonly unknown[]) {
        const run = guarded(callback, args);
        const timer = setTimeout(() => {
          running.delete(timer);
          run();
        }, delay);
        running.add(timer);
        return timer;
      },
      setInterval(callback: Callback, delay?: number, ...args: readonly unknown[]) {
        const timer = setInterval(guarded(callback, args), delay);
        running.add(timer);
        return timer;
      },
      clearTimeout: clear,
      clearInterval: clear,
    },
    close() {
      for (const timer of running) clearTimeout(timer);
      running.clear();
    },
  };
}
