import type { margins } from '../../../../../miniprogram/platform/deadlines';
import type { HttpRequest, Platform } from '../../../../../miniprogram/platform/platform';
import { createWechatPlatform } from '../../../../../miniprogram/platform/wechat-platform';
import { createFakePlatform } from '../../../../support/fake-platform';
import type { WxCall } from '../../../../support/fake-wx';
import { settled } from '../../../../support/load-page';

type CallName = keyof typeof margins;

interface Row {
  readonly start: (platform: Platform) => Promise<unknown> | undefined;
  /** What WeChat answers with, and what that is for the program. */
  readonly answer: unknown;
  readonly read: unknown;
  readonly refused: unknown;
  /** Milliseconds after which silence is an end, and which; null where it never is. */
  readonly silence: { readonly after: number; readonly ends: unknown } | null;
  readonly thrown: unknown;
}

const request: HttpRequest = { method: 'GET', url: '/', headers: {}, timeoutMs: 10_000 };
const http = { statusCode: 204, header: {}, data: '' };
const none = (reason: string) => ({ kind: 'no-response', reason });
const responded = { kind: 'response', status: 204, headers: {}, body: '' };
const overHttp = { answer: http, read: responded, refused: none('offline') };
const container = { kind: 'container', env: 'e', service: 's', request } as const;
const picture = { filePath: 'a.jpg', timeoutMs: 60_000, onProgress: () => undefined } as const;
const cloudFunction = { kind: 'function', env: 'e', name: 'n', request, cloudId: null } as const;

