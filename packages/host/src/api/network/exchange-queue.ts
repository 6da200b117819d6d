/** Documentation (基础能力 / 网络): at most ten exchanges of a kind run at a time; further ones wait. */
const maximumConcurrent = 10;

/** The exchanges of one kind on one phone. */
export interface ExchangeQueue {
  readonly isFull: () => boolean;
  enter(): void;
  /** Waits for a place that is handed over, and enters; false: given up before there was one. */
  wait(signal: AbortSignal): Promise<boolean>;
  leave(): void;
}

const queues = new WeakMap<object, Map<string, ExchangeQueue>>();

export function queueOf(phone: object, kind: string): ExchangeQueue {
  const ofPhone = queues.get(phone) ?? new Map<string, ExchangeQueue>();
  queues.set(phone, ofPhone);
  const queue = ofPhone.get(kind) ?? createQueue();
  ofPhone.set(kind, queue);
  return queue;
}

function createQueue(): ExchangeQueue {
  let running = 0;
  const waiting = new Set<() => void>();
  return {
    isFull: () => running >= maximumConcurrent,
    enter() {
      running += 1;
    },
    wait: (signal) =>
      new Promise((resolve) => {
        const takeOver = () => {
          signal.removeEventListener('abort', giveUp);
          resolve(true);
        };
        const giveUp = () => {
          waiting.delete(takeOver);
          resolve(false);
        };
        waiting.add(takeOver);
        signal.addEventListener('abort', giveUp, { once: true });
      }),
    leave() {
      const [next] = waiting;
      if (next === undefined) {
        running -= 1;
        return;
      }
      waiting.delete(next);
      next();
    },
  };
}
