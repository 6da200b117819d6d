import { createMemoryTransports } from '../../src/transport/memory-transport';
import type { RpcHandlers } from '../../src/transport/rpc';
import { createPeer } from '../../src/transport/rpc';

interface Server {
  add(params: { readonly left: number; readonly right: number }): number;
  fail(params: null): never;
  silent(params: null): void;
  circular(params: null): unknown;
  never(params: null): void;
}
interface Client {
  heard(params: { readonly text: string }): void;
}

const server: RpcHandlers<Server> = {
  add: ({ left, right }) => left + right,
  fail: () => {
    throw new Error('quota is used up');
  },
  silent: () => undefined,
  circular: () => {
    const value: Record<string, unknown> = {};
    value['self'] = value;
    return value;
  },
  never: () => new Promise<void>(() => undefined),
};

function connect() {
  const [left, right] = createMemoryTransports();
  const heard: string[] = [];
  const client = createPeer<Client, Server>(left, {
    heard: ({ text }) => {
      heard.push(text);
    },
  });
  return { client, host: createPeer<Server, Client>(right, server), heard, left, right };
}

test('a call is answered by the other side, calls under way keep apart', async () => {
  const { client } = connect();
  const answers = [1, 2, 3].map((right) => client.call('add', { left: 10, right }));
  await expect(Promise.all(answers)).resolves.toStrictEqual([11, 12, 13]);
});

test('both sides may call, and a result of undefined arrives as undefined', async () => {
  const { client, host, heard } = connect();
  await host.call('heard', { text: 'one' });
  host.notify('heard', { text: 'two' });
  await expect(client.call('silent', null)).resolves.toBeUndefined();
  expect(heard).toStrictEqual(['one', 'two']);
});

test('a handler that throws rejects the call with its message and nothing else', async () => {
  const { client } = connect();
  await expect(client.call('fail', null)).rejects.toStrictEqual(new Error('quota is used up'));
});

test('a result that is not JSON is an error for the caller, not for the process', async () => {
  const { client } = connect();
  await expect(client.call('circular', null)).rejects.toThrow('circular');
});

test('an inherited name is not a method', async () => {
  const { left } = connect();
  const replies: string[] = [];
  left.onMessage((text) => replies.push(text));
  left.send(JSON.stringify({ id: 7, method: 'constructor', params: null }));
  await new Promise(setImmediate);
  expect(replies).toStrictEqual([
    JSON.stringify({ id: 7, error: { message: 'Unknown method "constructor".' } }),
  ]);
});

test('calls under way reject when the other side goes, later calls at once', async () => {
  const { client, right } = connect();
  const call = client.call('never', null);
  right.close();
  await expect(call).rejects.toThrow('closed before "never" was answered');
  await expect(client.call('add', { left: 1, right: 1 })).rejects.toThrow('"add" was not sent');
});

test('closing a peer closes its channel and rejects what it waits for', async () => {
  const { client, host } = connect();
  const call = client.call('never', null);
  client.close();
  await expect(call).rejects.toThrow('closed before "never"');
  await new Promise(setImmediate);
  await expect(host.call('heard', { text: 'x' })).rejects.toThrow('was not sent');
});

test.each(['', '{', '[]', '"text"', 'null', '{"id":"7"}', '{"id":99,"result":1}', '{"method":3}'])(
  'the unreadable message %s is dropped and the conversation goes on',
  async (text) => {
    const { client, left } = connect();
    left.send(text);
    await expect(client.call('add', { left: 1, right: 2 })).resolves.toBe(3);
  },
);
