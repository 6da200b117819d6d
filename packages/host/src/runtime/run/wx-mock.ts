import type { Options } from '../../api/kit/api';
import { finisher, wantsCallbacks } from '../../api/kit/callback';
import type { WxMock } from './runtime';

export type Callable = (this: unknown, ...args: readonly unknown[]) => unknown;

export interface MockParts {
  readonly method: string;
  readonly mock: WxMock;
  readonly original: Callable;
  /** Makes a function of its source, in the program's own scope. */
  readonly compile: (functionDeclaration: string) => Callable;
  readonly report: (error: unknown) => void;
}

/** What stands for a method that returns its result at once. */
export function mockAtOnce({ mock, original, compile }: MockParts): Callable {
  if (mock.kind === 'value') return () => mock.value;
  const run = compile(mock.functionDeclaration);
  return (...args) => run.apply({ origin: original }, [...args, ...mock.args]);
}

/**
 * What stands for a method with callbacks or a promise; `returnsTask` where it returns a task besides.
 *
 * A function gets a copy of the options: the callbacks that it puts there are for the original
 * (documentation: 自动化, 伪造请求结果). Those that it finds there it may also call itself, or hand on to the
 * original. However it answers, the caller hears it once.
 */
export function mockLater(parts: MockParts, returnsTask: boolean): Callable {
  const run = createRun(parts);
  return (given) => {
    const options = (given ?? {}) as Options;
    const caller = createCaller(options, parts.report);
    const original = watchOriginal(parts.original, caller);
    let answer: unknown;
    const outcome = new Promise<unknown>((resolve) => {
      answer = run({ origin: original.call }, { ...options, ...caller.callbacks });
      resolve(answer);
    });
    if (!returnsTask && !wantsCallbacks(options)) return outcome.then(refuseFailure, fail(parts));
    outcome.then(
      (value) => {
        if (original.answers(value) || isTask(value)) return;
        caller.finish(isFailure(value) ? 'fail' : 'success', value);
      },
      (error: unknown) => {
        caller.finish('fail', failureOf(parts.method, error));
      },
    );
    if (!returnsTask) return undefined;
    return isTask(answer) ? answer : (original.result() ?? taskOfMock);
  };
}

function createRun({ mock, compile }: MockParts) {
  if (mock.kind === 'value') return () => mock.value;
  const run = compile(mock.functionDeclaration);
  return (self: object, options: Options) => run.apply(self, [options, ...mock.args]);
}

/** Who called, as its own options say before the mock sees them. */
interface Caller {
  /** Calls the caller's own callbacks, the first time. */
  finish(kind: 'success' | 'fail', result: unknown): void;
  /** What the mock finds in their place. */
  readonly callbacks: Readonly<Partial<Record<CallbackName, (result: unknown) => void>>>;
}

type CallbackName = 'success' | 'fail' | 'complete';

function createCaller(options: Options, report: (error: unknown) => void): Caller {
  const tell = finisher(options, report);
  let finished = false;
  const finish: Caller['finish'] = (kind, result) => {
    if (finished) return;
    finished = true;
    tell(kind, result as object);
  };
  const callbacks: Record<CallbackName, (result: unknown) => void> = {
    success: (result) => {
      finish('success', result);
    },
    fail: (result) => {
      finish('fail', result);
    },
    complete: (result) => {
      finish(isFailure(result) ? 'fail' : 'success', result);
    },
  };
  const isGiven = ([name]: readonly [string, unknown]) => typeof options[name] === 'function';
  return { finish, callbacks: Object.fromEntries(Object.entries(callbacks).filter(isGiven)) };
}

/** The original as the mock calls it, and whether it answers the caller by itself. */
function watchOriginal(original: Callable, { callbacks }: Caller) {
  let result: unknown;
  let isHandedOn = false;
  const isCallers = (options: Options) =>
    wantsCallbacks(callbacks) &&
    options['success'] === callbacks.success &&
    options['fail'] === callbacks.fail;
  return {
    call: (...args: readonly unknown[]): unknown => {
      const [options, ...rest] = args as [Options | undefined, ...unknown[]];
      if (options !== undefined && isCallers(options)) isHandedOn = true;
      // The mock has a say in the result first, and then complete hears of it.
      const own =
        !isHandedOn &&
        callbacks.complete !== undefined &&
        options?.['complete'] === callbacks.complete
          ? { ...options, complete: undefined }
          : options;
      result = original(own, ...rest);
      return result;
    },
    result: () => result,
    answers: (value: unknown) =>
      isHandedOn && (value === undefined || (result !== undefined && value === result)),
  };
}

const isFailure = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && errMsgOf(value).includes(':fail');

const errMsgOf = (value: object): string => {
  const { errMsg } = value as { readonly errMsg?: unknown };
  return typeof errMsg === 'string' ? errMsg : '';
};

function refuseFailure(value: unknown): unknown {
  if (isFailure(value)) throw value;
  return value;
}

const fail =
  ({ method }: MockParts) =>
  (error: unknown): never => {
    // WeChat rejects with the result object, which is no Error.
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- as WeChat does
    throw failureOf(method, error);
  };

/** The result object of a mock that threw or rejected. */
function failureOf(method: string, error: unknown): object {
  if (typeof error === 'object' && error !== null && errMsgOf(error) !== '') return error;
  const text = error instanceof Error ? error.message : String(error);
  return { errMsg: text.includes(':fail') ? text : `${method}:fail ${text}` };
}

/** Whether a mock made a task (of a socket, say), and no result. */
function isTask(value: unknown): value is object {
  return (
    typeof value === 'object' &&
    value !== null &&
    !(value instanceof Promise) &&
    Object.values(value).some((member) => typeof member === 'function')
  );
}

const taskMembers =
  `abort close send onOpen onClose onError onMessage onChunkReceived offChunkReceived
onHeadersReceived offHeadersReceived onProgressUpdate offProgressUpdate`.split(/\s+/);

/** The task of a call that never left the mock: nothing happens to it. */
const taskOfMock = Object.fromEntries(taskMembers.map((name) => [name, () => undefined]));
