import { approximated } from '../../fidelity';
import { pixels } from '../kit/length';
import { listen, stateByElement, undoAll } from '../kit/part';
import type { Instance } from '../kit/properties';
import { anyType, boolean, defineBuiltIn, number, text } from '../kit/properties';

const properties = {
  direction: text('none'),
  inertia: boolean(),
  outOfBounds: boolean(),
  x: anyType(0),
  y: anyType(0),
  damping: number(20),
  friction: number(2),
  disabled: boolean(),
  scale: boolean(),
  scaleMin: number(0.1),
  scaleMax: number(10),
  scaleValue: number(1),
  // On this component `animation` says whether moves by the program are animated.
  animation: anyType(true),
};

type MovableView = Instance<typeof properties>;

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * `<movable-view>`: moves with the finger inside its area and fires `change` {x, y, source}
 * (documentation: 组件/视图容器/movable-view). Inertia and two-finger scaling are left out;
 * `scale-value` scales.
 */
export const movableView = defineBuiltIn({
  tag: 'movable-view',
  fidelity: approximated('No inertia and no scaling by two fingers; scale-value scales.'),
  properties,
  css: 'wx-movable-view { display: inline-block; position: absolute; top: 0; left: 0; width: 10px; height: 10px; touch-action: none; }',
  attached(self) {
    place(self, wanted(self), '');
    return followFinger(self);
  },
  changed(self, name) {
    if (name === 'x' || name === 'y' || name === 'scaleValue') place(self, wanted(self), '');
  },
  functions: {
    /** As if the person had moved it there. */
    moveTo(self, x, y) {
      place(self, { x: Number(x), y: Number(y) }, 'touch');
    },
  },
  readable: {
    _translateX: (self) => places.get(self)?.x ?? 0,
    _translateY: (self) => places.get(self)?.y ?? 0,
  },
});

const places = stateByElement<Point>();

function wanted({ element, properties: { x, y } }: MovableView): Point {
  const width = element.ownerDocument.documentElement.clientWidth;
  return { x: pixels(x, width), y: pixels(y, width) };
}

function place(self: MovableView, to: Point, source: 'touch' | ''): void {
  const { element, properties } = self;
  const before = places.get(self);
  const point = properties.outOfBounds && source === 'touch' ? to : inBounds(self, to);
  if (before?.x === point.x && before.y === point.y) return;
  places.set(self, point);
  const scale = Math.min(properties.scaleMax, Math.max(properties.scaleMin, properties.scaleValue));
  element.style.transform = `translate(${point.x}px, ${point.y}px) scale(${scale})`;
  if (before) self.trigger('change', { ...point, source });
}

/** Inside the area, or around it when the view is the larger one; each direction by itself. */
function inBounds(self: MovableView, { x, y }: Point): Point {
  const area = self.closest('movable-area')?.element;
  if (!area || area.clientWidth === 0) return { x, y };
  const clamp = (value: number, room: number) =>
    Math.min(Math.max(0, room), Math.max(Math.min(0, room), value));
  return {
    x: clamp(x, area.clientWidth - self.element.offsetWidth),
    y: clamp(y, area.clientHeight - self.element.offsetHeight),
  };
}

function followFinger(self: MovableView): () => void {
  let grip: Point | undefined;
  const release = () => {
    grip = undefined;
  };
  return undoAll(
    listen(self.element, 'pointerdown', (event) => {
      if (self.properties.disabled || self.properties.direction === 'none') return;
      const from = places.get(self) ?? { x: 0, y: 0 };
      grip = { x: event.clientX - from.x, y: event.clientY - from.y };
      // Only a real finger can be captured; automation sends its events to this very element.
      if (event.isTrusted) self.element.setPointerCapture(event.pointerId);
    }),
    listen(self.element, 'pointermove', (event) => {
      const from = places.get(self);
      if (!grip || !from) return;
      const { direction } = self.properties;
      const x = direction === 'vertical' ? from.x : event.clientX - grip.x;
      const y = direction === 'horizontal' ? from.y : event.clientY - grip.y;
      place(self, { x, y }, 'touch');
    }),
    listen(self.element, 'pointerup', release),
    listen(self.element, 'pointercancel', release),
  );
}
