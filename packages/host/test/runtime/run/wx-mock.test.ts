/** @jest-environment ./packages/host/src/jsdom/program-environment.ts */
import { join } from 'node:path';

import type { ProgramRun } from '../../../src/jsdom/run-program';
import { runProgram } from '../../../src/jsdom/run-program';

const sampler = join(__dirname, '../fixtures/sampler');

let run: ProgramRun;
let requests: number;

beforeEach(async () => {
  requests = 0;
  run = await runProgram(sampler, {
    fetch: () => {
      requests += 1;
      return Promise.resolve({
        kind: 'answered',
        response: { status: 200, headers: {}, cookies: [], bodyBase64: btoa('"real"') },
      });
    },
  });
});

afterEach(() => {
  run.close();
});

const evaluate = (source: string) => run.runtime.evaluate(source, []);
const mock = (method: string, functionDeclaration: string, ...args: readonly unknown[]) => {
  run.runtime.wx.mock(method, { kind: 'function', functionDeclaration, args });
};
/** What the callbacks of one call heard, in their order. */
const heard = (method: string, options = '{}', callbacks = ['success', 'fail', 'complete']) =>
  evaluate(`() => new Promise((resolve) => {
    const calls = [];
    const hear = (name) => (result) => { calls.push([name, result]); };
    const callbacks = {};
    for (const name of ${JSON.stringify(callbacks)}) callbacks[name] = hear(name);
    wx.${method}({ ...${options}, ...callbacks });
    setTimeout(() => resolve(calls), 50);
  })`);

/** The official example (自动化, 伪造请求结果), word for word but for its name. */
const official = `function (obj, data) {
  for (let i = 0, len = data.length; i < len; i++) {
    const item = data[i]
    const rule = new RegExp(item.rule)
    if (rule.test(obj.url)) {
      return item.result
    }
  }
  return new Promise(resolve => {
    obj.success = res => resolve(res)
    obj.fail = res => resolve(res)
    this.origin(obj)
  })
}`;
const rules = [
  { rule: 'testMock', result: { data: 'mocked', cookies: [], header: {}, statusCode: 200 } },
];
const url = (path: string) => `{ url: 'https://example.com/${path}' }`;

describe('the official mock of requests', () => {
  beforeEach(() => {
    mock('request', official, rules);
  });

  test('answers what a rule names without the network', async () => {
    const result = rules[0]?.result;
    expect(await heard('request', url('testMock'))).toStrictEqual([
      ['success', result],
      ['complete', result],
    ]);
    expect(requests).toBe(0);
  });

  test('gives the rest to the network, and its response to the caller', async () => {
    expect(await heard('request', url('x'))).toMatchObject([
      ['success', { data: 'real', statusCode: 200, errMsg: 'request:ok' }],
      ['complete', { data: 'real', statusCode: 200, errMsg: 'request:ok' }],
    ]);
    expect(requests).toBe(1);
  });

  test('tells a failure of the original to fail and complete', async () => {
    const failure = { errMsg: expect.stringMatching(/^request:fail /) as string };
    expect(await heard('request', '{ url: "no address" }')).toMatchObject([
      ['fail', failure],
      ['complete', failure],
    ]);
  });

  test('answers an automation client', async () => {
    const call = (path: string) =>
      run.runtime.wx.call('request', [{ url: `https://example.com/${path}` }]);
    expect(await call('x')).toMatchObject({ data: 'real' });
    expect(await call('testMock')).toMatchObject({ data: 'mocked' });
  });

  test('leaves the options of the caller as they are', async () => {
    expect(
      await evaluate(`() => {
        const success = () => undefined;
        const options = { url: 'https://example.com/x', success };
        wx.request(options);
        return [options.success === success, Object.keys(options)];
      }`),
    ).toStrictEqual([true, ['url', 'success']]);
  });

  test('a caller goes on with the task', async () => {
    expect(
      await evaluate(`() => {
        const task = wx.request({ url: 'https://example.com/x' });
        task.onHeadersReceived(() => undefined);
        return String(task.abort());
      }`),
    ).toBe('undefined');
  });
});

