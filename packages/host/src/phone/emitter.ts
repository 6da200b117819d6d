/** Typed events: `on` returns what removes the listener. */
export interface Emitter<Events> {
  on<Name extends keyof Events>(name: Name, listener: (event: Events[Name]) => void): () => void;
  emit<Name extends keyof Events>(name: Name, event: Events[Name]): void;
}

export function createEmitter<Events>(): Emitter<Events> {
  const listeners = new Map<keyof Events, Set<(event: never) => void>>();
  return {
    on(name, listener) {
      const set = listeners.get(name) ?? new Set();
      listeners.set(name, set);
      set.add(listener);
      return () => {
        set.delete(listener);
      };
    },
    emit(name, event) {
      // A copy: a listener may remove itself or others while it runs.
      for (const listener of [...(listeners.get(name) ?? [])]) {
        (listener as (event: Events[typeof name]) => void)(event);
      }
    },
  };
}
