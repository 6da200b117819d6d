import { isEvent } from '../../api/kit/absent-apis';
import type { ApiTable, Options } from '../../api/kit/api';
import type { WxObject } from '../../api/kit/create-wx';
import type { ProgramScope } from '../program/program-scope';
import type { WxControl } from './runtime';
import type { Callable } from './wx-mock';
import { mockAtOnce, mockLater } from './wx-mock';

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
  report: (error: unknown) => void,
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
      const original = (originals.get(method) ?? find(method)) as Callable;
      originals.set(method, original);
      const compile = (source: string) => scope().compile(source);
      const parts = { method, mock, original, compile, report };
      wx[method] = answersAtOnce(method)
        ? mockAtOnce(parts)
        : mockLater(parts, table[method]?.kind === 'task');
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
