import { approximated } from '../../../fidelity';
import { addPart, stateByElement, undoAll } from '../../kit/part';
import { defineBuiltIn } from '../../kit/properties';
import { followDrag } from './drag';
import type { SwiperParts } from './layout';
import { layOut } from './layout';
import type { Swiper } from './properties';
import { swiperProperties } from './properties';

/** Why `current` changed, as `change` tells it. */
export type Source = 'autoplay' | 'touch' | '';

/**
 * `<swiper>`: one item after the other, by finger, by time or by the program; `circular` goes round
 * (documentation: 组件/视图容器/swiper). Skyline's layout and indicator types are shown as normal ones.
 */
export const swiper = defineBuiltIn({
  tag: 'swiper',
  fidelity: approximated(
    'transition is told while a finger drags, not while an item slides by itself; snap-to-edge and Skyline’s layout and indicator types do nothing.',
  ),
  properties: swiperProperties,
  css: `
wx-swiper { display: block; position: relative; height: 150px; overflow: hidden; touch-action: pan-y; }
wx-swiper[vertical] { touch-action: pan-x; }
wx-swiper > .wx-swiper-dots { position: absolute; left: 0; right: 0; bottom: 10px; z-index: 1; display: flex; justify-content: center; gap: 8px; pointer-events: none; }
wx-swiper[vertical] > .wx-swiper-dots { left: auto; right: 10px; top: 0; bottom: 0; flex-direction: column; align-items: center; }
wx-swiper > .wx-swiper-dots > i { width: 8px; height: 8px; border-radius: 50%; }`,
  attached(self) {
    const parts: SwiperParts = { dots: addPart(self, 'div', 'wx-swiper-dots', 'after'), drag: 0 };
    const settle = () => {
      layOut(self, parts, false);
    };
    const observer = new MutationObserver(settle);
    // The items come onto the page after the swiper around them.
    queueMicrotask(settle);
    observer.observe(self.element, { childList: true });
    const { current } = self.properties;
    const state = states.set(self, { parts, current, stopAutoplay: () => undefined });
    playOn(self, state);
    return undoAll(
      () => {
        parts.dots.remove();
      },
      () => {
        state.stopAutoplay();
      },
      () => {
        observer.disconnect();
      },
      followDrag(self, parts, (index) => {
        go(self, index, 'touch');
      }),
    );
  },
  changed(self, name) {
    const state = states.get(self);
    if (!state) return;
    const turned = self.properties.current !== state.current;
    state.current = self.properties.current;
    if (turned) announce(self, state.source ?? '');
    layOut(self, state.parts, turned);
    if (name === 'autoplay' || name === 'interval') playOn(self, state);
  },
  functions: {
    /** As if the person had swiped to this item. */
    swipeTo(self, index) {
      go(self, Number(index), 'touch');
    },
  },
});

interface State {
  readonly parts: SwiperParts;
  /** The last one told. */
  current: number;
  stopAutoplay: () => void;
  /** Set while the swiper itself changes `current`. */
  source?: Source | undefined;
}

const states = stateByElement<State>();

function go(self: Swiper, index: number, source: Source): void {
  const state = states.get(self);
  if (!state) return;
  const count = self.descendants('swiper-item').length;
  const next = self.properties.circular && count > 0 ? (index + count) % count : index;
  if (next < 0 || next >= count || next === self.properties.current) {
    layOut(self, state.parts, true);
    return;
  }
  state.source = source;
  self.update('current', next);
  state.source = undefined;
  if (self.properties.autoplay) playOn(self, state);
}

function announce(self: Swiper, source: Source): void {
  const { current, duration } = self.properties;
  const item = self.descendants('swiper-item')[current];
  const detail = { current, currentItemId: item?.properties['itemId'] ?? '', source };
  self.trigger('change', detail);
  self.phone.clock.after(duration, () => {
    self.trigger('animationfinish', detail);
  });
}

function playOn(self: Swiper, state: State): void {
  state.stopAutoplay();
  if (!self.properties.autoplay) return;
  state.stopAutoplay = self.phone.clock.after(self.properties.interval, () => {
    const count = self.descendants('swiper-item').length;
    const next = self.properties.current + 1;
    go(self, next >= count ? 0 : next, 'autoplay');
    playOn(self, state);
  });
}
