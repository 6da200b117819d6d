import type { Phone } from '../../phone/phone';
import { pageTransitions } from '../../phone/settings';
import type { StyleSheets } from '../styles/style-sheets';

/** How a page comes over the one below it and leaves it again. */
export interface PageTransition {
  /** Whether a page that opens or closes now takes its time. */
  slides(): boolean;
  /** No finger meets the page before it has arrived: taps go to the page below, as on a phone. */
  enter(place: HTMLElement, arrived: () => void): void;
  leave(place: HTMLElement, gone: () => void): void;
  /** Runs once nothing moves any more; at once where nothing does. */
  afterwards(run: () => void): void;
  close(): void;
}

export function createPageTransition(
  phone: Pick<Phone, 'clock' | 'settings'>,
  sheets: Pick<StyleSheets, 'setApart'>,
): PageTransition {
  const running = new Set<() => void>();
  let waiting: (() => void)[] = [];
  const duration = () => pageTransitions[phone.settings.get().pageTransition];

  const slide = (place: HTMLElement, [from, to]: readonly [string, string], done: () => void) => {
    if (running.size === 0) sheets.setApart(true);
    place.style.pointerEvents = 'none';
    const frames = [{ transform: `translateX(${from})` }, { transform: `translateX(${to})` }];
    const animation = place.animate(frames, { duration: duration(), easing: 'ease-out' });
    const cancel = phone.clock.after(duration(), () => {
      running.delete(cancel);
      animation.cancel();
      place.style.pointerEvents = '';
      done();
      if (running.size > 0) return;
      sheets.setApart(false);
      for (const run of waiting.splice(0)) run();
    });
    running.add(cancel);
  };

  return {
    slides: () => duration() > 0 && !matchMedia('(prefers-reduced-motion: reduce)').matches,
    enter: (place, arrived) => {
      slide(place, ['100%', '0'], arrived);
    },
    leave: (place, gone) => {
      slide(place, ['0', '100%'], gone);
    },
    afterwards(run) {
      if (running.size === 0) run();
      else waiting.push(run);
    },
    close() {
      for (const cancel of running) cancel();
      running.clear();
      waiting = [];
    },
  };
}
