import type { WxOnPhone } from '../../../src/jsdom/wx-on-phone';
import { wxOnPhone } from '../../../src/jsdom/wx-on-phone';
import type { LoopbackSockets } from '../loopback-sockets';
import { loopbackSockets } from '../loopback-sockets';

const url = 'wss://example.com/chat';

interface Task {
  readonly readyState: number;
  readonly OPEN: number;
  readonly send: (options: object) => void;
  readonly close: (options?: object) => void;
  readonly onOpen: (
    listener: (answer: { readonly header: Record<string, string> }) => void,
  ) => void;
  readonly onMessage: (listener: (answer: { readonly data: unknown }) => void) => void;
  readonly onError: (listener: (answer: object) => void) => void;
  readonly onClose: (listener: (answer: object) => void) => void;
}

let server: LoopbackSockets;
beforeEach(async () => {
  server = await loopbackSockets();
});
afterEach(() => server.close());

const phone = (given: Parameters<typeof wxOnPhone>[0] = {}) =>
  wxOnPhone({ connect: server.connect, ...given });

const connect = (on: WxOnPhone, options: object = {}) =>
  on.call('connectSocket', { url, timeout: 20_000, ...options }) as Task;
const next = <Answer>(listen: (listener: (answer: Answer) => void) => void) =>
  new Promise<Answer>((resolve) => {
    listen(resolve);
  });
const opened = async (on: WxOnPhone, options: object = {}) => {
  const task = connect(on, options);
  const { header } = await next(task.onOpen);
  return { task, header };
};
/** What a method with callbacks answers. */
const outcome = (call: (options: object) => void, options: object = {}) =>
  new Promise((resolve) => {
    call({
      ...options,
      success: (success: object) => {
        resolve({ success });
      },
      fail: (fail: object) => {
        resolve({ fail });
      },
    });
  });
const until = async (is: () => boolean) => {
  while (!is()) await new Promise((resolve) => setTimeout(resolve, 2));
};

test('connects with headers and protocols, and tells the answer’s headers', async () => {
  const on = phone();
  const header = { 'X-Token': 't', Referer: 'https://evil.example' };
  const { task, header: answered } = await opened(on, { header, protocols: ['a', 'b'] });
  expect(answered).toMatchObject({ upgrade: 'websocket', 'sec-websocket-protocol': 'b' });
  expect(server.accepted[0]?.headers).toMatchObject({
    'x-token': 't',
    referer: 'https://servicewechat.com/wx0000000000000001/devtools/page-frame.html',
    'sec-websocket-protocol': 'a,b',
  });
  expect([task.readyState, task.OPEN]).toStrictEqual([1, 1]);
});

test('success says that the attempt began, before it is open', async () => {
  const on = phone();
  expect(await on.outcome('connectSocket', { url })).toStrictEqual({
    success: { errMsg: 'connectSocket:ok' },
  });
});

test('text and bytes go both ways', async () => {
  const { task } = await opened(phone());
  expect(await outcome(task.send, { data: '你好' })).toStrictEqual({
    success: { errMsg: 'sendSocketMessage:ok' },
  });
  task.send({ data: new Uint8Array([1, 2, 255]).buffer });
  await until(() => server.heard.length === 2);
  expect(server.heard).toStrictEqual(['你好', [1, 2, 255]]);
  const text = next(task.onMessage);
  server.accepted[0]?.socket.send('back');
  expect(await text).toStrictEqual({ data: 'back' });
  const bytes = next(task.onMessage);
  server.accepted[0]?.socket.send(Buffer.from([3, 4]));
  const { data } = await bytes;
  expect(Object.prototype.toString.call(data)).toBe('[object ArrayBuffer]');
  expect([...new Uint8Array(data as ArrayBuffer)]).toStrictEqual([3, 4]);
});

test('anything but text and bytes is not sent', async () => {
  const { task } = await opened(phone());
  expect(await outcome(task.send, { data: { a: 1 } })).toMatchObject({
    fail: { errMsg: expect.stringContaining('sendSocketMessage:fail parameter') as string },
  });
});

test('before it is open nothing can be sent', async () => {
  const task = connect(phone());
  expect(await outcome(task.send, { data: 'x' })).toStrictEqual({
    fail: { errMsg: 'SocketTask.send:fail SocketTask.readyState is not OPEN' },
  });
});

test('closes with a code and a reason, 1000 without; the second time it fails', async () => {
  const on = phone();
  const { task } = await opened(on);
  const closed = next(task.onClose);
  expect(await outcome(task.close, { code: 3001, reason: 'bye' })).toStrictEqual({
    success: { errMsg: 'closeSocket:ok' },
  });
  expect(await closed).toStrictEqual({ code: 3001, reason: 'bye' });
  expect(task.readyState).toBe(3);
  expect(await outcome(task.close)).toStrictEqual({
    fail: { errMsg: 'closeSocket:fail WebSocket is not connected' },
  });
  const { task: other } = await opened(on);
  other.close();
  await until(() => server.heard.length === 2);
  expect(server.heard).toStrictEqual([
    { code: 3001, reason: 'bye' },
    { code: 1000, reason: '' },
  ]);
});

