import { isEvent } from '../../api/kit/absent-apis';
import type { ApiTable, Options } from '../../api/kit/api';
import { wantsCallbacks } from '../../api/kit/callback';
import type { WxObject } from '../../api/kit/create-wx';
import type { ProgramScope } from '../program/program-scope';
import type { WxControl, WxMock } from './runtime';

type Callable = (this: unknown, ...args: readonly unknown[]) => unknown;

interface Answer {
  readonly errMsg?: string;
}

/**
 * What automation does to the program's `wx`: calls, mocks and restores
 * (docs/automation-protocol.md §6).
 */
export function createWxControl(
  wx: WxObject,
  table: ApiTable,
  scope: () => ProgramScope,
): WxControl {
  const originals = new Map<string, unknown>();
  const answersAtOnce = (method: string) => {
    const kind = table[method]?.kind;
    return kind === undefined
      ? /Sync$|^create|^can/.test(method) || isEvent(method)
      : kind === 'sync';
  };
  const find = (method: string): Callable => {
    const found = wx[method];
    if (typeof found !== 'function') throw new Error(`wx.${method} not exists`);
    return found as Callable;
  };
  return {
    names: () => Object.keys(wx),
    async call(method, args) {
      const callable = find(method);
      if (answersAtOnce(method)) return await callable.apply(wx, [...args]);
      return await callAndWait(method, callable.bind(wx), withoutNulls(args[0]));
    },
    mock(method, mock) {
      const original = originals.get(method) ?? find(method);
      originals.set(method, original);
      const answer = answerOf(mock, original as Callable, scope);
      wx[method] = answersAtOnce(method)
        ? (...args: readonly unknown[]) => answer(args)
        : (options?: Options) => deliver(options ?? {}, answer([options ?? {}]));
    },
    restore(method) {
      if (!originals.has(method)) return;
      wx[method] = originals.get(method);
      originals.delete(method);
    },
  };
}

/** The client sends `undefined` as null; to WeChat an absent option is meant. */
function withoutNulls(options: unknown): Options {
  const entries = Object.entries((options ?? {}) as Options);
  return Object.fromEntries(entries.filter(([, value]) => value !== null));
}

function callAndWait(method: string, call: Callable, options: Options): Promise<unknown> {
  return new Promise((resolve, reject) => {
    call({
      ...options,
      success: resolve,
      fail: ({ errMsg = '' }: Answer) => {
        reject(new Error(errMsg.replace(new RegExp(`^${method}:fail ?`), '') || errMsg));
      },
    });
  });
}

function answerOf(
  mock: WxMock,
  original: Callable,
  scope: () => ProgramScope,
): (args: readonly unknown[]) => unknown {
  if (mock.kind === 'value') return () => mock.value;
  const run = scope().compile(mock.functionDeclaration);
  return (args) => run.apply({ origin: original }, [...args, ...mock.args]);
}

/** Hands a mock's result to callbacks or as a promise; its errMsg says whether it failed. */
function deliver(options: Options, answer: unknown): Promise<unknown> | undefined {
  const settled = Promise.resolve(answer);
  const isFailure = (value: unknown) =>
    typeof value === 'object' &&
    value !== null &&
    ((value as Answer).errMsg ?? '').includes(':fail');
  if (!wantsCallbacks(options)) {
    return settled.then((value) => {
      if (isFailure(value)) throw value;
      return value;
    });
  }
  void settled.then((value) => {
    for (const name of [isFailure(value) ? 'fail' : 'success', 'complete']) {
      const callback = options[name];
      if (typeof callback === 'function') (callback as Callable)(value);
    }
  });
  return undefined;
}
