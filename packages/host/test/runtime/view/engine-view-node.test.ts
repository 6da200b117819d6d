/** @jest-environment ./packages/host/src/jsdom/program-environment.ts */
import { join } from 'node:path';

import { createAutomation } from '../../../src/automation/automation';
import type { ProgramRun } from '../../../src/jsdom/run-program';
import { runProgram } from '../../../src/jsdom/run-program';
import type { RunningPage } from '../../../src/runtime/run/runtime';
import type { ViewNode } from '../../../src/runtime/view/view-node';
import { createMemoryTransports } from '../../../src/transport/memory-transport';

const conformance = join(__dirname, '../../ui/fixtures/conformance');
let run: ProgramRun;
let page: RunningPage;

beforeEach(async () => {
  run = await runProgram(conformance);
  const [first] = run.runtime.pages();
  if (first === undefined) throw new Error('no page');
  page = first;
});

afterEach(() => {
  run.close();
});

function find(selector: string): ViewNode {
  const found = page.root.query(selector);
  if (found === null) throw new Error(`nothing matches ${selector}`);
  return found;
}
const tags = (nodes: readonly ViewNode[]) => nodes.map(({ tag }) => tag);

test('the same element is always the same node', () => {
  expect(find('#title')).toBe(find('view.big'));
  expect(page.root.queryXpath('//view[@id="title"]')).toStrictEqual([find('#title')]);
});

test.each([
  ['.item .name', ['text', 'text']],
  ['view.item:first-of-type', []],
  ['#title, #counter', ['view', 'counter']],
  ['input[type="nickname"]', ['input']],
  ['#counter > .slotted', ['text']],
  ['.count', []],
  ['#counter >>> .count', ['view']],
  ['page', ['page']],
  ['.nothing', []],
])('%s matches %j', (selector, expected) => {
  expect(tags(page.root.queryAll(selector))).toStrictEqual(expected);
});

test('inside an element, what is outside still counts for the left part of a selector', () => {
  const item = find('.item');
  expect(tags(item.queryAll('.item .name'))).toStrictEqual(['text']);
  expect(item.query('#title')).toBeNull();
});

test('a component answers from its own template, then from its slots', () => {
  expect(tags(find('counter').queryAll('.count, .slotted'))).toStrictEqual(['view', 'text']);
  expect(find('counter').query('#title')).toBeNull();
});

test('a class is found as it is written and as the document has it', () => {
  const counter = find('counter');
  const [prefixed = ''] = counter.query('.count')?.dom.className.split(' ') ?? [];
  expect(prefixed).toMatch(/--count$/);
  expect(counter.query(`.${prefixed}`)).toBe(counter.query('.count'));
});

test.each([
  ['broken', '::['],
  ['empty', ''],
  ['huge', `${'x'.repeat(300)}[`],
])('a %s selector is refused', (_kind, selector) => {
  expect(() => page.root.queryAll(selector)).toThrow(/^not a selector: .{0,121}$/);
});

test.each([
  ['/page/counter/view', ['view']],
  ['//counter//text', ['text']],
  ['(//text[@class="name"])[2]', ['text']],
  ['//view[contains(text(), "标题")]', ['view']],
])('the XPath %s names %j', (xpath, expected) => {
  expect(tags(page.root.queryXpath(xpath))).toStrictEqual(expected);
});

test.each(['//[', 'count(//view)'])('%s is refused as no XPath of elements', (xpath) => {
  expect(() => page.root.queryXpath(xpath)).toThrow('not an XPath of elements');
});

test('attributes are what differs from the default, in the words of WXML', () => {
  const title = find('#title');
  expect(title.attribute('data-user-id')).toBe('7');
  expect(title.attribute('hover-class')).toBeNull();
  expect(find('#counter').attribute('start')).toBe('3');
  expect(find('#counter').property('start')).toBe(3);
  expect(find('#input').propertyNames()).toContain('value');
});

test('WXML escapes what would break it', async () => {
  await page.root.component?.setData({ 'list[0].name': '<a & "b">' });
  expect(find('.item').wxml('outer')).toBe(
    '<view class="item"><text class="name">&lt;a &amp; "b"&gt;</text></view>',
  );
});

test('an element is dead once it left its page', async () => {
  const shown = find('#shown');
  expect(shown.isAlive()).toBe(true);
  await page.root.component?.setData({ shown: false });
  expect(shown.isAlive()).toBe(false);
});

test('a function or context method that a built-in does not have is refused by name', () => {
  expect(() => find('#input').callFunction('input.fly', [])).toThrow('input.fly not exists');
  expect(() => find('#input').callFunction('video.input', [])).toThrow('video.input not exists');
  expect(() => find('#title').callFunction('view.constructor', [])).toThrow('not exists');
  expect(() => find('#title').callContextMethod('play', [])).toThrow('view.play not exists');
});

test('without layout, automation taps and presses the element itself', async () => {
  const automation = createAutomation({
    runtime: run.runtime,
    entryPage: page.path,
    host: {
      version: '',
      screenshot: () => Promise.resolve(''),
      exit: () => undefined,
      close: () => undefined,
    },
  });
  const [client, served] = createMemoryTransports();
  automation.connect(served);
  const ask = (method: string, params: object) =>
    new Promise<{ readonly result: Readonly<Record<string, unknown>> }>((resolve) => {
      const stop = client.onMessage((text) => {
        stop();
        resolve(JSON.parse(text) as { result: Record<string, unknown> });
      });
      client.send(JSON.stringify({ id: method, method, params: { pageId: page.id, ...params } }));
    });
  const { result } = await ask('Page.getElement', { selector: '#title' });
  await ask('Element.tap', { elementId: result['elementId'] });
  await ask('Element.touchstart', { elementId: result['elementId'] });
  await ask('Element.touchend', { elementId: result['elementId'] });
  const data = await ask('Page.getData', { path: 'heard' });
  expect(data.result).toStrictEqual({ data: ['tap 7', 'tap 7'] });
  automation.close();
});
