import { answer, wxOnPhone } from '../../../src/jsdom/wx-on-phone';

type Given = Parameters<typeof wxOnPhone>[0];

function cloudOn(given: Given = {}) {
  const on = wxOnPhone(given);
  const cloud = on.wx['cloud'] as Readonly<
    Record<string, (...args: readonly unknown[]) => unknown>
  >;
  const call = (name: string, options: object = {}) => cloud[name]?.(options);
  return { on, call, cloudId: (id: string) => cloud['CloudID']?.(id) };
}

const header = { 'X-WX-SERVICE': 'api' };

test('a container is called at its environment’s origin, with its service', async () => {
  const { on, call } = cloudOn({ fetch: () => Promise.resolve(answer('{"ok":true}')) });
  call('init', { env: 'prod' });
  const result = await call('callContainer', {
    path: '/v1/x',
    method: 'POST',
    header,
    data: { a: 1 },
    timeout: 60_000,
  });
  expect(result).toMatchObject({
    statusCode: 200,
    data: { ok: true },
    errMsg: 'cloud.callContainer:ok',
  });
  expect(on.requests).toMatchObject([
    {
      url: 'https://prod.cloud.invalid/v1/x',
      method: 'POST',
      headers: { 'x-wx-service': 'api', 'content-type': 'application/json' },
      bodyBase64: btoa('{"a":1}'),
      timeout: 15_000,
    },
  ]);
});

test('a call’s own environment counts before the one of init', async () => {
  const { on, call } = cloudOn({ fetch: () => Promise.resolve(answer('')) });
  call('init');
  await call('callContainer', { path: 'x', header, config: { env: 'other' } });
  expect(on.requests[0]?.url).toBe('https://other.cloud.invalid/x');
});

test('a function gets its data; a CloudID is one only at the top', async () => {
  const { on, call, cloudId } = cloudOn({ fetch: () => Promise.resolve(answer('{"sum":3}')) });
  call('init', { env: 'prod' });
  const data = { phone: cloudId('c1'), deep: { phone: cloudId('c2') } };
  expect(await call('callFunction', { name: 'add', data })).toMatchObject({
    result: { sum: 3 },
    errMsg: 'cloud.callFunction:ok',
  });
  expect(on.requests[0]?.url).toBe('https://functions.prod.cloud.invalid/add');
  expect(JSON.parse(atob(on.requests[0]?.bodyBase64 ?? ''))).toStrictEqual({
    phone: { cloudID: 'c1' },
    deep: { phone: 'c2' },
  });
});

test('a function that crashes fails the call', async () => {
  const crashed = {
    kind: 'answered' as const,
    response: { status: 500, headers: {}, cookies: [], bodyBase64: btoa('boom') },
  };
  const { call } = cloudOn({ fetch: () => Promise.resolve(crashed) });
  call('init', { env: 'prod' });
  await expect(call('callFunction', { name: 'add' })).rejects.toStrictEqual({
    errCode: -504002,
    errMsg: 'cloud.callFunction:fail errCode: -504002 functions execute fail | errMsg: boom',
  });
});

test.each([
  ['callContainer', { path: '/x', header }],
  ['callFunction', { name: 'add' }],
])('%s needs init first', async (name, options) => {
  const { on, call } = cloudOn();
  await expect(call(name, options)).rejects.toMatchObject({
    errMsg: `cloud.${name}:fail Cloud API isn't enabled, please call wx.cloud.init first`,
  });
  expect(on.requests).toStrictEqual([]);
});

test.each([
  [{ header }, 'path should be String'],
  [{ path: '/x' }, 'X-WX-SERVICE is missing'],
])('a container call with %j fails', async (options, reason) => {
  const { call } = cloudOn();
  call('init', { env: 'prod' });
  await expect(call('callContainer', options)).rejects.toMatchObject({
    errMsg: expect.stringContaining(reason) as string,
  });
});

test('where nobody answers, the developer is told how to give the host a cloud', async () => {
  const { on, call } = cloudOn();
  const notices: string[] = [];
  on.phone.journal.on('notice', ({ text }) => notices.push(text));
  call('init', { env: 'prod' });
  await expect(call('callContainer', { path: '/x', header })).rejects.toMatchObject({
    errno: 600001,
  });
  expect(notices).toStrictEqual([
    'There is no cloud here. Start the host with --resolve https://prod.cloud.invalid=<address> to answer for it.',
  ]);
});

test('a base library before 2.2.3 has no cloud; what the host lacks says so', () => {
  expect(wxOnPhone({ settings: { baseLibrary: '2.2.2' } }).wx['cloud']).toBeUndefined();
  expect(() => {
    (cloudOn().on.wx['cloud'] as { extend: { AI: () => void } }).extend.AI();
  }).toThrow('wx.cloud.extend.AI is not implemented');
});

interface Task {
  abort(): void;
  onProgressUpdate(listener: (progress: object) => void): void;
}

test('a file’s download tells its progress to those who gave callbacks', async () => {
  const { call } = cloudOn({ fetch: () => Promise.resolve(answer('four')) });
  call('init', { env: 'prod' });
  const told: object[] = [];
  await new Promise((success) => {
    const task = call('downloadFile', { fileID: 'cloud://prod/a.txt', success }) as Task;
    task.onProgressUpdate((progress) => told.push(progress));
  });
  const bytes = { totalBytesWritten: 4, totalBytesExpectedToWrite: 4 };
  expect(told).toStrictEqual([{ progress: 100, ...bytes }]);
});

test('what fails at once has a task all the same', async () => {
  const { call } = cloudOn();
  const failure = await new Promise((fail) => {
    const task = call('downloadFile', { fileID: 'cloud://prod/a.txt', fail }) as Task;
    task.onProgressUpdate(() => undefined);
    task.abort();
  });
  expect(failure).toMatchObject({
    errMsg: expect.stringContaining('cloud.downloadFile:fail') as string,
  });
});
