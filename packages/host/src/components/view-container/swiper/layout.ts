import { cssLength } from '../../kit/length';
import type { Swiper } from './properties';

export interface SwiperParts {
  readonly dots: HTMLElement;
  /** How far the finger has dragged, as a share of an item. */
  drag: number;
}

const easings: Readonly<Record<string, string>> = {
  default: 'ease',
  linear: 'linear',
  easeInCubic: 'cubic-bezier(0.55, 0.055, 0.675, 0.19)',
  easeOutCubic: 'cubic-bezier(0.215, 0.61, 0.355, 1)',
  easeInOutCubic: 'cubic-bezier(0.645, 0.045, 0.355, 1)',
};

/** Puts every item where it stands for the current one, and the dots with them. */
export function layOut(self: Swiper, parts: SwiperParts, animated: boolean): void {
  const { element, properties } = self;
  const { vertical, current, circular, displayMultipleItems } = properties;
  const items = self.descendants('swiper-item');
  element.toggleAttribute('vertical', vertical);
  const before = cssLength(properties.previousMargin) || '0px';
  const after = cssLength(properties.nextMargin) || '0px';
  const shown = Math.max(1, displayMultipleItems);
  const size = `calc((100% - ${before} - ${after}) / ${shown})`;
  for (const [index, { element: item }] of items.entries()) {
    const place = placeOf(index, current, circular && items.length > shown ? items.length : 0);
    const shift = `${(place + parts.drag) * 100}%`;
    Object.assign(
      item.style,
      vertical ? { height: size, top: before } : { width: size, left: before },
    );
    item.style.transition = animated
      ? `transform ${properties.duration}ms ${easings[properties.easingFunction] ?? 'ease'}`
      : 'none';
    item.style.transform = vertical ? `translate(0, ${shift})` : `translate(${shift}, 0)`;
  }
  drawDots(self, parts.dots, items.length);
}

/** Steps from the current item; going round, the shorter way counts. */
function placeOf(index: number, current: number, round: number): number {
  const steps = index - current;
  if (round === 0) return steps;
  const half = round / 2;
  if (steps > half) return steps - round;
  return steps < -half ? steps + round : steps;
}

function drawDots({ properties }: Swiper, dots: HTMLElement, count: number): void {
  dots.hidden = !properties.indicatorDots;
  const marks = Array.from({ length: count }, (_, index) => {
    const mark = dots.ownerDocument.createElement('i');
    const isCurrent = index === properties.current;
    mark.style.background = isCurrent ? properties.indicatorActiveColor : properties.indicatorColor;
    return mark;
  });
  dots.replaceChildren(...marks);
}
