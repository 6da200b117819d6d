import type { ConsoleType, Phone } from '../../phone/phone';

const types: readonly ConsoleType[] = ['log', 'info', 'warn', 'error', 'debug'];

/** Methods that only say their arguments in another shape, and the one that the journal takes. */
const shown = ['table', 'dir', 'trace', 'group', 'groupCollapsed'] as const;

type Say = (...args: readonly unknown[]) => void;

/** The program's console: the browser's own, and the phone's journal. */
export function createProgramConsole(phone: Phone): Readonly<Record<string, unknown>> {
  const note = (type: ConsoleType, args: readonly unknown[]) => {
    phone.journal.emit('console', { type, args });
  };
  const say =
    (type: ConsoleType): Say =>
    (...args) => {
      console[type](...args);
      note(type, args);
    };
  const show =
    (method: (typeof shown)[number]): Say =>
    (...args) => {
      console[method](...args);
      note('log', args);
    };
  return {
    ...Object.fromEntries(types.map((type) => [type, say(type)])),
    ...Object.fromEntries(shown.map((method) => [method, show(method)])),
    groupEnd: () => {
      console.groupEnd();
    },
    clear: () => {
      console.clear();
    },
    assert: (condition: unknown, ...args: readonly unknown[]) => {
      if (!condition) say('error')('Assertion failed:', ...args);
    },
    ...createCounting(say('log')),
    ...createMeasuring(phone, say('log'), say('warn')),
  };
}

const labelOf = (label: unknown) => (label === undefined ? 'default' : (label as string));

function createCounting(log: Say) {
  const counts = new Map<string, number>();
  return {
    count(given?: unknown) {
      const label = labelOf(given);
      const count = (counts.get(label) ?? 0) + 1;
      counts.set(label, count);
      log(`${label}: ${count}`);
    },
    countReset(given?: unknown) {
      counts.delete(labelOf(given));
    },
  };
}

function createMeasuring({ clock }: Phone, log: Say, warn: Say) {
  const starts = new Map<string, number>();
  const tell = (label: string, args: readonly unknown[]) => {
    const start = starts.get(label);
    if (start === undefined) warn(`Timer "${label}" does not exist`);
    else log(`${label}: ${clock.now() - start} ms`, ...args);
  };
  return {
    time(given?: unknown) {
      starts.set(labelOf(given), clock.now());
    },
    timeLog(given?: unknown, ...args: readonly unknown[]) {
      tell(labelOf(given), args);
    },
    timeEnd(given?: unknown) {
      tell(labelOf(given), []);
      starts.delete(labelOf(given));
    },
  };
}
