import { pixels } from '../../kit/length';
import { listen } from '../../kit/part';
import type { ScrollView } from './properties';

interface Position {
  readonly left: number;
  readonly top: number;
}

/** Fires `scroll`, and `scrolltoupper` and `scrolltolower` once each time an edge comes near. */
export function watchScrolling(self: ScrollView): () => void {
  const { element } = self;
  let before: Position = { left: element.scrollLeft, top: element.scrollTop };
  let near = { upper: true, lower: false };
  return listen(element, 'scroll', () => {
    const now: Position = { left: element.scrollLeft, top: element.scrollTop };
    self.trigger('scroll', {
      scrollLeft: now.left,
      scrollTop: now.top,
      scrollHeight: element.scrollHeight,
      scrollWidth: element.scrollWidth,
      deltaX: before.left - now.left,
      deltaY: before.top - now.top,
    });
    const edges = nearEdges(self, now);
    const direction = self.properties.scrollY ? ['top', 'bottom'] : ['left', 'right'];
    if (edges.upper && !near.upper) self.trigger('scrolltoupper', { direction: direction[0] });
    if (edges.lower && !near.lower) self.trigger('scrolltolower', { direction: direction[1] });
    near = edges;
    before = now;
  });
}

function nearEdges({ element, properties }: ScrollView, { left, top }: Position) {
  const width = element.ownerDocument.documentElement.clientWidth;
  const upper = pixels(properties.upperThreshold, width);
  const lower = pixels(properties.lowerThreshold, width);
  const [offset, rest] = properties.scrollY
    ? [top, element.scrollHeight - element.clientHeight - top]
    : [left, element.scrollWidth - element.clientWidth - left];
  return { upper: offset <= upper, lower: rest <= lower };
}