test.each([
  [{ code: 1001 }],
  [{ code: '1000' }],
  [{ code: 2999 }],
  [{ code: 5000 }],
  [{ reason: '很'.repeat(42) }],
  [{ reason: 7 }],
])('does not close with %j', async (options) => {
  const { task } = await opened(phone());
  expect(await outcome(task.close, options)).toMatchObject({
    fail: { errMsg: expect.stringContaining('closeSocket:fail the ') as string },
  });
  expect(task.readyState).toBe(1);
});

test('closing before it is open gives up: the server’s side never hears of it', async () => {
  const task = connect(phone());
  const closed = next(task.onClose);
  let isOpen = false;
  task.onOpen(() => (isOpen = true));
  task.close({ code: 3000, reason: 'late' });
  expect(task.readyState).toBe(2);
  expect(await closed).toStrictEqual({ code: 3000, reason: 'late' });
  expect([task.readyState, isOpen, server.heard]).toStrictEqual([3, false, []]);
});

test('a goodbye of the server and a break are told with their codes', async () => {
  const on = phone();
  const { task } = await opened(on);
  const closed = next(task.onClose);
  server.accepted[0]?.socket.close(4000, 'enough');
  expect(await closed).toStrictEqual({ code: 4000, reason: 'enough' });
  const { task: other } = await opened(on);
  const cut = next(other.onClose);
  server.accepted[1]?.socket.terminate();
  expect(await cut).toStrictEqual({ code: 1006, reason: 'abnormal closure' });
});

test('a server that refuses is an error, without open or close', async () => {
  const task = connect(phone(), { url: 'wss://example.com/refused' });
  let others = 0;
  task.onOpen(() => (others += 1));
  task.onClose(() => (others += 1));
  expect(await next(task.onError)).toStrictEqual({
    errMsg: 'connectSocket:fail Unexpected server response: 401',
  });
  expect([task.readyState, others]).toStrictEqual([3, 0]);
});

test('a handshake that takes longer than its timeout, or app.json’s, is an error', async () => {
  const on = phone({ connect: server.connectSilent });
  for (const timeout of [30, undefined]) {
    const task = connect(on, { timeout });
    expect(await next(task.onError)).toStrictEqual({ errMsg: 'connectSocket:fail timeout' });
    expect(task.readyState).toBe(3);
  }
});

test.each([['https://example.com'], ['/chat'], [undefined]])(
  'refuses the address %j, and the task it returns is closed',
  async (bad) => {
    const on = phone();
    expect(await on.outcome('connectSocket', { url: bad })).toStrictEqual({
      fail: { errno: 600009, errMsg: `connectSocket:fail invalid url "${String(bad)}"` },
    });
    const task = connect(on, { url: bad, fail: () => undefined });
    expect(task.readyState).toBe(3);
    expect(await outcome(task.close)).toHaveProperty('fail');
  },
);

test('the sixth connection at a time fails; a closed one gives its place back', async () => {
  const on = phone();
  const tasks = await Promise.all([1, 2, 3, 4, 5].map(() => opened(on)));
  expect(await on.outcome('connectSocket', { url })).toStrictEqual({
    fail: {
      errno: 600007,
      errMsg: 'connectSocket:fail fail reach max websocket connect count 5',
    },
  });
  const closed = new Promise((resolve) => tasks[0]?.task.onClose(resolve));
  tasks[0]?.task.close();
  await closed;
  expect(await on.outcome('connectSocket', { url })).toHaveProperty('success');
});

test('five seconds in the back end it as interrupted; then none can be started', async () => {
  const on = phone();
  const { task } = await opened(on);
  const closed = next(task.onClose);
  on.visibility.set(false);
  on.clock.pass(4_999);
  expect(task.readyState).toBe(1);
  on.clock.pass(1);
  expect(await closed).toStrictEqual({ code: 1000, reason: 'interrupted' });
  expect(await on.outcome('connectSocket', { url })).toStrictEqual({
    fail: { errno: 600003, errMsg: 'connectSocket:fail interrupted' },
  });
  on.visibility.set(true);
  expect(await on.outcome('connectSocket', { url })).toHaveProperty('success');
});

test('coming back in time saves it', async () => {
  const on = phone();
  const { task } = await opened(on);
  on.visibility.set(false);
  on.clock.pass(4_999);
  on.visibility.set(true);
  on.clock.pass(60_000);
  expect(task.readyState).toBe(1);
});
