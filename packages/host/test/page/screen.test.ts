/**
 * @jest-environment jsdom
 */
import { drawNotices } from '../../src/page/screen/notices';
import { drawScreen } from '../../src/page/screen/screen';
import type { Phone } from '../../src/phone/phone';
import type { PhoneSettings } from '../../src/phone/settings';
import { createSettingsStore } from '../../src/phone/settings-store';
import { createSurfaces } from '../../src/phone/surfaces';
import { wordsOf } from '../../src/phone/words/words';
import type { NavigationBar } from '../../src/runtime/pages/screen';
import { manualClock } from '../components/fake-instance';

function screenOf(settings: Partial<PhoneSettings> = {}) {
  document.body.replaceChildren();
  const clock = manualClock();
  clock.pass(new Date(2026, 5, 1, 9, 41).getTime());
  const store = createSettingsStore(settings);
  const phone = { clock, settings: store, surfaces: createSurfaces() } as unknown as Phone;
  const screen = drawScreen({ phone, mount: document.body });
  const find = (selector: string) => document.querySelector<HTMLElement>(selector);
  return { screen, clock, store, find };
}

const bar: NavigationBar = {
  title: '我的资料',
  background: '#ffffff',
  textStyle: 'black',
  back: true,
  home: false,
  loading: false,
  custom: false,
};

const root = document.documentElement;

describe('the screen', () => {
  it('tells the time of the phone and goes on with it', () => {
    const { find, clock } = screenOf();
    expect(find('.host-time')?.textContent).toBe('9:41');
    clock.pass(60_000);
    expect(find('.host-time')?.textContent).toBe('9:42');
  });

  it('stands still while nothing is to move, and goes on afterwards', () => {
    const { find, clock, store } = screenOf({ motion: 'off' });
    clock.pass(60_000);
    expect(find('.host-time')?.textContent).toBe('9:41');
    store.set({ motion: 'on' });
    expect(find('.host-time')?.textContent).toBe('9:42');
    store.set({ motion: 'off' });
    clock.pass(60_000);
    expect(find('.host-time')?.textContent).toBe('9:41');
  });

  it('stops its clock when it is closed', () => {
    const { screen, clock, find } = screenOf();
    const time = find('.host-time');
    screen.close();
    clock.pass(3_600_000);
    expect(time?.textContent).toBe('9:41');
    expect(document.body.childElementCount).toBe(0);
  });

  it('follows theme, text size, device and language', () => {
    const { store } = screenOf();
    store.set({ theme: 'dark', fontScale: 1.3, device: 'small-phone', language: 'zh_TW' });
    expect(root.dataset['theme']).toBe('dark');
    expect(root.lang).toBe('zh-TW');
    expect(root.style.getPropertyValue('--wx-font-scale')).toBe('1.3');
    expect(root.style.getPropertyValue('--wx-status-bar')).toBe('20px');
  });

  it('tells built-ins the style version of the program', () => {
    const { screen } = screenOf();
    screen.setProgram({ darkmode: false, style: 'v2' });
    expect(root.dataset['wxStyle']).toBe('v2');
    screen.setProgram({ darkmode: false });
    expect(root.dataset['wxStyle']).toBeUndefined();
  });
});

