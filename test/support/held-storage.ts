import type { Platform } from '../../miniprogram/platform/platform';

/** A code as it lies in the encrypted storage. */
export interface StoredCode {
  readonly code: string;
  readonly stage: 'new' | 'conflict' | 'move';
}

/** The encrypted storage of a phone, whose operations can be held up. */
export interface HeldStorage {
  /** The storage as one run of the program has it. */
  readonly secrets: (isAlive: () => boolean) => Platform['secrets'];
  readonly stored: () => readonly StoredCode[];
  readonly held: () => number;
  readonly hold: (isHeld: boolean) => void;
  readonly store: () => void;
  /** What waits never happens. */
  readonly lose: () => void;
}

export function createHeldStorage(secret: Map<string, unknown>): HeldStorage {
  let isHeld = false;
  let operations: readonly (() => void)[] = [];
  const store = (): void => {
    const due = operations;
    operations = [];
    due.forEach((perform) => {
      perform();
    });
  };
  const operate = (isAlive: () => boolean, perform: () => unknown): Promise<unknown> =>
    new Promise((callBack) => {
      // What a dead program still seems to do here does not happen.
      if (!isAlive()) return;
      operations = operations.concat(() => {
        const result = perform();
        if (isAlive()) callBack(result);
      });
      if (!isHeld) store();
    });
  return {
    secrets: (isAlive) => ({
      get: (key) => operate(isAlive, () => structuredClone(secret.get(key))),
      set: (key, value) =>
        operate(isAlive, () => secret.set(key, structuredClone(value))).then(() => true),
      remove: (key) => operate(isAlive, () => secret.delete(key)).then(() => undefined),
    }),
    stored: () => {
      const [left] = [...secret.values()] as {
        codes: { grant: { code: string }; stage: StoredCode['stage'] }[];
      }[];
      return (left?.codes ?? []).map(({ grant: { code }, stage }) => ({ code, stage }));
    },
    held: () => operations.length,
    hold: (next) => {
      isHeld = next;
      if (!isHeld) store();
    },
    store,
    lose: () => {
      operations = [];
    },
  };
}
