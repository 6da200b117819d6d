/** What an object of WeChat tells its listeners, by the name that stands after `on` and `off`. */
export interface Listening<Events extends object> {
  readonly emit: <Name extends keyof Events & string>(name: Name, event: Events[Name]) => void;
  /** `onPlay`, `offPlay` …: `off` removes one listener, or all. */
  readonly methods: Readonly<Record<string, (listener?: unknown) => void>>;
  readonly clear: () => void;
}

/** Listeners of one object; what one throws is reported and stops none of the others. */
export function createListening<Events extends object>(
  names: readonly (keyof Events & string)[],
  report: (error: unknown) => void,
): Listening<Events> {
  const all = new Map<string, Set<unknown>>(names.map((name) => [name, new Set()]));
  const methods: Record<string, (listener?: unknown) => void> = {};
  for (const name of names) {
    methods[`on${name}`] = (listener) => {
      if (typeof listener === 'function') all.get(name)?.add(listener);
    };
    methods[`off${name}`] = (listener) => {
      if (listener === undefined) all.get(name)?.clear();
      else all.get(name)?.delete(listener);
    };
  }
  return {
    methods,
    emit(name, event) {
      for (const listener of [...(all.get(name) ?? [])]) {
        try {
          (listener as (event: unknown) => void)(event);
        } catch (error) {
          report(error);
        }
      }
    },
    clear() {
      for (const set of all.values()) set.clear();
    },
  };
}
