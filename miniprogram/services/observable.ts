/** Tells everybody who listens. */
export interface Observable<T> {
  readonly publish: (value: T) => void;
  /** Calls back with every value that is published, until the returned function is called. */
  readonly subscribe: (listener: (value: T) => void) => () => void;
}

export function createObservable<T>(): Observable<T> {
  let listeners: readonly ((value: T) => void)[] = [];
  return {
    publish: (value) => {
      listeners.forEach((listener) => {
        listener(value);
      });
    },
    subscribe: (listener) => {
      listeners = listeners.concat(listener);
      return () => {
        listeners = listeners.filter((other) => other !== listener);
      };
    },
  };
}
