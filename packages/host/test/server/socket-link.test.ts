import type { HostSide, PhoneSide } from '../../src/link/link';
import type { Host } from '../../src/page/host';
import { createRemoteSockets } from '../../src/page/remote-sockets';
import type { SocketEvent } from '../../src/phone/sockets';
import type { HostState } from '../../src/server/host-state';
import { linkHandlers } from '../../src/server/link-handlers';
import { createHostSockets } from '../../src/server/network/host-sockets';
import { createPhoneLinks } from '../../src/server/phone-links';
import { createMemoryTransports } from '../../src/transport/memory-transport';
import type { RpcHandlers } from '../../src/transport/rpc';
import { createPeer } from '../../src/transport/rpc';
import type { LoopbackSockets } from '../api/loopback-sockets';
import { loopbackSockets } from '../api/loopback-sockets';

let server: LoopbackSockets;
beforeEach(async () => {
  server = await loopbackSockets();
});
afterEach(() => server.close());

/** A page with sockets, linked to a host process that holds them. */
function openPage(links = createPhoneLinks(), sockets = createHostSockets({})) {
  const [pageEnd, hostEnd] = createMemoryTransports();
  const state = { links, sockets } as unknown as HostState;
  links.connect(hostEnd, (page) => linkHandlers(state, {} as never, page));
  const remote = createRemoteSockets(() => host);
  const handlers = { 'socket.event': remote.heard } as RpcHandlers<PhoneSide>;
  const host: Host = createPeer<PhoneSide, HostSide>(pageEnd, handlers);
  return { links, sockets, remote };
}

const request = () => ({
  url: `ws://127.0.0.1:${server.port}/`,
  headers: {},
  protocols: [],
  timeout: 5_000,
  perMessageDeflate: false,
});

function connect({ remote }: ReturnType<typeof openPage>, url = request().url) {
  const events: SocketEvent[] = [];
  const socket = remote.connect({ ...request(), url }, (event) => events.push(event));
  const heard = async (count: number) => {
    while (events.length < count) await new Promise((resolve) => setTimeout(resolve, 2));
    return events.map(({ kind }) => kind);
  };
  return { events, socket, heard };
}

test('a page’s socket is held by the host process, both ways over the link', async () => {
  const { events, socket, heard } = connect(openPage());
  await heard(1);
  socket.send({ kind: 'text', text: 'hi' });
  server.accepted[0]?.socket.send('back');
  socket.close(3001, 'bye');
  expect(await heard(3)).toStrictEqual(['opened', 'message', 'closed']);
  expect(server.heard).toStrictEqual(['hi', { code: 3001, reason: 'bye' }]);
  expect(events[2]).toStrictEqual({ kind: 'closed', code: 3001, reason: 'bye' });
});

test('pages whose sockets have one number do not hear each other; one that is gone loses its own', async () => {
  const first = openPage();
  const second = openPage(first.links, first.sockets);
  const one = connect(first);
  await one.heard(1);
  const other = connect(second);
  await other.heard(1);
  server.accepted[1]?.socket.send('for the second');
  expect(await other.heard(2)).toStrictEqual(['opened', 'message']);
  first.sockets.closePage('1');
  while (server.heard.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
  expect(server.accepted.map(({ socket }) => socket.readyState)).toStrictEqual([3, 1]);
  first.sockets.closeAll();
});

test.each([['ws://'], ['ws://127.0.0.1:1/#part']])('%s fails, and that is told', async (url) => {
  const { heard } = connect(openPage(), url);
  expect(await heard(1)).toStrictEqual(['failed']);
});
