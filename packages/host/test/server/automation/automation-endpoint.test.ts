import automator from 'miniprogram-automator';
import { WebSocket } from 'ws';

import { createAutomation } from '../../../src/automation/automation';
import type { PhoneSide } from '../../../src/link/link';
import { createAutomationEndpoint } from '../../../src/server/automation/automation-endpoint';
import { createMemoryTransports } from '../../../src/transport/memory-transport';
import type { RpcPeer } from '../../../src/transport/rpc';
import type { Transport } from '../../../src/transport/transport';
import { connectWebSocket } from '../../../src/transport/websocket-transport';
import { createFakeNode, createFakePage, createFakeRuntime } from '../../automation/fake-runtime';

interface Timer {
  readonly run: () => void;
  cancelled: boolean;
}

/** An endpoint with the page's side in the same process, and time in the test's hand. */
async function start({ early = false } = {}) {
  const runtime = createFakeRuntime();
  runtime.stack = [createFakePage(1, 'pages/a/a', createFakeNode({ tag: 'page' }))];
  const timers: Timer[] = [];
  let ended = 0;
  let page: RpcPeer<PhoneSide> | undefined;
  const endpoint = createAutomationEndpoint({
    port: 0,
    page: () => page,
    closeTool: () => {
      ended += 1;
    },
    deadline: 10_000,
    after: (_milliseconds, run) => {
      const timer: Timer = { run, cancelled: false };
      timers.push(timer);
      return () => {
        timer.cancelled = true;
      };
    },
  });
  /** Puts a page with this program there; `deaf`: in an endless loop. */
  const openPage = (deaf = false) => {
    page = deaf ? deafPage : pageOf(runtime, endpoint.deliver);
    endpoint.programStarted();
  };
  if (!early) openPage();
  const url = await endpoint.listen();
  return {
    runtime,
    endpoint,
    url,
    openPage,
    losePage: () => {
      page = undefined;
    },
    deadlinePasses: () => {
      for (const timer of timers.splice(0)) if (!timer.cancelled) timer.run();
    },
    ended: () => ended,
  };
}

const deafPage: RpcPeer<PhoneSide> = {
  call: () => new Promise(() => undefined),
  notify: () => undefined,
  close: () => undefined,
};

function pageOf(
  runtime: ReturnType<typeof createFakeRuntime>,
  deliver: (client: string, text: string) => void,
): RpcPeer<PhoneSide> {
  const automation = createAutomation({
    runtime,
    entryPage: 'pages/a/a',
    host: {
      version: '1.0.0',
      screenshot: () => Promise.resolve(''),
      exit: () => undefined,
      close: () => undefined,
    },
  });
  const clients = new Map<string, Transport>();
  const relay = (method: string, { client, text }: { client: string; text?: string }) => {
    if (!clients.has(client)) {
      const [here, there] = createMemoryTransports();
      here.onMessage((reply) => {
        deliver(client, reply);
      });
      automation.connect(there);
      clients.set(client, here);
    }
    if (method === 'automation.close') clients.get(client)?.close();
    if (text !== undefined) clients.get(client)?.send(text);
  };
  return {
    call: (method, params) => {
      relay(method, params as { client: string; text?: string });
      return Promise.resolve(undefined as never);
    },
    notify: (method, params) => {
      relay(method, params as { client: string; text?: string });
    },
    close: () => undefined,
  };
}

let host: Awaited<ReturnType<typeof start>>;

beforeEach(async () => {
  host = await start();
});

afterEach(async () => {
  await host.endpoint.close();
});

/** The next frame, or the reply to one request. */
const nextReply = (client: Transport, to?: string) =>
  new Promise<unknown>((resolve) => {
    const stop = client.onMessage((text) => {
      const reply = JSON.parse(text) as { readonly id?: unknown };
      if (to !== undefined && reply.id !== to) return;
      stop();
      resolve(reply);
    });
  });
const ask = (client: Transport, id: string, method: string) => {
  client.send(JSON.stringify({ id, method, params: {} }));
};

test('the real client connects, asks and disconnects, whatever the path of the address', async () => {
  const miniProgram = await automator.connect({ wsEndpoint: `${host.url}/any/path?x=1` });
  const page = await miniProgram.currentPage();
  expect(page?.path).toBe('pages/a/a');
  await expect(miniProgram.evaluate((n: number) => n + 1, 1)).resolves.toBe(2);
  miniProgram.disconnect();
});

test('a request that the page does not answer is answered in the words of DevTools', async () => {
  host.openPage(true);
  const client = await connectWebSocket(host.url);
  const reply = nextReply(client);
  ask(client, 'a', 'App.getCurrentPage');
  await eventually(() => {
    host.deadlinePasses();
  }, reply);
  await expect(reply).resolves.toStrictEqual({
    id: 'a',
    error: { message: 'timeout waiting for automator response' },
  });
});

test('a reply that comes after its deadline is not sent', async () => {
  host.openPage(true);
  const client = await connectWebSocket(host.url);
  const heard: string[] = [];
  client.onMessage((text) => heard.push(text));
  const reply = nextReply(client);
  ask(client, 'late', 'Tool.getInfo');
  await eventually(() => {
    host.deadlinePasses();
  }, reply);
  host.endpoint.deliver('client-1', JSON.stringify({ id: 'late', result: { SDKVersion: '9' } }));
  host.openPage();
  const next = nextReply(client);
  ask(client, 'next', 'Tool.getTicket');
  await expect(next).resolves.toMatchObject({ id: 'next' });
  expect(heard).toHaveLength(2);
});

