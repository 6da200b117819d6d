import { allApis } from '../api/all-apis';
import type { ApiContext } from '../api/kit/context';
import { createListenerSets } from '../api/kit/context';
import { createWx } from '../api/kit/create-wx';
import { createPhone } from '../phone/create-phone';
import type { Clock, HttpAnswer, HttpRequest, Phone } from '../phone/phone';
import type { PhoneSettings } from '../phone/settings';
import type { ConnectSocket } from '../phone/sockets';
import { connectNowhere } from '../phone/sockets';
import { createPlainPlatform } from '../platform/plain-platform';
import type { AppConfig } from '../project/kit/program-bundle';
import { DEFAULT_WINDOW } from '../project/read/window-config';
import { createVisibility } from '../runtime/program/visibility';

/** A clock that stands still until a test lets time pass. */
export function createManualClock(): Clock & { pass(milliseconds: number): void } {
  let now = 1_000_000;
  let alarms: { readonly at: number; readonly run: () => void }[] = [];
  return {
    now: () => now,
    after(milliseconds, run) {
      const alarm = { at: now + milliseconds, run };
      alarms.push(alarm);
      return () => {
        alarms = alarms.filter((other) => other !== alarm);
      };
    },
    pass(milliseconds) {
      now += milliseconds;
      const due = alarms.filter(({ at }) => at <= now);
      alarms = alarms.filter(({ at }) => at > now);
      for (const { run } of due) run();
    },
  };
}

const app: AppConfig = {
  pages: ['pages/a/a'],
  entryPagePath: 'pages/a/a',
  window: DEFAULT_WINDOW,
  networkTimeout: { request: 1, connectSocket: 2, uploadFile: 3, downloadFile: 4 },
  darkmode: false,
  usingComponents: {},
  rest: {},
};

type Call = (...args: readonly unknown[]) => unknown;

export interface WxOnPhone {
  readonly phone: Phone;
  readonly clock: ReturnType<typeof createManualClock>;
  readonly visibility: ReturnType<typeof createVisibility>;
  readonly wx: Readonly<Record<string, unknown>>;
  /** What the context was asked to do besides the phone, in order. */
  readonly done: readonly unknown[];
  readonly reported: readonly unknown[];
  /** Requests that reached the network. */
  readonly requests: readonly HttpRequest[];
  /** Calls `wx[name]` with what is given. */
  call(name: string, ...args: readonly unknown[]): unknown;
  /** Calls `wx[name]` with callbacks; tells which was called, and with what. */
  outcome(
    name: string,
    options?: object,
  ): Promise<{ readonly success?: object; readonly fail?: object }>;
}

interface Given {
  readonly settings?: Partial<PhoneSettings>;
  readonly fetch?: (request: HttpRequest, signal?: AbortSignal) => Promise<HttpAnswer>;
  readonly connect?: ConnectSocket;
  readonly context?: Partial<ApiContext>;
}

/** `wx` on a phone without a program: for APIs that need no page. */
export function wxOnPhone({ settings, fetch, connect, context }: Given = {}): WxOnPhone {
  const clock = createManualClock();
  const visibility = createVisibility(clock);
  const requests: HttpRequest[] = [];
  const done: unknown[] = [];
  const reported: unknown[] = [];
  let names = 0;
  const phone = createPhone({
    platform: createPlainPlatform(),
    network: {
      connect: connect ?? connectNowhere,
      fetch(request, signal) {
        requests.push(request);
        return fetch?.(request, signal) ?? Promise.resolve({ kind: 'failed', message: 'nobody' });
      },
    },
    clock,
    randomName: () => `file${(names += 1)}`,
    programName: 'Sample',
    ...(settings !== undefined && { settings }),
  });
  const note =
    (name: string) =>
    (...args: readonly unknown[]) => {
      done.push([name, ...args]);
    };
  const report = (error: unknown) => {
    reported.push(error);
  };
  const noting = new Proxy({}, { get: (_target, name) => note(String(name)) });
  const wx = createWx(
    {
      phone,
      program: { appid: 'wx0000000000000001', name: 'Sample' },
      app,
      router: noting as ApiContext['router'],
      window: noting as ApiContext['window'],
      listeners: createListenerSets(report),
      launchOptions: () => ({}),
      report,
      inTap: () => true,
      beginTap: note('beginTap'),
      has: (name) => name in allApis && name in wx,
      visibility,
      leave: note('leave'),
      behind: async (during) => {
        done.push('hidden');
        const result = await during();
        done.push('shown');
        return result;
      },
      onPage: (...args) => {
        note('onPage')(...args);
      },
      canvasNamed: () => undefined,
      tabBar: noting as ApiContext['tabBar'],
      share: noting as ApiContext['share'],
      resourceUrl: (path) => path,
      ...context,
    },
    allApis,
  ) as Readonly<Record<string, unknown>>;
  return {
    phone,
    clock,
    visibility,
    wx,
    done,
    reported,
    requests,
    call: (name, ...args) => (wx[name] as Call)(...args),
    outcome: (name, options = {}) =>
      new Promise((resolve) => {
        (wx[name] as Call)({
          ...options,
          success: (success: object) => {
            resolve({ success });
          },
          fail: (fail: object) => {
            resolve({ fail });
          },
        });
      }),
  };
}

/** A 200 response with this text. */
export const answer = (body: string, headers: Record<string, string> = {}): HttpAnswer => ({
  kind: 'answered',
  response: { status: 200, headers, cookies: [], bodyBase64: btoa(body) },
});

/** An exchange that ends only when it is aborted. */
export function untilAborted(_request: HttpRequest, signal?: AbortSignal): Promise<HttpAnswer> {
  return new Promise((resolve) => {
    const end = () => {
      resolve({ kind: 'failed', message: 'aborted' });
    };
    if (signal?.aborted === true) end();
    signal?.addEventListener('abort', end);
  });
}
