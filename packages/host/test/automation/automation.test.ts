import { createAutomation } from '../../src/automation/automation';
import { protocol } from '../../src/automation/protocol';
import type { Phone, PhoneJournal } from '../../src/phone/phone';
import { createMemoryTransports } from '../../src/transport/memory-transport';
import { createFakeNode, createFakePage, createFakeRuntime } from './fake-runtime';

interface Reply {
  readonly id?: unknown;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

function start(earlier: readonly PhoneJournal['exception'][] = []) {
  const runtime = createFakeRuntime();
  const button = createFakeNode({ tag: 'button' });
  const child = createFakeNode({
    tag: 'phone-sheet',
    isCustomComponent: true,
    component: {
      data: () => ({ shown: [true] }),
      setData: () => Promise.resolve(),
      callMethod: (name, args) => Promise.resolve({ name, args }),
    },
  });
  const root = createFakeNode({
    tag: 'page',
    children: [button, child],
    component: {
      data: () => ({ list: [{ name: 'first' }] }),
      setData: () => Promise.resolve(),
      callMethod: (name) => Promise.reject(new Error(`page.${name} not exists`)),
    },
  });
  runtime.stack = [createFakePage(7, 'pages/account/account', root)];
  const exits: string[] = [];
  const automation = createAutomation({
    runtime,
    entryPage: 'pages/account/account',
    earlier,
    host: {
      version: '1.2.3',
      screenshot: () => Promise.resolve('iVBOR'),
      exit: () => void exits.push('program'),
      close: () => void exits.push('tool'),
    },
  });
  const client = () => {
    const [here, there] = createMemoryTransports();
    automation.connect(there);
    const frames: Reply[] = [];
    const waiting = new Map<unknown, (reply: Reply) => void>();
    here.onMessage((text) => {
      const reply = JSON.parse(text) as Reply;
      frames.push(reply);
      waiting.get(reply.id)?.(reply);
    });
    let lastId = 0;
    const ask = (method: unknown, params?: unknown) =>
      new Promise<Reply>((resolve) => {
        const id = `r${(lastId += 1)}`;
        waiting.set(id, resolve);
        here.send(JSON.stringify({ id, method, params }));
      });
    return { ask, frames, transport: here };
  };
  return { runtime, automation, button, child, root, exits, ...client(), client };
}

const element = { pageId: 7, elementId: 'element-1' };

test('the table has the 45 methods of the protocol', () => {
  expect(Object.keys(protocol)).toHaveLength(45);
});

test('every reply is an object with result or error, whatever the method', async () => {
  const { ask } = start();
  const replies = await Promise.all(
    Object.keys(protocol).map(async (method) => ask(method, { ...element })),
  );
  for (const { result, error } of replies) {
    expect(typeof (error?.message ?? result)).toBe(error === undefined ? 'object' : 'string');
  }
});

test('the handshake gives the base library of the phone', async () => {
  const { ask } = start();
  await expect(ask('Tool.getInfo')).resolves.toMatchObject({
    result: { SDKVersion: '3.17.0', version: '1.2.3' },
  });
});

test.each([
  ['Nothing.here', 'Nothing.here unimplemented'],
  ['constructor', 'constructor unimplemented'],
  [17, '17 unimplemented'],
])('the method %s is refused by name', async (method, message) => {
  const { ask } = start();
  await expect(ask(method)).resolves.toMatchObject({ error: { message } });
});

test('params that do not fit name method and place', async () => {
  const { ask } = start();
  const reply = await ask('Element.getStyles', { ...element, names: 'width' });
  expect(reply.error?.message).toMatch(/^Element\.getStyles: names: /);
});

test('frames without an id get no answer and end nothing', async () => {
  const { ask, transport, frames } = start();
  for (const text of ['', '{', 'null', '[]', '{"method":"Tool.getInfo"}', '{"id":null}']) {
    transport.send(text);
  }
  await ask('Tool.getInfo');
  expect(frames).toHaveLength(1);
});

test('the same node keeps its id, custom components carry a nodeId, no match is an error', async () => {
  const { ask } = start();
  const first = await ask('Page.getElement', { pageId: 7, selector: 'button' });
  const again = await ask('Page.getElementByXpath', { pageId: 7, selector: '//button' });
  expect(first.result).toStrictEqual({ elementId: 'element-1', tagName: 'button' });
  expect(again.result).toStrictEqual(first.result);
  const custom = await ask('Page.getElements', { pageId: 7, selector: 'phone-sheet' });
  expect(custom.result).toStrictEqual({
    elements: [{ elementId: 'element-2', tagName: 'phone-sheet', nodeId: 'element-2' }],
  });
  const none = await ask('Page.getElement', { pageId: 7, selector: 'video' });
  expect(none.error).toStrictEqual({ message: 'no such element' });
});

test('a dead element and a page that is gone answer errors, and their ids are not given again', async () => {
  const { ask, runtime, button, root } = start();
  await ask('Page.getElement', { pageId: 7, selector: 'button' });
  button.alive = false;
  const dead = await ask('Element.getWXML', { ...element, type: 'inner' });
  expect(dead.error).toStrictEqual({ message: 'element destroyed' });
  const next = createFakePage(8, 'pages/phone/phone', root);
  runtime.stack = [next];
  runtime.events.emit('page-shown', next);
  const gone = await ask('Page.getData', { pageId: 7 });
  expect(gone.error).toStrictEqual({ message: 'Page[7] not exists' });
  button.alive = true;
  const wrongPage = await ask('Element.getWXML', {
    pageId: 8,
    elementId: 'element-1',
    type: 'inner',
  });
  expect(wrongPage.error).toStrictEqual({ message: 'element destroyed' });
});

test('without a page, getCurrentPage is an error and never a made-up id', async () => {
  const { ask, runtime } = start();
  runtime.stack = [];
  const reply = await ask('App.getCurrentPage');
  expect(reply.error).toStrictEqual({ message: 'getCurrentPages().length=0' });
  await expect(ask('App.getPageStack')).resolves.toMatchObject({ result: { pageStack: [] } });
});

test('data comes whole, by path, and absent for a path that leads nowhere', async () => {
  const { ask } = start();
  const all = await ask('Page.getData', { pageId: 7 });
  expect(all.result).toStrictEqual({ data: { list: [{ name: 'first' }] } });
  const one = await ask('Page.getData', { pageId: 7, path: 'list[0].name' });
  expect(one.result).toStrictEqual({ data: 'first' });
  const none = await ask('Page.getData', { pageId: 7, path: 'list[4].name' });
  expect(none.result).toStrictEqual({});
});

test('which keys are there tells a mock from a restore, not their values', async () => {
  const { ask, runtime } = start();
  await ask('App.mockWxMethod', { method: 'login', result: null });
  expect(runtime.mocks.get('login')).toStrictEqual({ kind: 'value', value: null });
  await ask('App.mockWxMethod', { method: 'login', functionDeclaration: '() => 1', args: [2] });
  expect(runtime.mocks.get('login')).toStrictEqual({
    kind: 'function',
    functionDeclaration: '() => 1',
    args: [2],
  });
  await ask('App.mockWxMethod', { method: 'login' });
  expect(runtime.mocks.has('login')).toBe(false);
  const unknown = await ask('App.mockWxMethod', { method: 'fly', result: 1 });
  expect(unknown.error).toStrictEqual({ message: 'wx.fly not exists' });
});

test('navigateBack of the client sends a null url, which is an absent one', async () => {
  const { ask, runtime } = start();
  await ask('App.callWxMethod', { method: 'navigateBack', args: [{ url: null }] });
  expect(runtime.wxCalls).toStrictEqual([{ method: 'navigateBack', args: [{}] }]);
});

test('what a call throws arrives as its message', async () => {
  const { ask } = start();
  const failed = await ask('App.callWxMethod', { method: 'fails', args: [] });
  expect(failed.error).toStrictEqual({ message: 'can not navigateTo a tabbar page' });
  const thrown = await ask('App.callFunction', {
    functionDeclaration: 'async () => { throw { errMsg: "login:fail" } }',
  });
  expect(thrown.error).toStrictEqual({ message: 'login:fail' });
});

test('a result that is no JSON is made one', async () => {
  const { ask } = start();
  const reply = await ask('App.callFunction', {
    functionDeclaration: '(n) => { const a = { n, run() {} }; a.self = a; return a; }',
    args: [3],
  });
  expect(reply.result).toStrictEqual({ result: { n: 3, self: '[Circular]' } });
  const none = await ask('App.callFunction', { functionDeclaration: '() => undefined' });
  expect(none.result).toStrictEqual({});
});

test('__propPublic names the public properties', async () => {
  const { ask } = start();
  await ask('Page.getElement', { pageId: 7, selector: 'button' });
  const reply = await ask('Element.getProperties', {
    ...element,
    names: ['__propPublic', 'value'],
  });
  expect(reply.result).toStrictEqual({ properties: [{ value: true }, 'text'] });
});

test('an absent attribute is null', async () => {
  const { ask } = start();
  await ask('Page.getElement', { pageId: 7, selector: 'button' });
  const reply = await ask('Element.getAttributes', { ...element, names: ['class', 'src'] });
  expect(reply.result).toStrictEqual({ attributes: ['title', null] });
});

test('the console goes to who asked for it, exceptions and bindings to all', async () => {
  const { ask, frames, runtime, client } = start();
  const other = client();
  await other.ask('App.enableLog');
  await other.ask('App.enableLog');
  await ask('App.addBinding', { name: 'report' });
  const { journal } = runtime.phone;
  journal.emit('console', { type: 'warn', args: ['careful', { n: 1 }] });
  journal.emit('exception', { message: 'boom', stack: 'at page' });
  runtime.events.emit('binding', { name: 'report', args: [1] });
  await Promise.all([ask('Tool.getInfo'), other.ask('Tool.getInfo')]);
  const events = (list: readonly Reply[]) => list.filter(({ method }) => method !== undefined);
  const shared = [
    { method: 'App.exceptionThrown', params: { message: 'boom', stack: 'at page' } },
    { method: 'App.bindingCalled', params: { name: 'report', args: [1] } },
  ];
  expect(events(frames)).toStrictEqual(shared);
  expect(events(other.frames)).toStrictEqual([
    { method: 'App.logAdded', params: { type: 'warn', args: ['careful', { n: 1 }] } },
    ...shared,
  ]);
});

test('a client that vanished is told nothing more', () => {
  const { runtime, transport, frames } = start();
  transport.close();
  runtime.phone.journal.emit('exception', { message: 'boom', stack: '' });
  expect(frames).toStrictEqual([]);
});

describe('exceptions that nobody could hear yet', () => {
  const texts = (list: readonly Reply[]) =>
    list
      .filter(({ method }) => method === 'App.exceptionThrown')
      .map(({ params }) => (params as { readonly message: string }).message);
  const boom = ({ phone }: { readonly phone: Phone }, message: string) => {
    phone.journal.emit('exception', { message, stack: '' });
  };

  test('come with the first request after the handshake, once, to who was there first', async () => {
    const fresh = start([{ message: 'at launch', stack: '' }]);
    boom(fresh.runtime, 'while nobody asked');
    await fresh.ask('Tool.getInfo');
    expect(texts(fresh.frames)).toStrictEqual([]);
    await fresh.ask('App.getPageStack');
    expect(texts(fresh.frames)).toStrictEqual(['at launch', 'while nobody asked']);
    expect(fresh.frames.at(-1)?.id).toBe('r2');
    const later = fresh.client();
    await later.ask('App.getPageStack');
    expect(texts(later.frames)).toStrictEqual([]);
    boom(fresh.runtime, 'live');
    await new Promise(setImmediate);
    expect(texts(fresh.frames).at(-1)).toBe('live');
    expect(texts(later.frames)).toStrictEqual(['live']);
  });

  test('come by themselves to a client that only listens, and later ones at once', async () => {
    const { runtime, frames } = start([{ message: 'at launch', stack: '' }]);
    boom(runtime, 'next');
    expect(texts(frames)).toStrictEqual([]);
    await new Promise(setImmediate);
    expect(texts(frames)).toStrictEqual(['at launch', 'next']);
    boom(runtime, 'live');
    await new Promise(setImmediate);
    expect(texts(frames)).toStrictEqual(['at launch', 'next', 'live']);
  });

  test('are kept in a bounded number: the first', async () => {
    const { runtime, ask, frames } = start();
    for (let n = 0; n < 100; n += 1) boom(runtime, String(n));
    await ask('App.getPageStack');
    expect(texts(frames)).toStrictEqual(Array.from({ length: 50 }, (_, n) => String(n)));
  });
});

test('an error on the console brings its stack', async () => {
  const { ask, frames, runtime } = start();
  await ask('App.enableLog');
  const error = new TypeError('no');
  runtime.phone.journal.emit('console', { type: 'error', args: [error] });
  await new Promise(setImmediate);
  expect(frames.at(-1)?.params).toStrictEqual({
    type: 'error',
    args: [{ name: 'TypeError', message: 'no', stack: error.stack }],
  });
});