describe('a mock that fails', () => {
  const failure = { errMsg: 'login:fail broken' };

  test.each([
    ['rejects with a result', '() => Promise.reject({ errMsg: "login:fail broken" })'],
    ['rejects with an error', '() => Promise.reject(new Error("broken"))'],
    ['throws', '() => { throw new Error("broken"); }'],
    ['rejects with a text', '() => Promise.reject("broken")'],
  ])('that %s: fail and complete hear of it, the promise rejects', async (_, source) => {
    mock('login', source);
    expect(await heard('login')).toStrictEqual([
      ['fail', failure],
      ['complete', failure],
    ]);
    expect(await evaluate('() => wx.login().then(null, (error) => error)')).toStrictEqual(failure);
    await expect(run.runtime.wx.call('login', [])).rejects.toThrow('broken');
    expect(run.exceptions).toStrictEqual([]);
  });

  test('a Sync method throws what its mock throws', async () => {
    mock('getStorageSync', '() => { throw new Error("broken"); }');
    await expect(evaluate('() => wx.getStorageSync("k")')).rejects.toThrow('broken');
  });
});

describe('a mock that answers by itself', () => {
  test('by the callbacks of the caller: each is called once', async () => {
    mock('login', '(options) => { options.success({ code: "mine" }); }');
    expect(await heard('login')).toStrictEqual([
      ['success', { code: 'mine' }],
      ['complete', { code: 'mine' }],
    ]);
    mock('login', '(options) => { options.fail({ errMsg: "login:fail no" }); return 1; }');
    expect(await heard('login')).toStrictEqual([
      ['fail', { errMsg: 'login:fail no' }],
      ['complete', { errMsg: 'login:fail no' }],
    ]);
  });

  test.each(['return this.origin(options)', 'this.origin(options)'])(
    'by the original with the callbacks of the caller: %s',
    async (body) => {
      mock('login', `function (options) { ${body}; }`);
      const ok = { errMsg: 'login:ok' };
      expect(await heard('login')).toMatchObject([
        ['success', ok],
        ['complete', ok],
      ]);
      expect(await heard('login', '{}', ['complete'])).toMatchObject([['complete', ok]]);
    },
  );

  test('by the original’s promise', async () => {
    mock('login', 'function (options) { return this.origin(options); }');
    expect(await evaluate('() => wx.login({})')).toMatchObject({ errMsg: 'login:ok' });
    mock('login', 'async function (options) { return { ...(await this.origin()), code: "x" }; }');
    expect(await heard('login', '{}', ['success'])).toStrictEqual([
      ['success', { code: 'x', errMsg: 'login:ok' }],
    ]);
  });

  test('what it makes of the original’s result reaches complete, too', async () => {
    mock(
      'login',
      `function (options) {
        return new Promise((resolve) => {
          options.success = () => resolve({ code: 'changed' });
          this.origin(options);
        });
      }`,
    );
    expect(await heard('login')).toStrictEqual([
      ['success', { code: 'changed' }],
      ['complete', { code: 'changed' }],
    ]);
  });
});

test('what a callback throws is told as it is without a mock', async () => {
  const error = jest.spyOn(console, 'error').mockReturnValue();
  run.runtime.wx.mock('login', { kind: 'value', value: { code: 'x' } });
  expect(
    await evaluate(`() => new Promise((complete) => wx.login({
      success() { throw new Error('in success'); },
      complete,
    }))`),
  ).toStrictEqual({ code: 'x' });
  expect(run.exceptions.map((text) => text.split('\n')[0])).toStrictEqual(['in success']);
  error.mockRestore();
});

test('a mock replaces a mock, and restoring twice is no error', async () => {
  const { wx } = run.runtime;
  wx.mock('login', { kind: 'value', value: { code: 'one' } });
  mock('login', 'function () { return this.origin(); }');
  expect(await evaluate('() => wx.login()')).not.toMatchObject({ code: 'one' });
  wx.restore('login');
  wx.restore('login');
  expect(await evaluate('() => wx.login()')).toMatchObject({ errMsg: 'login:ok' });
});
