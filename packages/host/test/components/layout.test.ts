/**
 * @jest-environment jsdom
 */
import { navigator } from '../../src/components/navigation/navigator';
import { navigationBar } from '../../src/components/page-attribute/navigation-bar';
import { pageMeta } from '../../src/components/page-attribute/page-meta';
import { matchMedia } from '../../src/components/view-container/match-media';
import { movableArea } from '../../src/components/view-container/movable-area';
import { movableView } from '../../src/components/view-container/movable-view';
import { pageContainer } from '../../src/components/view-container/page-container';
import { scrollView } from '../../src/components/view-container/scroll-view/scroll-view';
import { view } from '../../src/components/view-container/view';
import { clearPage, fakePhone, manualClock, mount, settle } from './fake-instance';

afterEach(clearPage);

describe('attributes of every built-in', () => {
  it('hide it, name it and give it a role', () => {
    const { element, set } = mount(view, {
      properties: { hidden: true, ariaRole: 'button', ariaLabel: '保存', ariaDisabled: false },
    });
    expect(element.outerHTML).toBe(
      '<wx-view hidden="" role="button" aria-disabled="false" aria-label="保存" tabindex="0"></wx-view>',
    );
    set('hidden', false);
    set('ariaLabel', '');
    expect(element.outerHTML).toBe(
      '<wx-view role="button" aria-disabled="false" tabindex="0"></wx-view>',
    );
    set('ariaRole', 'heading');
    expect(element.outerHTML).toBe('<wx-view role="heading" aria-disabled="false"></wx-view>');
  });

  it('play an animation of wx.createAnimation', () => {
    const { element, set } = mount(view);
    set('animation', {
      actions: [
        {
          animates: [
            { type: 'style', args: ['opacity', '0.5'] },
            { type: 'rotate', args: [45] },
            { type: 'translate', args: [10, 20] },
          ],
          option: { transition: { duration: 300, delay: 0, timingFunction: 'ease' } },
        },
      ],
    });
    expect(element.style.opacity).toBe('0.5');
    expect(element.style.transform).toBe('rotate(45deg) translate(10px,20px)');
    expect(element.style.transition).toContain('300ms');
  });
});

describe('the pressed look of nested views', () => {
  const nested = (hoverStopPropagation: boolean) => {
    const clock = manualClock();
    const phone = fakePhone({}, clock);
    const properties = { hoverClass: 'pressed' };
    const outer = mount(view, { properties, phone });
    const inner = mount(view, {
      properties: { ...properties, hoverStopPropagation },
      inside: outer,
      phone,
    });
    inner.send('touchstart');
    outer.send('touchstart', {}, inner.element);
    clock.pass(50);
    return [inner.element.className, outer.element.className];
  };

  it('is on both', () => {
    expect(nested(false)).toStrictEqual(['pressed', 'pressed']);
  });

  it('is on the inner one alone with hover-stop-propagation', () => {
    expect(nested(true)).toStrictEqual(['pressed', '']);
  });
});

describe('a scroll view', () => {
  const scrolled = () => {
    const made = mount(scrollView, { properties: { scrollY: true } });
    const size = { scrollHeight: 1000, clientHeight: 200, scrollWidth: 100, clientWidth: 100 };
    for (const [name, value] of Object.entries(size)) {
      Object.defineProperty(made.element, name, { value });
    }
    const to = (top: number) => {
      made.element.scrollTop = top;
      made.element.dispatchEvent(new Event('scroll'));
    };
    return { ...made, to };
  };

  it('tells where it is and how far it moved', () => {
    const { to, firedOf } = scrolled();
    to(300);
    expect(firedOf('scroll')).toStrictEqual([
      {
        scrollLeft: 0,
        scrollTop: 300,
        scrollHeight: 1000,
        scrollWidth: 100,
        deltaX: 0,
        deltaY: -300,
      },
    ]);
  });

  it('tells each edge once as it comes near', () => {
    const { to, fired } = scrolled();
    for (const top of [300, 770, 790, 300, 40]) to(top);
    expect(fired.filter(({ type }) => type !== 'scroll')).toStrictEqual([
      { type: 'scrolltolower', detail: { direction: 'bottom' } },
      { type: 'scrolltoupper', detail: { direction: 'top' } },
    ]);
  });

  it('tells automation its position', () => {
    const { to, self } = scrolled();
    to(120);
    expect(scrollView.functions?.['scrollTop']?.(self)).toBe(120);
  });
});

