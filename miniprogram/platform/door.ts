import { margins } from './deadlines';
import type { Cancel, Platform } from './platform';

/** In the background time stands still; then timers and late callbacks come together, in no stated order. */
const TURN_MS = 500;

/** What still moves after its deadline is looked at again this often, for this long. */
const LOOK_MS = 5000;
const LONGEST_MS = 25_000;

interface Call<T> {
  /** Milliseconds that WeChat was given; 0 where it takes no timeout. */
  readonly timeoutMs?: number;
  /** Puts the deadline off while it is true. */
  readonly isMoving?: () => boolean;
  /** Calls WeChat; what it returns is aborted at the deadline, if it can be. */
  readonly begin: (answer: (result: T) => void) => unknown;
  /** The result when WeChat throws (errno 100) or stays silent (errno 5). */
  readonly otherwise: (error: { readonly errMsg: string; readonly errno: number }) => T;
}

/**
 * The way of every call to WeChat and back: it always ends, and once. The first of these counts, what comes later
 * is not heard: an answer, something thrown, the deadline.
 */
export type Door = <T>(name: keyof typeof margins, call: Call<T>) => Promise<T>;

function abort(task: unknown): void {
  try {
    (task as { readonly abort?: () => void } | undefined)?.abort?.();
  } catch {
    // It has ended for us.
  }
}

export function createDoor(after: Platform['after']): Door {
  return <T>(name: keyof typeof margins, { timeoutMs = 0, isMoving, begin, otherwise }: Call<T>) =>
    new Promise<T>((resolve) => {
      const margin = margins[name];
      let task: unknown;
      let cancel: Cancel = () => undefined;
      const end = (result: T): void => {
        cancel();
        resolve(result);
      };
      const look = (left: number): void => {
        const isPutOff = left > 0 && isMoving?.() === true;
        cancel = after(isPutOff ? LOOK_MS : TURN_MS, () => {
          if (isPutOff) {
            look(left - LOOK_MS);
            return;
          }
          end(otherwise({ errMsg: `${name}:fail timeout`, errno: 5 }));
          abort(task);
        });
      };
      if (margin !== null) {
        cancel = after(timeoutMs + margin, () => {
          look(LONGEST_MS);
        });
      }
      try {
        task = begin(end);
      } catch (error) {
        end(otherwise({ errMsg: String(error), errno: 100 }));
      }
    });
}
