import { approximated } from '../../../fidelity';
import { pixels } from '../../kit/length';
import { defineBuiltIn } from '../../kit/properties';
import { scrollViewContext } from './context';
import type { ScrollView } from './properties';
import { scrollViewProperties } from './properties';
import { watchScrolling } from './scrolling';

/**
 * `<scroll-view>`: scrolls in the directions asked for, tells where it is and when an edge is near
 * (documentation: 组件/视图容器/scroll-view). The element itself scrolls, so `enable-flex` is always on.
 * The custom pull-down refresher tells its state when `refresher-triggered` changes; it is not
 * pulled by a finger.
 */
export const scrollView = defineBuiltIn({
  tag: 'scroll-view',
  fidelity: approximated(
    'enable-flex is always on; the custom refresher tells its state but is not pulled by a finger; drag events, paging, bounces and Skyline’s types are left out.',
  ),
  properties: scrollViewProperties,
  css: `
wx-scroll-view { display: block; width: 100%; overflow: hidden; -webkit-overflow-scrolling: touch; }
wx-scroll-view[scroll-x] { overflow-x: auto; }
wx-scroll-view[scroll-y] { overflow-y: auto; }
wx-scroll-view[no-scrollbar] { scrollbar-width: none; }`,
  attached(self) {
    // Scrolling by the keyboard needs the focus.
    const scrolls = self.properties.scrollX || self.properties.scrollY;
    if (scrolls && !self.element.hasAttribute('tabindex')) self.element.tabIndex = 0;
    reflect(self);
    const stop = watchScrolling(self);
    moveTo(self, ['scrollLeft', 'scrollTop', 'scrollIntoView']);
    return stop;
  },
  changed(self, name) {
    reflect(self);
    moveTo(self, [name]);
    if (name === 'refresherTriggered') {
      self.trigger(
        self.properties.refresherTriggered ? 'refresherrefresh' : 'refresherrestore',
        {},
      );
    }
  },
  node: (self) => scrollViewContext(self),
  functions: {
    scrollTo(self, x, y) {
      self.element.scrollTo(Number(x), Number(y));
    },
    scrollTop: (self) => self.element.scrollTop,
    scrollLeft: (self) => self.element.scrollLeft,
    scrollWidth: (self) => self.element.scrollWidth,
    scrollHeight: (self) => self.element.scrollHeight,
  },
});

function reflect({ element, properties }: ScrollView): void {
  element.toggleAttribute('scroll-x', properties.scrollX);
  element.toggleAttribute('scroll-y', properties.scrollY);
  element.toggleAttribute('no-scrollbar', properties.enhanced && !properties.showScrollbar);
}

/** Goes where the program says; `scroll-into-view` beats `scroll-top`. */
function moveTo(self: ScrollView, names: readonly string[]): void {
  const { element, properties } = self;
  const width = element.ownerDocument.documentElement.clientWidth;
  const behavior = properties.scrollWithAnimation ? 'smooth' : 'auto';
  if (names.includes('scrollTop') && properties.scrollTop !== '') {
    scroll(element, { top: pixels(properties.scrollTop, width), behavior });
  }
  if (names.includes('scrollLeft') && properties.scrollLeft !== '') {
    scroll(element, { left: pixels(properties.scrollLeft, width), behavior });
  }
  if (names.includes('scrollIntoView')) intoView(self, behavior);
}

function intoView({ element, properties }: ScrollView, behavior: ScrollBehavior): void {
  const id = properties.scrollIntoView;
  const target = [...element.querySelectorAll<HTMLElement>('[id]')].find(
    (node) => node.id === id || node.id.endsWith(`--${id}`),
  );
  if (id === '' || !target) return;
  const from = element.getBoundingClientRect();
  const to = target.getBoundingClientRect();
  const offset = properties.scrollIntoViewOffset;
  const top = element.scrollTop + to.top - from.top + offset;
  const left = element.scrollLeft + to.left - from.left + offset;
  scroll(element, {
    ...(properties.scrollY ? { top } : {}),
    ...(properties.scrollX ? { left } : {}),
    behavior,
  });
}

/** jsdom has no scrolling. */
function scroll(element: HTMLElement, options: ScrollToOptions): void {
  if ('scrollTo' in element) element.scrollTo(options);
}
