import { join } from 'node:path';

import type Element from 'miniprogram-automator/out/Element';
import type MiniProgram from 'miniprogram-automator/out/MiniProgram';
import type Page from 'miniprogram-automator/out/Page';
import type { Automated } from 'onboarding-testing';
import { automate } from 'onboarding-testing';

/** Every method of the client's Page and Elements, called for real (fixtures/conformance). */
let automated: Automated;
let miniProgram: MiniProgram;
let home: Page;

const projectPath = join(__dirname, 'fixtures/conformance');
const cliPath = join(__dirname, '../../bin/miniprogram-host');

beforeAll(async () => {
  automated = await automate({ projectPath, cliPath });
  ({ miniProgram } = automated);
  home = await currentPage();
});

beforeEach(async () => {
  await home.setData({ heard: [], name: '小林', shown: true, covered: false });
});

afterAll(async () => {
  await automated.close();
});

async function currentPage(): Promise<Page> {
  const page = await miniProgram.currentPage();
  if (page === undefined) throw new Error('no page');
  return page;
}

/** The client's types say `any` where a class depends on the tag. */
async function find<Kind extends Element = Element>(selector: string): Promise<Kind> {
  const element = await home.$(selector);
  if (element === null) throw new Error(`no ${selector}`);
  return element as Kind;
}
const findAll = async (selector: string) => (await home.$$(selector)) as readonly Element[];
const heard = async () => (await home.data('heard')) as readonly string[];
const classOf = (element: Element) => element.constructor.name;

describe('Page', () => {
  test('$ and $$ find by tag, id, class, attribute and structure; null and [] without a match', async () => {
    expect(await home.$('#title')).toBe(await home.$('view.title.big'));
    expect(await findAll('.item > .name')).toHaveLength(2);
    expect(await (await find('.item:nth-of-type(5) .name')).text()).toBe('乙');
    expect((await find('input[type=nickname]')).tagName).toBe('input');
    expect((await find('page')).tagName).toBe('page');
    expect(await home.$('.nothing')).toBeNull();
    expect(await home.$('::[')).toBeNull();
    expect(await findAll('.nothing')).toStrictEqual([]);
    await expect(home.$$('::[')).rejects.toThrow('not a selector: ::[');
  });

  test('a component is closed to its page, opened by >>> and by its own $', async () => {
    expect(await home.$('.count')).toBeNull();
    expect(await (await find('#counter >>> .count')).text()).toBe('3');
    const counter = await find('counter');
    expect(await (await counter.$('.count'))?.text()).toBe('3');
    expect(await (await home.$('.slotted'))?.text()).toBe('槽');
  });

  test('xpath finds in the whole page', async () => {
    expect(await home.xpath('//view[@id="title"]')).toBe(await find('#title'));
    expect(await home.getElementByXpath('/page/counter/view')).toBe(
      await find('#counter >>> .count'),
    );
    expect(await home.getElementsByXpath('//text[@class="name"]')).toHaveLength(2);
    expect(await home.getElementsByXpath('//text[@class="name"][2]')).toStrictEqual([]);
    expect(await home.xpath('//nothing')).toBeNull();
    await expect(home.getElementsByXpath('//[')).rejects.toThrow('not an XPath');
  });

  test('waitFor waits for an element, a time and a condition', async () => {
    await home.setData({ shown: false });
    const appears = home.waitFor('#shown');
    await home.setData({ shown: true });
    await appears;
    await home.waitFor(1);
    await home.waitFor(async () => (await home.data('shown')) === true);
    expect(await home.$('#shown')).not.toBeNull();
  });

  test('data by path, setData with the view updated, callMethod with promises and errors', async () => {
    await expect(home.data('list[1].name')).resolves.toBe('乙');
    await expect(home.data('list[9].name')).resolves.toBeUndefined();
    await home.setData({ 'list[0].name': '丙' });
    expect(await (await find('.name')).text()).toBe('丙');
    await home.setData({ 'list[0].name': '甲' });
    await expect(home.callMethod('add', 1, 2)).resolves.toBe(3);
    await expect(home.callMethod('addLater', 3, 4)).resolves.toBe(7);
    await expect(home.callMethod('fail')).rejects.toThrow('算不出来');
    await expect(home.callMethod('nothing')).rejects.toThrow('page.nothing not exists');
  });
});

