/**
 * Time that only moves when nothing is left to do at its present instant. Nothing under it may wait for
 * the operating system: no sockets, no files.
 */
export interface VirtualTime {
  /** Milliseconds since 1970. */
  now(): number;
  /** Plans work; the answer cancels it. */
  after(milliseconds: number, run: () => void): () => void;
  sleep(milliseconds: number): Promise<void>;
  /** Moves on from plan to plan until none is left. */
  run(): Promise<void>;
}

interface Plan {
  readonly due: number;
  readonly order: number;
  readonly run: () => void;
}

const isBefore = (one: Plan, other: Plan): boolean =>
  one.due === other.due ? one.order < other.order : one.due < other.due;

/** Makes a clock that stands at `start`. Plans for the same instant run in the order they were made. */
export function createVirtualTime(start: number): VirtualTime {
  let now = start;
  let order = 0;
  const plans = createHeap();
  const settle = async (): Promise<void> => {
    // Promises and stream ticks of everything in this process run out before an immediate; an Express
    // router passes on by an immediate of its own after many handlers.
    for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  };
  const after: VirtualTime['after'] = (milliseconds, run) => {
    let isCancelled = false;
    order += 1;
    const due = now + Math.max(0, milliseconds);
    plans.push({
      due,
      order,
      run: () => {
        if (!isCancelled) run();
      },
    });
    return () => {
      isCancelled = true;
    };
  };
  const sleep = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => void after(milliseconds, resolve));
  return {
    now: () => now,
    after,
    sleep,
    run: async () => {
      await settle();
      for (let next = plans.pop(); next !== undefined; next = plans.pop()) {
        now = next.due;
        next.run();
        await settle();
      }
    },
  };
}

/** A binary heap: tens of thousands of plans wait at the same time. */
function createHeap(): { push(plan: Plan): void; pop(): Plan | undefined } {
  const heap: Plan[] = [];
  const at = (index: number): Plan => {
    const plan = heap[index];
    if (plan === undefined) throw new RangeError(`The heap has no plan ${index}.`);
    return plan;
  };
  const isHeapBefore = (one: number, other: number): boolean =>
    one < heap.length && isBefore(at(one), at(other));
  const swap = (one: number, other: number): void => {
    [heap[one], heap[other]] = [at(other), at(one)];
  };
  return {
    push: (plan) => {
      let index = heap.push(plan) - 1;
      while (index > 0) {
        const parent = (index - 1) >> 1;
        if (!isHeapBefore(index, parent)) break;
        swap(index, parent);
        index = parent;
      }
    },
    pop: () => {
      const [first] = heap;
      const last = heap.pop();
      if (first === undefined || last === undefined || heap.length === 0) return first;
      heap[0] = last;
      let index = 0;
      for (;;) {
        const [left, right] = [2 * index + 1, 2 * index + 2];
        let least = isHeapBefore(left, index) ? left : index;
        if (isHeapBefore(right, least)) least = right;
        if (least === index) return first;
        swap(index, least);
        index = least;
      }
    },
  };
}