describe('the navigation bar', () => {
  it('goes back, or home where there is nothing to go back to', () => {
    const { screen, find } = screenOf();
    const heard: string[] = [];
    screen.onBack(() => heard.push('back'));
    screen.onHome(() => heard.push('home'));
    screen.setNavigationBar(bar);
    expect(find('.host-navigation-home')?.hidden).toBe(true);
    find('[data-navigation="back"]')?.click();
    screen.setNavigationBar({ ...bar, back: false, home: true });
    expect(find('.host-navigation-back')?.hidden).toBe(true);
    find('[data-navigation="home"]')?.click();
    expect(heard).toStrictEqual(['back', 'home']);
  });

  it('leaves only the capsule with a custom one', () => {
    const { screen, find } = screenOf();
    screen.setNavigationBar({ ...bar, custom: true });
    expect(find('.host-navigation-heading')?.hidden).toBe(true);
    expect(find('.host-navigation-back')?.hidden).toBe(true);
    expect(find('.host-capsule')?.hidden).toBe(false);
  });

  it('shows title and loading', () => {
    const { screen, find } = screenOf();
    screen.setNavigationBar({ ...bar, loading: true });
    expect(find('h1')?.textContent).toBe('我的资料');
    expect(find('.host-navigation-heading .host-spinner')?.hidden).toBe(false);
  });

  it('lets go of a listener', () => {
    const { screen, find } = screenOf();
    const heard: string[] = [];
    screen.onMenu(() => heard.push('menu'))();
    screen.onExit(() => heard.push('exit'));
    find('[data-navigation="menu"]')?.click();
    find('[data-navigation="exit"]')?.click();
    expect(heard).toStrictEqual(['exit']);
  });
});

describe('the tab bar', () => {
  it('is told which tab, and marks the selected one', () => {
    const { screen, find } = screenOf();
    const chosen: number[] = [];
    const items = [
      { text: '首页', badge: '3' },
      { text: '我的', iconUrl: '/me.png', redDot: true },
    ];
    screen.setTabBar({
      items,
      selected: 0,
      color: '#666666',
      selectedColor: '#2f5fd0',
      background: '#ffffff',
      borderStyle: 'black',
      onSelect: (index) => chosen.push(index),
    });
    find('[data-tab="1"]')?.click();
    expect(chosen).toStrictEqual([1]);
    expect(find('[aria-current="page"]')?.textContent).toBe('首页3');
    screen.setTabBar(null);
    expect(find('.host-tab-bar')?.hidden).toBe(true);
  });
});

describe('notices for the developer', () => {
  const notices = () => {
    document.body.replaceChildren();
    const made = drawNotices(document.body, () => wordsOf('zh_CN'));
    const panel = document.querySelector<HTMLElement>('.host-notices');
    return { ...made, panel };
  };

  it('say file, line and source of every problem', () => {
    const { showDiagnostics, panel } = notices();
    showDiagnostics([
      {
        severity: 'error',
        file: 'pages/a/a.wxml',
        line: 3,
        column: 7,
        message: '没有 <viw>',
        excerpt: '<viw>',
      },
      { severity: 'warning', file: 'app.json', message: '未知字段' },
    ]);
    expect(panel?.querySelector('strong')?.textContent).toBe('编译失败：1 处错误');
    expect(
      [...(panel?.querySelectorAll('code') ?? [])].map((place) => place.textContent),
    ).toStrictEqual(['pages/a/a.wxml:3:7', 'app.json']);
  });

  it('go away with an empty list and by their button', () => {
    const { showDiagnostics, panel } = notices();
    const problem = { severity: 'warning', file: 'a', message: 'b' } as const;
    showDiagnostics([problem]);
    showDiagnostics([]);
    expect(panel?.hidden).toBe(true);
    showDiagnostics([problem]);
    panel?.querySelector('button')?.click();
    expect(panel?.hidden).toBe(true);
  });

  it('say what the program threw, and where', () => {
    const { showException, panel } = notices();
    showException({ message: 'TypeError: no', stack: 'TypeError: no\n  at page.ts:3' });
    expect(panel?.querySelector('p')?.textContent).toBe('TypeError: no');
    expect(panel?.querySelector('pre')?.textContent).toBe('at page.ts:3');
  });

  it('let go of what was thrown with its page, and of nothing else', () => {
    const { showException, showDiagnostics, clearException, panel } = notices();
    showException({ message: 'TypeError: no', stack: '' });
    clearException();
    expect(panel?.hidden).toBe(true);
    showDiagnostics([{ severity: 'warning', file: 'a', message: 'b' }]);
    clearException();
    expect(panel?.hidden).toBe(false);
  });
});
