import type { AddressInfo } from 'node:net';

import { WebSocket, WebSocketServer } from 'ws';

import { browserWebSocketTransport } from '../../src/transport/browser-websocket-transport';
import type { Transport } from '../../src/transport/transport';
import { connectWebSocket, webSocketTransport } from '../../src/transport/websocket-transport';

let server: WebSocketServer;
let url: string;
let accepted: Promise<{ socket: WebSocket; transport: Transport }>;

beforeEach(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => server.once('listening', resolve));
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
  accepted = new Promise((resolve) => {
    server.once('connection', (socket) => {
      resolve({ socket, transport: webSocketTransport(socket) });
    });
  });
});

afterEach(async () => {
  for (const client of server.clients) client.terminate();
  await new Promise((resolve) => {
    server.close(resolve);
  });
});

const nextMessage = (transport: Transport) =>
  new Promise<string>((resolve) => {
    const stop = transport.onMessage((text) => {
      stop();
      resolve(text);
    });
  });
const closing = (transport: Transport) =>
  new Promise<void>((resolve) => {
    transport.onClose(resolve);
  });

test('text goes both ways, and JSON in a binary frame counts as text', async () => {
  const client = await connectWebSocket(url);
  const { socket, transport } = await accepted;
  const toServer = nextMessage(transport);
  client.send('{"a":1}');
  await expect(toServer).resolves.toBe('{"a":1}');
  const toClient = nextMessage(client);
  socket.send(Buffer.from('{"b":"中文"}'));
  await expect(toClient).resolves.toBe('{"b":"中文"}');
});

test('the browser transport keeps what is sent before the connection stands, in order', async () => {
  // ws offers the same WebSocket surface as a browser: addEventListener, readyState, send.
  const client = browserWebSocketTransport(new WebSocket(url) as unknown as globalThis.WebSocket);
  client.send('first');
  client.send('second');
  const { transport } = await accepted;
  const heard: string[] = [];
  await new Promise<void>((resolve) => {
    transport.onMessage((text) => {
      heard.push(text);
      if (heard.length === 2) resolve();
    });
  });
  expect(heard).toStrictEqual(['first', 'second']);
});

test('closing is heard once on both sides, also by who asks afterwards', async () => {
  const client = await connectWebSocket(url);
  const { transport } = await accepted;
  const both = Promise.all([closing(client), closing(transport)]);
  client.close();
  await both;
  await expect(closing(client)).resolves.toBeUndefined();
});

test('a frame that breaks the protocol closes the transport instead of the process', async () => {
  const client = new WebSocket(url);
  await new Promise((resolve) => client.once('open', resolve));
  const { socket, transport } = await accepted;
  const closed = closing(transport);
  client.on('error', () => undefined);
  // A text frame that is not UTF-8.
  client.send(Buffer.from([0xff, 0xfe]), { binary: false });
  await closed;
  expect(socket.readyState).not.toBe(WebSocket.OPEN);
});

test('connecting to nobody says where nobody answered', async () => {
  await expect(connectWebSocket('ws://127.0.0.1:1')).rejects.toThrow(
    'Nobody answers at ws://127.0.0.1:1: ',
  );
});