/** Every call of the table; one that is missing here does not compile. */
const rows: Readonly<Record<CallName, Row>> = {
  'wx.request': {
    ...overHttp,
    start: (platform) => platform.request(request),
    silence: { after: 15_000, ends: none('timeout') },
    thrown: none('request-refused'),
  },
  'wx.uploadFile': {
    ...overHttp,
    start: (platform) =>
      platform.upload({
        ...{ url: '/', name: 'avatar', headers: {}, ...picture },
      }),
    silence: { after: 65_000, ends: none('timeout') },
    thrown: none('request-refused'),
  },
  'wx.cloud.callContainer': {
    ...overHttp,
    start: (platform) => platform.cloud(container),
    silence: { after: 15_000, ends: none('timeout') },
    thrown: none('request-refused'),
  },
  'wx.cloud.callFunction': {
    answer: { result: { status: 204, headers: {}, body: '' } },
    read: responded,
    refused: none('offline'),
    start: (platform) => platform.cloud(cloudFunction),
    silence: { after: 25_000, ends: none('timeout') },
    thrown: none('request-refused'),
  },
  'wx.cloud.uploadFile': {
    answer: { fileID: 'cloud://e.b/a.jpg' },
    read: { ...responded, status: 200, body: { fileId: 'cloud://e.b/a.jpg' } },
    refused: none('offline'),
    start: (platform) =>
      platform.cloud({
        ...{ kind: 'file', env: 'e', ...picture },
      }),
    silence: { after: 75_000, ends: none('timeout') },
    thrown: none('request-refused'),
  },
  'wx.login': {
    answer: { code: 'c' },
    read: { kind: 'code', code: 'c' },
    refused: { kind: 'failed', cause: 'passing', reason: 'no' },
    start: (platform) => platform.login(),
    silence: {
      after: 10_000,
      ends: { kind: 'failed', cause: 'passing', reason: 'wx.login:fail timeout' },
    },
    thrown: { kind: 'failed', cause: 'misconfigured', reason: 'Error: thrown' },
  },
  'wx.checkSession': {
    answer: {},
    read: true,
    refused: false,
    start: (platform) => platform.checkSession(),
    silence: { after: 5000, ends: false },
    thrown: false,
  },
  'wx.getStorage': {
    answer: { data: 1 },
    read: 1,
    refused: undefined,
    start: (platform) => platform.secrets?.get('k'),
    silence: { after: 2000, ends: undefined },
    thrown: undefined,
  },
  'wx.setStorage': {
    answer: {},
    read: true,
    refused: false,
    start: (platform) => platform.secrets?.set('k', {}),
    silence: { after: 2000, ends: false },
    thrown: false,
  },
  'wx.removeStorage': {
    answer: {},
    read: undefined,
    refused: undefined,
    start: (platform) => platform.secrets?.remove('k'),
    silence: { after: 2000, ends: undefined },
    thrown: undefined,
  },
  'wx.getImageInfo': {
    answer: { width: 100 },
    read: 'a.jpg',
    refused: 'a.jpg',
    start: (platform) => platform.shrinkImage('a.jpg', 1080),
    silence: { after: 5000, ends: 'a.jpg' },
    thrown: 'a.jpg',
  },
  'wx.compressImage': {
    answer: { width: 4000, tempFilePath: 'small.jpg' },
    read: 'small.jpg',
    refused: 'a.jpg',
    start: (platform) => platform.shrinkImage('a.jpg', 1080),
    silence: { after: 10_000, ends: 'a.jpg' },
    thrown: 'a.jpg',
  },
  'wx.chooseMedia': {
    answer: { tempFiles: [{ tempFilePath: 'a.jpg' }] },
    read: 'a.jpg',
    refused: null,
    start: (platform) => platform.chooseImage(),
    silence: null,
    thrown: null,
  },
  'wx.cropImage': {
    answer: { tempFilePath: 'square.jpg' },
    read: 'square.jpg',
    refused: 'a.jpg',
    start: (platform) => platform.cropImage('a.jpg'),
    silence: null,
    thrown: 'a.jpg',
  },
  'wx.getPrivacySetting': {
    answer: { needAuthorization: true },
    read: true,
    refused: null,
    start: (platform) => platform.privacy?.isNeeded(),
    silence: { after: 2000, ends: null },
    thrown: null,
  },
  'wx.requirePrivacyAuthorize': {
    answer: {},
    read: { kind: 'agreed' },
    refused: { kind: 'failed', raw: 'no' },
    start: (platform) => platform.privacy?.require(),
    silence: null,
    thrown: { kind: 'failed', raw: 'Error: thrown [100]' },
  },
  'wx.openPrivacyContract': {
    answer: {},
    read: true,
    refused: false,
    start: (platform) => platform.privacy?.openContract(),
    silence: { after: 5000, ends: true },
    thrown: false,
  },
  'wx.getPhoneNumber': {
    answer: { code: 'c' },
    read: { code: 'c' },
    refused: { errMsg: 'no' },
    start: (platform) => platform.askPhoneNumber?.('quick'),
    silence: null,
    thrown: { errMsg: 'Error: thrown', errno: 100 },
  },
};

const names = Object.keys(rows) as readonly CallName[];
const ownName = (name: CallName): string => name.split('.').at(-1) ?? '';

/** A client that writes down what it is asked, and aborts. */
function installClient(begun: (options: WxCall['options']) => unknown): void {
  const calls = Object.fromEntries(names.map((name) => [ownName(name), begun]));
  (globalThis as unknown as { wx: unknown }).wx = {
    ...calls,
    onNeedPrivacyAuthorization: () => undefined,
    cloud: { ...calls, init: () => undefined },
    getAccountInfoSync: () => ({ miniProgram: { appId: 'wx1' } }),
    getAppBaseInfo: () => ({ SDKVersion: '3.8.12', language: 'en' }),
    getDeviceInfo: () => ({ platform: 'ios' }),
  };
}

