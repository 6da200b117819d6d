import type { ConsoleType, Phone } from '../../phone/phone';

const types: readonly ConsoleType[] = ['log', 'info', 'warn', 'error', 'debug'];

/** The program's console: the browser's own, and the phone's journal. */
export function createProgramConsole(phone: Phone): Readonly<Record<string, unknown>> {
  const silent = () => undefined;
  return {
    ...Object.fromEntries(
      types.map((type) => [
        type,
        (...args: readonly unknown[]) => {
          console[type](...args);
          phone.journal.emit('console', { type, args });
        },
      ]),
    ),
    group: silent,
    groupEnd: silent,
  };
}
