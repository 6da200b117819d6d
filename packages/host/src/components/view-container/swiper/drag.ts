import { listen, undoAll } from '../../kit/part';
import type { SwiperParts } from './layout';
import { layOut } from './layout';
import type { Swiper } from './properties';

/** A drag of this share of an item turns to the next. */
const turnAt = 0.25;

/** Moves the items with the finger; `turn` is told the item at which the finger let go. */
export function followDrag(
  self: Swiper,
  parts: SwiperParts,
  turn: (index: number) => void,
): () => void {
  let start: { readonly x: number; readonly y: number } | undefined;
  const distance = (event: PointerEvent): number => {
    if (!start) return 0;
    const { vertical, direction } = self.properties;
    const { width, height } = self.element.getBoundingClientRect();
    const size = (vertical ? height : width) || 1;
    const share = (vertical ? event.clientY - start.y : event.clientX - start.x) / size;
    if (direction === 'positive') return Math.min(0, share);
    return direction === 'negative' ? Math.max(0, share) : share;
  };
  const finish = (event: PointerEvent) => {
    if (!start) return;
    const moved = distance(event);
    start = undefined;
    parts.drag = 0;
    const { current } = self.properties;
    turn(Math.abs(moved) < turnAt ? current : current - Math.sign(moved));
  };
  return undoAll(
    listen(self.element, 'pointerdown', (event) => {
      start = { x: event.clientX, y: event.clientY };
    }),
    listen(self.element, 'pointermove', (event) => {
      if (!start || event.buttons === 0) return;
      parts.drag = distance(event);
      layOut(self, parts, false);
      const { width, height } = self.element.getBoundingClientRect();
      const { vertical } = self.properties;
      self.trigger('transition', {
        dx: vertical ? 0 : -parts.drag * width,
        dy: vertical ? -parts.drag * height : 0,
      });
    }),
    listen(self.element, 'pointerup', finish),
    listen(self.element, 'pointercancel', finish),
    listen(self.element, 'pointerleave', finish),
  );
}
