/** @jest-environment ./packages/host/src/jsdom/program-environment.ts */
import { join } from 'node:path';

import { settled } from 'onboarding-testing';

import type { ProgramRun } from '../../src/jsdom/run-program';
import { runProgram } from '../../src/jsdom/run-program';
import type { Surface } from '../../src/phone/surfaces';

const windowed = join(__dirname, 'fixtures/windowed');

let run: ProgramRun;

beforeEach(async () => {
  run = await runProgram(windowed);
});

afterEach(() => {
  run.close();
});

const log = () => run.runtime.evaluate('() => getApp().log', []) as Promise<readonly string[]>;
const call = (name: string, options: object = {}) => run.runtime.wx.call(name, [options]);
const evaluate = (source: string) => run.runtime.evaluate(source, []);

function find(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`nothing matches ${selector}`);
  return found;
}

function scrollerOf(path: string): HTMLElement {
  return find(`[data-page="${path}"] > div:not(.host-pull-down)`);
}

function surface<Kind extends Surface['kind']>(kind: Kind) {
  const top = run.phone.surfaces.top(kind);
  if (top === undefined) throw new Error(`no ${kind} is shown`);
  return top;
}

function scrollTo(scroller: HTMLElement, scrollTop: number): void {
  scroller.scrollTop = scrollTop;
  scroller.dispatchEvent(new Event('scroll'));
}

test('scrolling is told, the bottom once until the page was scrolled away from it', async () => {
  const scroller = scrollerOf('pages/one/one');
  Object.defineProperties(scroller, {
    scrollHeight: { value: 1000 },
    clientHeight: { value: 500 },
  });
  for (const top of [10, 10, 400, 450, 100, 420]) scrollTo(scroller, top);
  expect(await log()).toStrictEqual([
    'scroll 10',
    'scroll 400',
    'bottom',
    'scroll 450',
    'scroll 100',
    'scroll 420',
    'bottom',
  ]);
});

const drag = (scroller: HTMLElement, by: number) => {
  const fire = (type: string, clientY: number) =>
    scroller.dispatchEvent(new MouseEvent(type, { clientY, buttons: 1, bubbles: true }));
  fire('mousedown', 100);
  fire('mousemove', 100 + by);
  fire('mouseup', 100 + by);
};

test('a pull far enough refreshes and holds the strip until the program stops it', async () => {
  const scroller = scrollerOf('pages/one/one');
  const strip = find('.host-pull-down');
  drag(scroller, 60);
  expect([await log(), strip.hidden]).toStrictEqual([[], true]);
  drag(scroller, 120);
  drag(scroller, 120);
  expect([await log(), strip.hidden, strip.style.color]).toStrictEqual([
    ['refresh'],
    false,
    'rgb(255, 255, 255)',
  ]);
  await call('stopPullDownRefresh');
  expect([strip.hidden, scroller.style.transform]).toStrictEqual([true, '']);
});

test('a page without enablePullDownRefresh stays where it is, but can be refreshed by call', async () => {
  await call('switchTab', { url: '/pages/two/two' });
  drag(scrollerOf('pages/two/two'), 200);
  const strip = find('[data-page="pages/two/two"] .host-pull-down');
  expect(strip.hidden).toBe(true);
  await call('startPullDownRefresh');
  expect(strip.hidden).toBe(false);
});

test('vh is a share of the window, in style sheets and inline styles', () => {
  const sheet = find('style[data-wxss="pages/one/one"]').textContent;
  expect(sheet).toContain('min-height: calc(var(--wx-window-height, 100vh) * 1)');
  expect(find('#box').getAttribute('style')).toContain('var(--wx-window-height, 100vh) * 0.5');
});

test('a tap on a tab tells the page that is shown then', async () => {
  find('[data-tab="0"]').click();
  find('[data-tab="1"]').click();
  expect(await log()).toStrictEqual(['one tapped 0 pages/one/one One', 'two tapped 1']);
});

test('tabs carry badges, dots and other words', async () => {
  await call('setTabBarBadge', { index: 0, text: '12345' });
  await call('showTabBarRedDot', { index: 1 });
  await call('setTabBarItem', { index: 1, text: 'Zwei' });
  await call('setTabBarStyle', { selectedColor: '#ff0000' });
  expect(find('[data-tab="0"]').textContent).toBe('One...');
  expect(find('[data-tab="0"]').style.color).toBe('rgb(255, 0, 0)');
  expect(find('[data-tab="1"]').textContent).toBe('Zwei');
  expect(find('[data-tab="1"] .dot')).toBeInstanceOf(HTMLElement);
  await call('removeTabBarBadge', { index: 0 });
  await call('hideTabBarRedDot', { index: 1 });
  expect(find('[data-tab="0"]').textContent).toBe('One');
  expect(document.querySelector('[data-tab="1"] .dot')).toBeNull();
});

test('the tab bar hides and shows; only tab pages may change it', async () => {
  await call('hideTabBar');
  expect(find('.host-tab-bar').hidden).toBe(true);
  await call('showTabBar');
  expect(find('.host-tab-bar').hidden).toBe(false);
  await expect(call('setTabBarBadge', { index: 5, text: '1' })).rejects.toThrow(
    'tabbar item not found',
  );
  await call('navigateTo', { url: '/pages/plain/plain' });
  await expect(call('hideTabBar')).rejects.toThrow('not TabBar page');
});

