import { wxOnPhone } from '../../src/jsdom/wx-on-phone';
import type { LoopbackSockets } from './loopback-sockets';
import { loopbackSockets } from './loopback-sockets';

const url = 'wss://example.com/chat';
let server: LoopbackSockets;
beforeEach(async () => {
  server = await loopbackSockets();
});
afterEach(() => server.close());

const phone = (given: Parameters<typeof wxOnPhone>[0] = {}) => {
  const on = wxOnPhone({ connect: server.connect, ...given });
  const next = (event: string) =>
    new Promise((resolve) => {
      on.call(`onSocket${event}`, resolve);
    });
  return { ...on, next };
};
const connect = (on: ReturnType<typeof phone>) => {
  on.call('connectSocket', { url, timeout: 20_000 });
};

test('the calls without a task open, send, hear and close a connection', async () => {
  const on = phone();
  const opened = on.next('Open');
  connect(on);
  expect(await opened).toMatchObject({ header: { upgrade: 'websocket' } });
  expect(await on.outcome('sendSocketMessage', { data: 'hi' })).toStrictEqual({
    success: { errMsg: 'sendSocketMessage:ok' },
  });
  const message = on.next('Message');
  server.accepted[0]?.socket.send('back');
  expect(await message).toStrictEqual({ data: 'back' });
  const closed = on.next('Close');
  expect(await on.call('closeSocket', { code: 3001, reason: 'bye' })).toStrictEqual({
    errMsg: 'closeSocket:ok',
  });
  expect(await closed).toStrictEqual({ code: 3001, reason: 'bye' });
  expect(server.heard).toStrictEqual(['hi', { code: 3001, reason: 'bye' }]);
});

test('without an open connection they fail, also while it connects', async () => {
  const on = phone();
  connect(on);
  for (const name of ['sendSocketMessage', 'closeSocket']) {
    expect(await on.outcome(name, { data: 'x' })).toStrictEqual({
      fail: { errMsg: `${name}:fail WebSocket is not connected` },
    });
  }
});

test('they mean the newest of several connections', async () => {
  const on = phone();
  for (let i = 0; i < 2; i += 1) {
    const opened = on.next('Open');
    connect(on);
    await opened;
  }
  const closed = on.next('Close');
  await on.outcome('closeSocket', { code: 3002 });
  await closed;
  expect(server.accepted.map(({ socket }) => socket.readyState)).toStrictEqual([1, 3]);
});

test('offline nothing connects, and what stood breaks', async () => {
  const on = phone();
  const opened = on.next('Open');
  connect(on);
  await opened;
  const closed = on.next('Close');
  on.phone.settings.set({ network: 'offline' });
  expect(await closed).toStrictEqual({ code: 1006, reason: 'abnormal closure' });
  const failed = on.next('Error');
  connect(on);
  expect(await failed).toStrictEqual({
    errMsg: 'connectSocket:fail net::ERR_INTERNET_DISCONNECTED',
  });
  expect(server.accepted).toHaveLength(1);
});

test('going offline while it connects is an error', async () => {
  const on = phone();
  connect(on);
  const failed = on.next('Error');
  on.phone.settings.set({ network: 'offline' });
  expect(await failed).toStrictEqual({
    errMsg: 'connectSocket:fail net::ERR_INTERNET_DISCONNECTED',
  });
});

test('a slow network delays what arrives, and keeps its order', async () => {
  const on = phone({ settings: { network: 'slow' } });
  const heard: unknown[] = [];
  on.call('onSocketOpen', () => heard.push('open'));
  on.call('onSocketMessage', ({ data }: { readonly data: unknown }) => heard.push(data));
  connect(on);
  while (server.accepted.length === 0) await later();
  server.accepted[0]?.socket.send('first');
  await later(20);
  on.phone.settings.set({ network: 'online' });
  server.accepted[0]?.socket.send('second');
  await later(20);
  on.clock.pass(1_499);
  expect(heard).toStrictEqual([]);
  on.clock.pass(1);
  expect(heard).toStrictEqual(['open', 'first', 'second']);
});

test('where answers are dropped, the server accepts and the program hears of an error', async () => {
  const on = phone({ settings: { network: 'drops-answers' } });
  const failed = on.next('Error');
  connect(on);
  expect(await failed).toStrictEqual({ errMsg: 'connectSocket:fail net::ERR_CONNECTION_RESET' });
  expect(server.accepted).toHaveLength(1);
});

test('messages of an open connection are dropped there too', async () => {
  const on = phone();
  const opened = on.next('Open');
  connect(on);
  await opened;
  on.phone.settings.set({ network: 'drops-answers' });
  const message = on.next('Message');
  server.accepted[0]?.socket.send('lost');
  await later(20);
  on.phone.settings.set({ network: 'online' });
  server.accepted[0]?.socket.send('found');
  expect(await message).toStrictEqual({ data: 'found' });
});

test('the journal has the attempt and how it went', async () => {
  const on = phone();
  const lines: unknown[] = [];
  on.phone.journal.on('request', ({ method, url: to, status }) => lines.push([method, to, status]));
  const opened = on.next('Open');
  connect(on);
  await opened;
  expect(lines).toStrictEqual([
    ['WebSocket', url, undefined],
    ['WebSocket', url, 101],
  ]);
});

function later(milliseconds = 2): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