test('requests wait while the page reloads; what an earlier page was asked fails', async () => {
  host.openPage(true);
  const client = await connectWebSocket(host.url);
  const first = nextReply(client, 'before');
  ask(client, 'before', 'Tool.getInfo');
  await delivered(client);
  host.openPage();
  await expect(first).resolves.toStrictEqual({
    id: 'before',
    error: { message: 'the program restarted before it answered' },
  });
  host.losePage();
  const second = nextReply(client, 'during');
  ask(client, 'during', 'Tool.getTicket');
  await delivered(client);
  host.openPage();
  await expect(second).resolves.toStrictEqual({
    id: 'during',
    result: { ticket: '', expiredTime: 0 },
  });
});

test('a request that comes before the program waits for it, however long the start takes', async () => {
  const starting = await start({ early: true });
  const client = await connectWebSocket(starting.url);
  const reply = nextReply(client, 'early');
  ask(client, 'early', 'Tool.getTicket');
  await delivered(client);
  starting.deadlinePasses();
  starting.openPage();
  await expect(reply).resolves.toStrictEqual({
    id: 'early',
    result: { ticket: '', expiredTime: 0 },
  });
  await starting.endpoint.close();
});

test('whoever waits for a program that will not start hears why, and so does who comes later', async () => {
  const starting = await start({ early: true });
  const client = await connectWebSocket(starting.url);
  const early = nextReply(client, 'early');
  ask(client, 'early', 'Tool.getInfo');
  await delivered(client);
  expect(starting.endpoint.refuse('It cannot be built.')).toBe(true);
  await expect(early).resolves.toStrictEqual({
    id: 'early',
    error: { message: 'It cannot be built.' },
  });
  const late = nextReply(client, 'late');
  ask(client, 'late', 'Tool.getInfo');
  await expect(late).resolves.toMatchObject({ error: { message: 'It cannot be built.' } });
  expect(starting.endpoint.refuse('It cannot be built.')).toBe(false);
  starting.openPage();
  const mended = nextReply(client, 'mended');
  ask(client, 'mended', 'Tool.getTicket');
  await expect(mended).resolves.toMatchObject({ result: { ticket: '' } });
  await starting.endpoint.close();
});

test('who asked for the console gets it from a restarted program too', async () => {
  const client = await connectWebSocket(host.url);
  const enabled = nextReply(client);
  ask(client, 'log', 'App.enableLog');
  await enabled;
  host.openPage();
  await new Promise(setImmediate);
  const event = nextReply(client);
  host.runtime.phone.journal.emit('console', { type: 'log', args: ['again'] });
  await expect(event).resolves.toStrictEqual({
    method: 'App.logAdded',
    params: { type: 'log', args: ['again'] },
  });
});

test('malformed frames, huge ones and vanished clients leave the others alone', async () => {
  const noisy = await connectWebSocket(host.url);
  for (const frame of ['', '{', '[]', 'null', '"x"', '{"id":{}}', '{"id":1}', '{"method":"x"}']) {
    noisy.send(frame);
  }
  const huge = nextReply(noisy);
  ask(noisy, 'x'.repeat(1_000_000), 'Page.getElement');
  await huge;
  noisy.close();
  const client = await connectWebSocket(host.url);
  const reply = nextReply(client);
  ask(client, 'ok', 'Tool.getInfo');
  await expect(reply).resolves.toMatchObject({ id: 'ok' });
});

test('Tool.close is answered before anything ends, and ends once', async () => {
  const client = await connectWebSocket(host.url);
  const reply = nextReply(client);
  ask(client, 'end', 'Tool.close');
  await expect(reply).resolves.toStrictEqual({ id: 'end', result: {} });
  const again = nextReply(client);
  ask(client, 'again', 'Tool.close');
  await again;
  expect(host.ended()).toBe(1);
});

test('a web page cannot connect: its Origin gives it away', async () => {
  const socket = new WebSocket(host.url, { origin: 'https://example.com' });
  const failure = await new Promise<Error>((resolve) => socket.once('error', resolve));
  expect(failure.message).toContain('401');
});

test('a taken port is one sentence with the cure', async () => {
  const port = Number(new URL(host.url).port);
  const second = createAutomationEndpoint({
    port,
    page: () => undefined,
    closeTool: () => undefined,
  });
  await expect(second.listen()).rejects.toThrow(
    `Port ${port} for automation is taken. Name a free one: --auto-port N.`,
  );
  await second.close();
});

/** Resolves when everything that the client sent before has been read by the endpoint. */
async function delivered(client: Transport): Promise<void> {
  const reply = nextReply(client, 'ping');
  ask(client, 'ping', 'Tool.close');
  await reply;
}

/** Repeats a step until a promise has settled. */
async function eventually(step: () => void, done: Promise<unknown>): Promise<void> {
  let settled = false;
  void done.finally(() => {
    settled = true;
  });
  const isSettled = () => settled;
  while (!isSettled()) {
    step();
    await new Promise(setImmediate);
  }
}
