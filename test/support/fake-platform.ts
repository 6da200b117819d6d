import type { LoginCode } from '../../miniprogram/models/phone';
import type {
  AppInfo,
  CloudRequest,
  HttpRequest,
  HttpResult,
  LoginResult,
  Platform,
  SecretStorage,
  UploadRequest,
} from '../../miniprogram/platform/platform';

/** Responds to a request of the program at once, later, or never. */
export type Answer = (request: HttpRequest) => HttpResult | Promise<HttpResult>;

/** A WeChat client in memory: the clock stands until `advance`, every request is written down. */
export interface FakePlatform extends Platform {
  readonly requests: HttpRequest[];
  readonly uploads: UploadRequest[];
  readonly cloudCalls: CloudRequest[];
  /** What went to `wx.reportEvent`. */
  readonly reported: (readonly [string, object])[];
  readonly stored: Map<string, unknown>;
  /** What lies in the encrypted storage. */
  readonly secret: Map<string, unknown>;
  readonly logins: { count: number };
  /** Replaces what all further requests get. */
  answerWith(answer: Answer): void;
  loginWith(login: () => Promise<LoginResult>): void;
  /** Moves both clocks and runs the timers that fall due, in order. */
  advance(milliseconds: number): void;
  /** Moves the wall clock only, as a person does in the settings of the phone. */
  setWallClock(milliseconds: number): void;
}

export const appInfo: AppInfo = {
  appId: 'wx0123456789abcdef',
  envVersion: 'develop',
  sdkVersion: '3.8.12',
  platform: 'devtools',
  language: 'zh_CN',
};

export const ok = (body: unknown, status = 200): HttpResult => ({
  kind: 'response',
  status,
  headers: {},
  body,
});

export const problem = (status: number, code: string): HttpResult =>
  ok({ type: 'about:blank', title: code, status, code }, status);

export const noAnswer = (reason: 'offline' | 'timeout' | 'interrupted'): HttpResult => ({
  kind: 'no-response',
  reason,
});

interface Timer {
  readonly due: number;
  readonly run: () => void;
}

type FakeClock = Pick<FakePlatform, 'now' | 'monotonic' | 'after' | 'advance' | 'setWallClock'>;

function createFakeClock(): FakeClock {
  let elapsed = 0;
  let wall = Date.UTC(2026, 0, 1);
  let timers: Timer[] = [];
  const moveTo = (end: number): void => {
    wall += end - elapsed;
    elapsed = end;
  };
  return {
    now: () => wall,
    monotonic: () => elapsed,
    after: (milliseconds, run) => {
      const timer = { due: elapsed + milliseconds, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    advance: (milliseconds) => {
      const end = elapsed + milliseconds;
      for (;;) {
        const next = timers.filter(({ due }) => due <= end).sort((a, b) => a.due - b.due)[0];
        if (next === undefined) break;
        timers = timers.filter((other) => other !== next);
        moveTo(next.due);
        next.run();
      }
      moveTo(end);
    },
    setWallClock: (milliseconds) => {
      wall = milliseconds;
    },
  };
}

/** Abilities that a test replaces: `{privacy: …}` is a client that has them. */
export type Abilities = Partial<
  Pick<
    Platform,
    | 'privacy'
    | 'update'
    | 'askPhoneNumber'
    | 'chooseImage'
    | 'cropImage'
    | 'shrinkImage'
    | 'extConfig'
    | 'checkSession'
    | 'secrets'
  >
>;

function createFakeSecrets(secret: Map<string, unknown>): SecretStorage {
  return {
    get: (key) => Promise.resolve(structuredClone(secret.get(key))),
    set: (key, value) => {
      secret.set(key, structuredClone(value));
      return Promise.resolve(true);
    },
    remove: (key) => {
      secret.delete(key);
      return Promise.resolve();
    },
  };
}

export function createFakePlatform(
  app: Partial<AppInfo> = {},
  abilities: Abilities = {},
): FakePlatform {
  let ids = 0;
  let answer: Answer = () => noAnswer('offline');
  const logins = { count: 0 };
  let login = (): Promise<LoginResult> =>
    Promise.resolve({ kind: 'code', code: `login-${logins.count}` as LoginCode });
  const stored = new Map<string, unknown>();
  const secret = new Map<string, unknown>();
  const requests: HttpRequest[] = [];
  const uploads: UploadRequest[] = [];
  const cloudCalls: CloudRequest[] = [];
  const reported: (readonly [string, object])[] = [];
  return {
    ...createFakeClock(),
    app: { ...appInfo, ...app },
    theme: () => 'light',
    requests,
    uploads,
    cloudCalls,
    reported,
    stored,
    secret,
    logins,
    answerWith: (next) => {
      answer = next;
    },
    loginWith: (next) => {
      login = next;
    },
    login: () => {
      logins.count += 1;
      return login();
    },
    checkSession: () => Promise.resolve(true),
    request: (request) => {
      requests.push(request);
      return Promise.resolve(answer(request));
    },
    storage: {
      get: (key) => stored.get(key),
      set: (key, value) => {
        stored.set(key, structuredClone(value));
      },
      remove: (key) => {
        stored.delete(key);
      },
      clear: () => {
        stored.clear();
        secret.clear();
      },
    },
    secrets: createFakeSecrets(secret),
    random: () => 0.5,
    upload: (request) => {
      uploads.push(request);
      request.onProgress(50);
      const { url, headers, timeoutMs } = request;
      return Promise.resolve(answer({ method: 'POST', url, headers, timeoutMs }));
    },
    cloud: (call) => {
      cloudCalls.push(call);
      if (call.kind !== 'file') return Promise.resolve(answer(call.request));
      const { filePath, timeoutMs } = call;
      call.onProgress(50);
      return Promise.resolve(answer({ method: 'POST', url: filePath, headers: {}, timeoutMs }));
    },
    privacy: null,
    update: null,
    askPhoneNumber: null,
    chooseImage: () => Promise.resolve('http://tmp/chosen.jpg'),
    cropImage: (filePath) => Promise.resolve(filePath),
    shrinkImage: (filePath) => Promise.resolve(filePath),
    reportEvent: (id, fields) => {
      reported.push([id, fields]);
    },
    extConfig: () => ({}),
    randomId: () => {
      ids += 1;
      return ids.toString(16).padStart(32, '0');
    },
    ...abilities,
  };
}