describe('Element', () => {
  test('text, size, offset, style, attributes and properties', async () => {
    const title = await find('#title');
    await expect(title.text()).resolves.toBe('标题');
    await expect(title.size()).resolves.toStrictEqual({ width: 200, height: 40 });
    await expect(title.offset()).resolves.toStrictEqual({ left: 0, top: 0 });
    await expect((await find('#pad')).offset()).resolves.toStrictEqual({ left: 0, top: 40 });
    await expect(title.style('color')).resolves.toBe('rgb(1, 2, 3)');
    await expect(title.style('fontSize')).resolves.toBe('20px');
    await expect(title.attribute('class')).resolves.toBe('title big');
    await expect(title.attribute('data-user-id')).resolves.toBe('7');
    await expect(title.attribute('src')).resolves.toBeNull();
    const input = await find('#input');
    await expect(input.property('type')).resolves.toBe('nickname');
    await expect(input.value()).resolves.toBe('小林');
    await expect(input.property('wings')).rejects.toThrow('input.wings not exists');
  });

  test('wxml shows attributes and opened components', async () => {
    const custom = await find('#custom');
    await expect(custom.wxml()).resolves.toBe('<text class="inside">里面</text>');
    await expect(custom.outerWxml()).resolves.toBe(
      '<view id="custom"><text class="inside">里面</text></view>',
    );
    await expect((await find('#counter')).wxml()).resolves.toMatch(
      /^<view class="[^"]*count">3<\/view><text class="slotted">槽<\/text>$/,
    );
  });

  test('tap reaches the handler, with its dataset; longpress is no tap', async () => {
    const title = await find('#title');
    await title.tap();
    await expect(heard()).resolves.toStrictEqual(['tap 7']);
    await title.longpress();
    await expect(heard()).resolves.toStrictEqual(['tap 7', 'longpress']);
  });

  test('what covers an element takes its tap', async () => {
    const under = await find('#under');
    await under.tap();
    await home.setData({ covered: true });
    await under.tap();
    await expect(heard()).resolves.toStrictEqual(['tap 8', 'longpress']);
  });

  test('touches arrive where the test says, or in the middle', async () => {
    const pad = await find('#pad');
    await pad.touchstart();
    const at = { identifier: 0, pageX: 20, pageY: 50, clientX: 20, clientY: 50 };
    await pad.touchmove({ touches: [at], changeTouches: [at] });
    await pad.touchend({ touches: [], changeTouches: [at] });
    await expect(heard()).resolves.toStrictEqual([
      'touchstart 1 50',
      'touchmove 1 20',
      'touchend 0 20',
    ]);
  });

  test('trigger and dispatchEvent fire events with their detail', async () => {
    const custom = await find('#custom');
    await custom.trigger('custom', { n: 1 });
    await custom.dispatchEvent({ eventName: 'custom', detail: { n: 2 } });
    await custom.dispatchEvent({ eventName: 'tap', $: '.inside', detail: { n: 3 } });
    await expect(heard()).resolves.toStrictEqual([
      'custom {"n":1}',
      'custom {"n":2}',
      'custom {"n":3}',
    ]);
  });

  test('an element that left its page is destroyed', async () => {
    const shown = await find('#shown');
    await home.setData({ shown: false });
    await expect(shown.text()).rejects.toThrow('element destroyed');
  });
});

describe('Elements of their own class', () => {
  test('a custom component has data and methods', async () => {
    const counter = await find<Element & Custom>('#counter');
    expect(classOf(counter)).toBe('CustomElement');
    await expect(counter.data('steps')).resolves.toBe(0);
    await counter.setData({ steps: 4 });
    expect(await (await counter.$('.count'))?.text()).toBe('7');
    await expect(counter.callMethod('step', 2)).resolves.toBe(6);
    await expect(counter.callMethod('fly')).rejects.toThrow('component.fly not exists');
    await (await counter.$('.count'))?.tap();
    await expect(heard()).resolves.toStrictEqual(['step 9', 'step 10']);
    await counter.setData({ steps: 0 });
  });

  test.each(['input', 'textarea'])('%s is typed into', async (id) => {
    const field = await find<Element & { input(value: string): Promise<void> }>(`#${id}`);
    await field.input('小雨');
    await expect(field.value()).resolves.toBe('小雨');
    await expect(heard()).resolves.toContain(`${id} input "小雨"`);
  });

  test('a scroll-view scrolls and knows its size', async () => {
    const scroller = await find<Element & Scroller>('#scroller');
    await scroller.scrollTo(30, 120);
    await expect(scroller.property('scrollLeft')).resolves.toBe(30);
    await expect(scroller.property('scrollTop')).resolves.toBe(120);
    await expect(scroller.scrollWidth()).resolves.toBe(300);
    await expect(scroller.scrollHeight()).resolves.toBe(400);
  });

  test('a swiper is swiped', async () => {
    const swiper = await find<Element & { swipeTo(index: number): Promise<void> }>('#swiper');
    await swiper.swipeTo(1);
    await expect(swiper.property('current')).resolves.toBe(1);
    await expect(heard()).resolves.toContain('swiper 1');
  });

  test('a movable-view is moved', async () => {
    const movable = await find<Element & { moveTo(x: number, y: number): Promise<void> }>(
      '#movable',
    );
    await movable.moveTo(30, 40);
    await expect(movable.property('x')).resolves.toBe(30);
    await expect(movable.property('y')).resolves.toBe(40);
  });

  test('a switch is tapped, a slider slid', async () => {
    await (await find('#switch')).tap();
    await (await find<Element & { slideTo(value: number): Promise<void> }>('#slider')).slideTo(30);
    await expect(heard()).resolves.toStrictEqual(['switch change true', 'slider change 30']);
  });

  test('a method that the video’s context does not have is refused by name', async () => {
    const video = await find<Element & Context>('#video');
    expect(classOf(video)).toBe('ContextElement');
    await expect(video.callContextMethod('fly')).rejects.toThrow('video.fly not exists');
    await video.callContextMethod('pause');
  });
});

interface Custom {
  data(path?: string): Promise<unknown>;
  setData(data: object): Promise<void>;
  callMethod(method: string, ...args: readonly unknown[]): Promise<unknown>;
}
interface Scroller {
  scrollTo(x: number, y: number): Promise<void>;
  scrollWidth(): Promise<unknown>;
  scrollHeight(): Promise<unknown>;
}
interface Context {
  callContextMethod(method: string, ...args: readonly unknown[]): Promise<unknown>;
}