/** A call that has begun, on a client of which the test decides everything. */
async function begin(
  name: CallName,
  begun: (options: WxCall['options']) => unknown = () => undefined,
) {
  const asked: WxCall['options'][] = [];
  const aborted: string[] = [];
  // The width of a picture is asked before it is made smaller.
  let isWidth = name === 'wx.compressImage';
  installClient((options) => {
    asked.push(options);
    if (!isWidth) begun(options);
    isWidth = false;
    return { onProgressUpdate: () => undefined, abort: () => aborted.push(name) };
  });
  const time = createFakePlatform();
  const ended: unknown[] = [];
  const running = rows[name].start(createWechatPlatform(time.after));
  if (running === undefined) throw new Error(`This client has no ${name}.`);
  void running.then((result) => ended.push(result));
  if (name === 'wx.compressImage') asked.shift()?.success?.({ width: 4000 });
  await settled();
  const [options] = asked;
  const answer = (how: 'success' | 'fail', result: unknown): void => {
    options?.[how]?.(result);
    (options?.['complete'] as ((result: unknown) => void) | undefined)?.(result);
  };
  return {
    answer,
    aborted,
    pass: (milliseconds: number) => {
      time.advance(milliseconds);
    },
    ended: () => settled().then(() => ended),
  };
}

let warned: jest.SpyInstance;

beforeEach(() => {
  warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
});

afterEach(() => {
  warned.mockRestore();
});

describe.each(names)('%s', (name) => {
  const { answer, read, refused, silence, thrown } = rows[name];

  it('ends with what WeChat answers, and with the first answer alone', async () => {
    const call = await begin(name);
    expect(await call.ended()).toStrictEqual([]);
    call.answer('success', answer);
    call.answer('fail', { errMsg: 'no' });
    call.pass(600_000);
    expect(await call.ended()).toStrictEqual([read]);
    expect(call.aborted).toStrictEqual([]);
  });

  it('ends with a failure, whatever is said after it', async () => {
    const call = await begin(name);
    call.answer('fail', { errMsg: 'no' });
    call.answer('success', answer);
    expect(await call.ended()).toStrictEqual([refused]);
  });

  it('ends when WeChat throws', async () => {
    const call = await begin(name, () => {
      throw new Error('thrown');
    });
    expect(await call.ended()).toStrictEqual([thrown]);
    call.pass(600_000);
    expect(await call.ended()).toStrictEqual([thrown]);
  });

  it('never ends twice when WeChat answers inside the call, and then throws', async () => {
    const call = await begin(name, (options) => {
      options.success?.(answer);
      (options['complete'] as ((result: unknown) => void) | undefined)?.(answer);
      throw new Error('thrown');
    });
    expect(await call.ended()).toStrictEqual([read]);
  });

  it('ends when WeChat stays silent, one short turn after its deadline', async () => {
    const call = await begin(name);
    call.pass((silence?.after ?? 3_600_000) + 499);
    expect(await call.ended()).toStrictEqual([]);
    call.pass(1);
    const silent = silence === null ? [] : [silence.ends];
    expect(await call.ended()).toStrictEqual(silent);
    const isTask = ['wx.request', 'wx.uploadFile', 'wx.cloud.uploadFile'].includes(name);
    expect(call.aborted).toStrictEqual(isTask ? [name] : []);
    call.answer('success', answer);
    call.pass(600_000);
    // Too late, except where it is paid for.
    expect(await call.ended()).toStrictEqual(silence === null ? [read] : silent);
  });

  it('takes an answer that comes with its deadline, as after a while in the background', async () => {
    const call = await begin(name);
    call.pass(silence?.after ?? 0);
    call.answer('success', answer);
    call.pass(600_000);
    expect(await call.ended()).toStrictEqual([read]);
  });
});

test('a task that refuses to be aborted has ended all the same', async () => {
  installClient(() => ({
    abort: () => {
      throw new Error('gone');
    },
  }));
  const time = createFakePlatform();
  const ended = createWechatPlatform(time.after).request(request);
  time.advance(15_500);
  await expect(ended).resolves.toStrictEqual(none('timeout'));
});

test('an ability that the client does not have is refused, and nothing is thrown', async () => {
  installClient(() => undefined);
  const { wx } = globalThis as unknown as { wx: Record<string, unknown> };
  const platform = createWechatPlatform();
  wx['cloud'] = { init: () => undefined };
  await expect(platform.cloud(container)).resolves.toStrictEqual(none('request-refused'));
  wx['cloud'] = undefined;
  await expect(platform.cloud(cloudFunction)).resolves.toStrictEqual(none('request-refused'));
});