test('the capsule’s menu shares what the page says, as a card to confirm', async () => {
  find('[data-navigation="menu"]').click();
  expect(surface('action-sheet').itemList).toStrictEqual(['发送给朋友', '重新进入小程序']);
  surface('action-sheet').answer(0);
  await settled();
  expect(surface('share')).toMatchObject({ title: 'Card', path: '/pages/one/one?x=1' });
  surface('share').answer(true);
  await settled();
  expect(run.phone.surfaces.list()).toStrictEqual([]);
  expect(await log()).toStrictEqual(['share menu ']);
});

test('a share button shares with itself as target', async () => {
  const button = find('#share');
  button.dispatchEvent(new MouseEvent('mousedown', { bubbles: true }));
  button.dispatchEvent(new MouseEvent('mouseup', { bubbles: true }));
  await settled();
  surface('share').answer(false);
  expect(await log()).toStrictEqual(['share button button']);
});

test('late content of a share counts when it comes in time', async () => {
  await call('switchTab', { url: '/pages/two/two' });
  find('[data-navigation="menu"]').click();
  surface('action-sheet').answer(0);
  await settled();
  expect(surface('share')).toMatchObject({ title: 'in time', path: '/pages/two/two' });
});

test('a page that hides its share entry, or has none, offers only to start again', async () => {
  await call('hideShareMenu');
  find('[data-navigation="menu"]').click();
  expect(surface('action-sheet').itemList).toStrictEqual(['重新进入小程序']);
  surface('action-sheet').answer(null);
  await call('showShareMenu', { menus: ['shareAppMessage'] });
  find('[data-navigation="menu"]').click();
  expect(surface('action-sheet').itemList).toContain('发送给朋友');
});

test('another device is another size of window', async () => {
  run.phone.settings.set({ device: 'small-phone' });
  expect(await log()).toStrictEqual(['resize 320']);
});

test('the network’s coming and going is told', async () => {
  await evaluate(
    '() => wx.onNetworkStatusChange(({ networkType }) => getApp().log.push(networkType))',
  );
  run.phone.settings.set({ network: 'offline' });
  run.phone.settings.set({ network: 'online' });
  expect(await log()).toStrictEqual(['none', 'wifi']);
});

test('leaving by the bar asks first where the page wants that', async () => {
  await call('navigateTo', { url: '/pages/plain/plain' });
  await call('enableAlertBeforeUnload', { message: '要离开吗？' });
  find('[data-navigation="back"]').click();
  expect(surface('modal').content).toBe('要离开吗？');
  surface('modal').answer({ confirm: false });
  await settled();
  expect(run.runtime.pages()).toHaveLength(2);
  await call('disableAlertBeforeUnload');
  find('[data-navigation="back"]').click();
  expect(run.runtime.pages()).toHaveLength(1);
});

test('a selector query measures, reads properties and hands out nodes', async () => {
  const answers = await evaluate(`() => new Promise((resolve) => {
    const query = wx.createSelectorQuery();
    query.select('#box').fields({ id: true, dataset: true, size: true });
    query.selectAll('.box').fields({ dataset: true });
    query.select('#none').boundingClientRect();
    query.select('#share').fields({ properties: ['openType'], computedStyle: ['display'] });
    query.selectViewport().scrollOffset();
    query.exec(resolve);
  })`);
  expect(answers).toStrictEqual([
    { id: 'box', dataset: { kind: 'first' }, width: 0, height: 0 },
    [{ dataset: { kind: 'first' } }, { dataset: { kind: 'second' } }],
    null,
    { openType: 'share', display: 'block' },
    { id: '', dataset: {}, scrollLeft: 0, scrollTop: 0, scrollWidth: 0, scrollHeight: 0 },
  ]);
  const kind = await evaluate(`() => new Promise((resolve) => {
    wx.createSelectorQuery().select('#canvas').node(({ node }) => resolve(typeof node.getContext)).exec();
  })`);
  expect(kind).toBe('function');
});

test('setData that WeChat would not take over is a warning, once for each place', async () => {
  const warnings: string[] = [];
  run.phone.journal.on('notice', ({ severity, text }) => {
    if (severity === 'warning') warnings.push(text);
  });
  await evaluate(`() => {
    const [page] = getCurrentPages();
    page.setData({ text: undefined });
    page.setData({ text: undefined });
    page.setData({ deep: { list: [() => 1] } });
    page.setData({ when: new Date(0) });
    page.setData({ text: 'x'.repeat(1024 * 1024) });
    page.setData({ text: 'fine', list: [{ a: null }] });
  }`);
  expect(warnings).toStrictEqual([
    'setData of pages/one/one: Setting data field "text" to undefined is invalid.',
    'setData of pages/one/one: "deep.list.0" is a function, which JSON cannot carry: WeChat drops it.',
    'setData of pages/one/one: "when" is a Date, which JSON cannot carry: WeChat drops it.',
    'setData of pages/one/one: more than 1024 kB in one call, which WeChat refuses.',
  ]);
});

test('setData leaves alone what it is given undefined for', async () => {
  const data = await evaluate(`() => {
    const [page] = getCurrentPages();
    page.setData({ kept: 'as it was' });
    page.setData({ kept: undefined, other: 1 });
    return { kept: page.data.kept, other: page.data.other };
  }`);
  expect(data).toStrictEqual({ kept: 'as it was', other: 1 });
});
