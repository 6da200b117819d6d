/** @jest-environment ./packages/host/src/jsdom/program-environment.ts */
import { join } from 'node:path';

import type { ProgramRun } from '../../src/jsdom/run-program';
import { runProgram } from '../../src/jsdom/run-program';
import { requestPhoneNumber } from '../../src/phone/open-abilities/phone-number';

const sampler = join(__dirname, 'fixtures/sampler');

let run: ProgramRun;

beforeEach(async () => {
  run = await runProgram(sampler);
});

afterEach(() => {
  run.close();
});

const evaluate = (source: string, ...args: readonly unknown[]) =>
  run.runtime.evaluate(source, args);

test.each(['window', 'document', 'fetch', 'localStorage', 'process', 'self', 'XMLHttpRequest'])(
  'program code cannot see %s',
  async (name) => {
    expect(await evaluate(`() => typeof ${name}`)).toBe('undefined');
  },
);

test('globalThis is there and leads to none of them', async () => {
  expect(
    await evaluate(
      '() => [typeof globalThis, typeof globalThis.window, typeof globalThis.document, typeof globalThis.process]',
    ),
  ).toStrictEqual(['object', 'undefined', 'undefined', 'undefined']);
});

test('program code runs in strict mode, without a global this', async () => {
  expect(await evaluate('function () { return this === undefined; }')).toBe(true);
});

test('an API that the host lacks says so by its name', async () => {
  await expect(evaluate('() => wx.createTCPSocket({})')).rejects.toThrow(
    'wx.createTCPSocket is not implemented by this host',
  );
  expect(
    await evaluate(
      '() => wx.startBluetoothDevicesDiscovery({}).then(null, ({ errMsg }) => errMsg)',
    ),
  ).toBe('startBluetoothDevicesDiscovery:fail not implemented by this host');
  expect(await evaluate('() => typeof wx.noSuchThing')).toBe('undefined');
});

test('an old base library lacks newer APIs', async () => {
  run.close();
  run = await runProgram(sampler, { settings: { baseLibrary: '2.20.0' } });
  expect(
    await evaluate(
      '() => [typeof wx.getPrivacySetting, typeof wx.getAppBaseInfo, wx.canIUse("getPrivacySetting")]',
    ),
  ).toStrictEqual(['undefined', 'undefined', false]);
});

test('an API answers by callbacks or by a promise, with WeChat’s errMsg', async () => {
  expect(await evaluate('() => wx.login()')).toStrictEqual({
    errMsg: 'login:ok',
    code: 'plain-login-code-1',
  });
  const order = await evaluate(`() => new Promise((resolve) => {
    const order = [];
    const returned = wx.getStorage({
      key: 'absent',
      success: () => order.push('success'),
      fail: ({ errMsg }) => order.push(errMsg),
      complete: ({ errMsg }) => resolve([...order, 'complete ' + errMsg, typeof returned]),
    });
    order.push('returned');
  })`);
  expect(order).toStrictEqual([
    'returned',
    'getStorage:fail data not found',
    'complete getStorage:fail data not found',
    'undefined',
  ]);
});

describe('a platform that does not know the account', () => {
  const unknown = () => Promise.reject(new Error('account wxother is unknown'));
  beforeEach(async () => {
    run.close();
    run = await runProgram(sampler, { platform: { login: unknown, queryPhone: unknown } });
  });

  test('fails wx.login by callbacks and by promise, and tells the developer', async () => {
    const error = jest.spyOn(console, 'error').mockReturnValue();
    const errMsg = 'login:fail account wxother is unknown';
    const byCallback = '() => new Promise((resolve) => wx.login({ fail: resolve }))';
    expect(await evaluate(byCallback)).toStrictEqual({ errMsg });
    expect(await evaluate('() => wx.login().catch((failure) => failure)')).toStrictEqual({
      errMsg,
    });
    error.mockRestore();
    expect(run.exceptions).toHaveLength(2);
    expect(run.exceptions[0]).toContain('account wxother is unknown');
  });

  test('answers a tap on a phone button', async () => {
    expect(
      await requestPhoneNumber(run.phone, {
        appid: 'wxother',
        programName: 'x',
        component: 'quick',
        noQuotaToast: true,
      }),
    ).toStrictEqual({ errMsg: 'getPhoneNumber:fail account wxother is unknown' });
  });
});

test('mocks replace an API for program and automation alike, until restored', async () => {
  run.runtime.wx.mock('getStorageSync', {
    kind: 'function',
    functionDeclaration: 'function (key, extra) { return this.origin(key) + key + extra; }',
    args: ['!'],
  });
  expect(await evaluate('() => wx.getStorageSync("k")')).toBe('k!');
  expect(await run.runtime.wx.call('getStorageSync', ['k'])).toBe('k!');
  run.runtime.wx.restore('getStorageSync');
  expect(await evaluate('() => wx.getStorageSync("k")')).toBe('');
});

test('a mocked failure rejects', async () => {
  run.runtime.wx.mock('login', { kind: 'value', value: { errMsg: 'login:fail nobody' } });
  await expect(run.runtime.wx.call('login', [{}])).rejects.toThrow('nobody');
});

test('storage and settings of the phone outlive the program', async () => {
  await evaluate('() => wx.setStorageSync("kept", { a: 1 })');
  const json = run.phone.storage.get('kept');
  run.close();
  run = await runProgram(sampler, { storage: { plain: { kept: json ?? '' }, encrypted: {} } });
  expect(await evaluate('() => wx.getStorageSync("kept")')).toStrictEqual({ a: 1 });
});

test('a request carries WeChat’s referer and parses JSON', async () => {
  run.close();
  const seen: unknown[] = [];
  run = await runProgram(sampler, {
    fetch: (request) => {
      seen.push(request);
      return Promise.resolve({
        kind: 'answered',
        response: { status: 201, headers: {}, cookies: [], bodyBase64: btoa('{"a":1}') },
      });
    },
  });
  const answer = await evaluate(`() => new Promise((success) => wx.request({
    url: 'https://example.com/x', method: 'POST', data: { b: 2 }, success,
  }))`);
  expect(answer).toMatchObject({ statusCode: 201, data: { a: 1 }, errMsg: 'request:ok' });
  expect(seen).toMatchObject([
    {
      method: 'POST',
      headers: { referer: 'https://servicewechat.com/wx0000000000000001/devtools/page-frame.html' },
      bodyBase64: btoa('{"b":2}'),
    },
  ]);
});

test('a binding tells the outside about calls', async () => {
  const heard: unknown[] = [];
  run.runtime.events.on('binding', (call) => heard.push(call));
  run.runtime.addBinding('tellTest');
  await evaluate('() => tellTest(1, { two: 2 })');
  expect(heard).toStrictEqual([{ name: 'tellTest', args: [1, { two: 2 }] }]);
});