describe('a navigator', () => {
  it.each([
    [{ url: '/pages/a/a' }, 'navigateTo', { url: '/pages/a/a', delta: 1 }],
    [{ url: '/pages/a/a', openType: 'redirect' }, 'redirectTo', { url: '/pages/a/a', delta: 1 }],
    [{ openType: 'navigateBack', delta: 2 }, 'navigateBack', { url: '', delta: 2 }],
  ])('with %j calls wx.%s', async (properties, method, options) => {
    const callWx = jest.fn(() => Promise.resolve({}));
    const { send } = mount(navigator, { properties, callWx });
    send('tap');
    await settle();
    expect(callWx).toHaveBeenCalledWith(method, options);
  });

  it('tells a failure of opening another program', async () => {
    const { send, fired } = mount(navigator, {
      properties: { target: 'miniProgram', appId: 'wx1' },
      callWx: () => Promise.reject(new Error('cancel')),
    });
    send('tap');
    await settle();
    const detail = { errMsg: 'navigateToMiniProgram:fail cancel' };
    expect(fired).toStrictEqual([
      { type: 'fail', detail },
      { type: 'complete', detail },
    ]);
  });
});

it('what wx refuses an attribute is a warning, and no event', async () => {
  const notices: unknown[] = [];
  const phone = {
    ...fakePhone(),
    journal: {
      on: () => () => undefined,
      emit: (_name: string, notice: unknown) => notices.push(notice),
    },
  } as unknown as ReturnType<typeof fakePhone>;
  const callWx = () => Promise.reject(new Error('invalid frontColor "red"'));
  const bar = mount(navigationBar, { properties: { frontColor: 'red' }, callWx, phone });
  const link = mount(navigator, { properties: { url: '/gone' }, callWx, phone });
  link.send('tap');
  await settle();
  expect(notices).toStrictEqual([
    {
      severity: 'warning',
      text: '<navigation-bar>: setNavigationBarColor:fail invalid frontColor "red"',
    },
    { severity: 'warning', text: '<navigator>: navigateTo:fail invalid frontColor "red"' },
  ]);
  expect([...bar.fired, ...link.fired]).toStrictEqual([]);
});

describe('page-meta and navigation-bar', () => {
  it('are short for calls of wx', () => {
    const callWx = jest.fn(() => Promise.resolve({}));
    const { set } = mount(navigationBar, { properties: { title: '标题' }, callWx });
    set('backgroundColor', '#112233');
    mount(pageMeta, { properties: { backgroundTextStyle: 'dark' }, callWx });
    expect(callWx.mock.calls).toStrictEqual([
      ['setNavigationBarTitle', { title: '标题' }],
      [
        'setNavigationBarColor',
        {
          frontColor: '#000000',
          backgroundColor: '#112233',
          animation: { duration: 0, timingFunc: 'linear' },
        },
      ],
      ['setBackgroundTextStyle', { textStyle: 'dark' }],
    ]);
  });

  it('style the page they stand in, in the text size of the person', () => {
    const page = document.body.appendChild(document.createElement('page'));
    const meta = mount(pageMeta, { settings: { fontScale: 1.5 } });
    page.append(meta.element);
    meta.set('pageFontSize', 'system');
    expect(page.style.fontSize).toBe('24px');
  });
});

describe('a page container', () => {
  it('comes and goes with its events', () => {
    const clock = manualClock();
    const made = mount(pageContainer, { phone: fakePhone({}, clock) });
    made.set('show', true);
    clock.pass(300);
    made.element.querySelector<HTMLElement>('.wx-page-container-overlay')?.click();
    expect(made.element.hasAttribute('shown')).toBe(true);
    clock.pass(300);
    expect(made.element.hasAttribute('shown')).toBe(false);
    expect(made.fired.map(({ type }) => type)).toStrictEqual([
      'beforeenter',
      'enter',
      'afterenter',
      'clickoverlay',
      'beforeleave',
      'leave',
      'afterleave',
    ]);
  });
});

describe('match-media', () => {
  it('shows while the window fits', () => {
    const { element, set } = mount(matchMedia, { properties: { minWidth: 300 } });
    expect(element.hasAttribute('unmatched')).toBe(false);
    set('maxWidth', 400);
    expect(element.hasAttribute('unmatched')).toBe(true);
  });
});

describe('a movable view', () => {
  const inArea = () => {
    const area = mount(movableArea);
    const made = mount(movableView, { inside: area, properties: { direction: 'all' } });
    Object.defineProperty(area.element, 'clientWidth', { value: 100 });
    Object.defineProperty(area.element, 'clientHeight', { value: 100 });
    Object.defineProperty(made.element, 'offsetWidth', { value: 40 });
    Object.defineProperty(made.element, 'offsetHeight', { value: 40 });
    return made;
  };

  it('stays in its area and tells automation where it is', () => {
    const { self, firedOf } = inArea();
    movableView.functions?.['moveTo']?.(self, 500, -20);
    expect(firedOf('change')).toStrictEqual([{ x: 60, y: 0, source: 'touch' }]);
    expect(movableView.readable?.['_translateX']?.(self)).toBe(60);
  });

  it('goes where the program says', () => {
    const { set, firedOf } = inArea();
    set('x', 30);
    expect(firedOf('change')).toStrictEqual([{ x: 30, y: 0, source: '' }]);
  });
});
