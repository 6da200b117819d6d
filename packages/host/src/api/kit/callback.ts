import type { Options } from './api';
import { ApiFailure } from './api-failure';

type Callback = (result: object) => void;

function callbackOf(options: Options, name: 'success' | 'fail' | 'complete'): Callback | undefined {
  const callback = options[name];
  return typeof callback === 'function' ? (callback as Callback) : undefined;
}

/** Whether a caller wants callbacks; else, where WeChat has one, it gets a promise. */
export function wantsCallbacks(options: Options): boolean {
  return (['success', 'fail', 'complete'] as const).some(
    (name) => callbackOf(options, name) !== undefined,
  );
}

/** The result object of a success: "name:ok" and the result's fields. */
function succeeded(name: string, result: unknown): object {
  return { errMsg: `${name}:ok`, ...(result as object | undefined) };
}

/** The result object of a failure: "name:fail reason". */
export function failed(name: string, { message, errno, extra }: ApiFailure): object {
  return {
    ...(errno !== undefined && { errno }),
    ...extra,
    errMsg: message === '' ? `${name}:fail` : `${name}:fail ${message}`,
  };
}

const failureOf = (error: unknown): ApiFailure =>
  error instanceof ApiFailure
    ? error
    : new ApiFailure(error instanceof Error ? error.message : String(error));

/**
 * The one place that turns an API's outcome into success, fail and complete, or into a promise.
 *
 * Callbacks come in a task of their own, as in WeChat, never before the call returned. An error that is
 * no `ApiFailure` is a defect of the host or of what it was given: developers are told (`report`), and the
 * program gets a failure with its message, since no call may stay without a response.
 */
export function settle(
  name: string,
  options: Options,
  outcome: Promise<unknown>,
  report: (error: unknown) => void,
): void {
  const finish = finisher(options, report);
  outcome.then(
    (result) => {
      finish('success', succeeded(name, result));
    },
    (error: unknown) => {
      if (!(error instanceof ApiFailure)) report(error);
      finish('fail', failed(name, failureOf(error)));
    },
  );
}

/** Calls the callbacks for one outcome; what they throw is reported. */
export function finisher(options: Options, report: (error: unknown) => void) {
  return (kind: 'success' | 'fail', answer: object) => {
    for (const callback of [callbackOf(options, kind), callbackOf(options, 'complete')]) {
      try {
        callback?.(answer);
      } catch (error) {
        report(error);
      }
    }
  };
}

/** Calls success and complete before the call returns, for the one API of which the documentation says so. */
export function answeredAtOnce(
  name: string,
  options: Options,
  run: () => unknown,
  report: (error: unknown) => void,
): Promise<object> | undefined {
  if (!wantsCallbacks(options)) return answered(name, options, run, report);
  finisher(options, report)('success', succeeded(name, run()));
  return undefined;
}

/** The promise form: resolves with what success gets, rejects with what fail gets. */
export async function promised(
  name: string,
  outcome: Promise<unknown>,
  report: (error: unknown) => void,
): Promise<object> {
  try {
    return succeeded(name, await outcome);
  } catch (error) {
    if (!(error instanceof ApiFailure)) report(error);
    // WeChat rejects with the result object, which is no Error.
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- as WeChat does
    throw failed(name, failureOf(error));
  }
}

/**
 * Runs `run` and gives its result to callbacks or a promise; a throw is a failure like any other.
 */
export function answered(
  name: string,
  options: Options,
  run: () => unknown,
  report: (error: unknown) => void,
  hasPromise = true,
): Promise<object> | undefined {
  const outcome = new Promise<unknown>((resolve) => {
    resolve(run());
  });
  if (hasPromise && !wantsCallbacks(options)) return promised(name, outcome, report);
  settle(name, options, outcome, report);
  return undefined;
}

/** Runs a `…Sync` method: a failure is thrown as an Error that says "name:fail reason". */
export function thrown(name: string, run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    const answer = failed(name, error) as { readonly errMsg: string };
    throw Object.assign(new Error(answer.errMsg), answer);
  }
}
