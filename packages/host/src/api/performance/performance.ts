import type { ApiTable } from '../kit/api';
import { syncApi } from '../kit/api';
import type { ApiContext } from '../kit/context';
import type { Entry } from './entries';
import { entryTypes, measureRoutes } from './entries';

interface EntryList {
  getEntries(): readonly Entry[];
  getEntriesByType(type: unknown): readonly Entry[];
  getEntriesByName(name: unknown, type?: unknown): readonly Entry[];
}

const listOf = (entries: () => readonly Entry[]): EntryList => ({
  getEntries: () => [...entries()],
  getEntriesByType: (type) => entries().filter(({ entryType }) => entryType === type),
  getEntriesByName: (wanted, type) =>
    entries().filter(
      ({ name, entryType }) => name === wanted && (type === undefined || entryType === type),
    ),
});

interface Observer {
  types: readonly unknown[];
  readonly tell: (list: EntryList) => void;
}

/** Documentation (PerformanceObserver.observe): one type, or several. */
function typesOf(options: unknown): readonly unknown[] {
  const { type, entryTypes: several } = (options ?? {}) as Readonly<Record<string, unknown>>;
  if (Array.isArray(several)) return several;
  return type === undefined ? [] : [type];
}

/** `Performance` of one program: measures from the moment that the program has its `wx`. */
function createPerformance({ listeners, phone, report }: ApiContext): () => object {
  let kept: readonly Entry[] = [];
  /** Documentation (Performance.setBufferSize): 30 unless told. */
  let size = 30;
  const observers = new Set<Observer>();
  measureRoutes(listeners, phone.clock, (entries) => {
    kept = size === 0 ? [] : [...kept, ...entries].slice(-size);
    for (const { types, tell } of [...observers]) {
      const wanted = entries.filter(({ entryType }) => types.includes(entryType));
      if (wanted.length > 0) tell(listOf(() => wanted));
    }
  });
  const performance = {
    ...listOf(() => kept),
    setBufferSize(wanted: unknown) {
      if (typeof wanted !== 'number' || wanted < 0) return;
      size = Math.floor(wanted);
      kept = size === 0 ? [] : kept.slice(-size);
    },
    createObserver(callback: unknown) {
      const observer: Observer = {
        types: [],
        tell(list) {
          try {
            if (typeof callback === 'function') (callback as (told: EntryList) => void)(list);
          } catch (error) {
            report(error);
          }
        },
      };
      return {
        supportedEntryTypes: [...entryTypes],
        observe(options: unknown) {
          observer.types = typesOf(options);
          observers.add(observer);
        },
        disconnect() {
          observers.delete(observer);
        },
      };
    },
  };
  return () => performance;
}

/** Performance (documentation: API / 基础 / 性能). */
export const performanceApis = {
  getPerformance: { kind: 'made', since: '2.11.0', make: createPerformance },
  reportPerformance: syncApi(({ phone }, id, value, dimensions) => {
    const more = dimensions === undefined ? '' : ` ${JSON.stringify(dimensions)}`;
    const text = `reportPerformance ${String(id)} ${String(value)}${more}`;
    phone.journal.emit('notice', { severity: 'info', text });
  }, '2.9.2'),
} satisfies ApiTable;
