/** Something that reads shared values, and hears when one of them changes. */
interface Reader {
  readonly changed: () => void;
  readonly read: Set<Set<Reader>>;
}

/** `SharedValue` and `DerivedValue` (documentation: worklet 动画). */
export interface SharedValue {
  value: unknown;
}

const reading: Reader[] = [];

function noteReader(readers: Set<Reader>): void {
  const reader = reading.at(-1);
  if (reader === undefined) return;
  readers.add(reader);
  reader.read.add(readers);
}

function tell(readers: Set<Reader>): void {
  for (const reader of [...readers]) reader.changed();
}

function forget(reader: Reader): void {
  for (const readers of reader.read) readers.delete(reader);
  reader.read.clear();
}

/** Runs `run` and remembers which shared values it read. */
function readBy<Result>(reader: Reader, run: () => Result): Result {
  forget(reader);
  reading.push(reader);
  try {
    return run();
  } finally {
    reading.pop();
  }
}

/** A value that tells those who read it of every change; `set` may do something else with what is assigned. */
export function createSharedValue(
  initial: unknown,
  set: (assigned: unknown, write: (value: unknown) => void, now: unknown) => void = (
    value,
    write,
  ) => {
    write(value);
  },
): SharedValue {
  let kept = initial;
  const readers = new Set<Reader>();
  const write = (value: unknown) => {
    if (Object.is(value, kept)) return;
    kept = value;
    tell(readers);
  };
  return {
    get value() {
      noteReader(readers);
      return kept;
    },
    set value(assigned) {
      set(assigned, write, kept);
    },
  };
}

/** Computed at once, and again when what `compute` read has changed. */
export function createDerivedValue(compute: () => unknown): SharedValue {
  const readers = new Set<Reader>();
  let fresh = false;
  let kept: unknown;
  const reader: Reader = {
    read: new Set(),
    changed() {
      if (!fresh) return;
      fresh = false;
      tell(readers);
    },
  };
  const refresh = () => {
    if (fresh) return;
    fresh = true;
    kept = readBy(reader, compute);
  };
  refresh();
  return {
    get value() {
      noteReader(readers);
      refresh();
      return kept;
    },
    set value(assigned) {
      kept = assigned;
      tell(readers);
    },
  };
}

/**
 * Runs `effect` at once, and once more after the shared values that it read have changed: `later` runs it,
 * however many of them change until then.
 *
 * @returns ends it
 */
export function watchSharedValues(
  effect: () => void,
  later: (run: () => void) => void,
): () => void {
  let ended = false;
  let waiting = false;
  const reader: Reader = {
    read: new Set(),
    changed() {
      if (waiting) return;
      waiting = true;
      later(run);
    },
  };
  const run = () => {
    waiting = false;
    if (!ended) readBy(reader, effect);
  };
  run();
  return () => {
    ended = true;
    forget(reader);
  };
}
