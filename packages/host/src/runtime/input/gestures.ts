import { glassEasel } from 'glass-easel-miniprogram-adapter';

import { leaveField } from '../../components/form/field/leave-field';
import type { Clock } from '../../phone/phone';
import type { EngineElement } from '../engine/engine-types';
import { engineElementOf } from '../engine/engine-types';
import { wasHeard } from '../engine/event-shape';

/** A finger as events carry it (documentation: Touch object). */
export interface TouchPoint {
  readonly identifier: number;
  readonly pageX: number;
  readonly pageY: number;
  readonly clientX: number;
  readonly clientY: number;
}

/** A finger that moved this far (px) no longer taps. */
const tapSlop = 10;
/** A finger that stays this long (ms) presses long (documentation: longpress, 350 ms). */
const longPressAfter = 350;
const mouseIdentifier = 0;

interface Press {
  readonly target: EngineElement;
  readonly start: TouchPoint;
  moved: boolean;
  longPressed: boolean;
  cancelTimer: () => void;
}

/** Events of a press as a whole, which tell where it was. */
const atPoint = new Set(['tap', 'longpress', 'longtap']);

/**
 * Turns touches and mouse presses on the phone's pages into mini program events: touchstart,
 * touchmove, touchend, touchcancel, tap, longpress and the older longtap. `swallowsTap` says which
 * elements let no tap through; `beforeTap` is told before each tap is dispatched. The returned
 * function stops it.
 */
export function installGestures(
  area: HTMLElement,
  clock: Clock,
  swallowsTap: (target: EngineElement) => boolean,
  beforeTap: () => void,
  scrollTop: () => number = () => 0,
): () => void {
  const presses = new Map<number, Press>();
  /** Programs count from the corner of the window (client) or of the page's content (page). */
  const placed = (point: TouchPoint): TouchPoint => {
    const { left, top } = area.getBoundingClientRect();
    const [clientX, clientY] = [point.clientX - left, point.clientY - top];
    return { ...point, clientX, clientY, pageX: clientX, pageY: clientY + scrollTop() };
  };

  const fire = (
    press: Press,
    type: string,
    point: TouchPoint,
    touches: readonly TouchPoint[],
  ): void => {
    const isPress = atPoint.has(type);
    if (isPress && swallowsTap(press.target)) return;
    if (type === 'tap') beforeTap();
    const detail = isPress ? { x: point.pageX, y: point.pageY } : {};
    const event = new glassEasel.Event<unknown>(type, detail, {
      bubbles: true,
      composed: true,
      capturePhase: true,
      extraFields: { touches, changedTouches: [point] },
    });
    glassEasel.Event.dispatchEvent(press.target, event);
    // Documentation: once a longpress was heard, no tap follows.
    if (type === 'longpress') press.longPressed = wasHeard(event);
  };

  const start = (node: Node | null, point: TouchPoint, touches: readonly TouchPoint[]): void => {
    const target = engineElementOf(node);
    if (target === undefined) return;
    // A real pointer moves the focus by itself; touches that automation makes up do not.
    if (node instanceof Element) leaveField(area.ownerDocument, node);
    const press: Press = {
      target,
      start: point,
      moved: false,
      longPressed: false,
      cancelTimer: clock.after(longPressAfter, () => {
        if (press.moved) return;
        fire(press, 'longpress', point, touches);
        fire(press, 'longtap', point, touches);
      }),
    };
    presses.set(point.identifier, press);
    fire(press, 'touchstart', point, touches);
  };

  const move = (point: TouchPoint, touches: readonly TouchPoint[]): void => {
    const press = presses.get(point.identifier);
    if (press === undefined) return;
    const { start: from } = press;
    press.moved ||=
      Math.abs(point.clientX - from.clientX) > tapSlop ||
      Math.abs(point.clientY - from.clientY) > tapSlop;
    fire(press, 'touchmove', point, touches);
  };

  const end = (point: TouchPoint, touches: readonly TouchPoint[], cancelled: boolean): void => {
    const press = presses.get(point.identifier);
    if (press === undefined) return;
    presses.delete(point.identifier);
    press.cancelTimer();
    fire(press, cancelled ? 'touchcancel' : 'touchend', point, touches);
    if (!cancelled && !press.moved && !press.longPressed) fire(press, 'tap', point, touches);
  };

  const recogniser: Recogniser = {
    start(node, point, touches) {
      start(node, placed(point), touches.map(placed));
    },
    move(point, touches) {
      move(placed(point), touches.map(placed));
    },
    end(point, touches, cancelled) {
      end(placed(point), touches.map(placed), cancelled);
    },
  };
  const undo = [listenToTouches(area, recogniser), listenToMouse(area, recogniser)];
  return () => {
    for (const stop of undo) stop();
    for (const press of presses.values()) press.cancelTimer();
    presses.clear();
  };
}

interface Recogniser {
  start(node: Node | null, point: TouchPoint, touches: readonly TouchPoint[]): void;
  move(point: TouchPoint, touches: readonly TouchPoint[]): void;
  end(point: TouchPoint, touches: readonly TouchPoint[], cancelled: boolean): void;
}

function listenToTouches(area: HTMLElement, recogniser: Recogniser): () => void {
  const points = (list: Iterable<TouchPoint>) => [...list].map(pointOf);
  return listen(area, {
    touchstart(event) {
      const { changedTouches, touches } = event as TouchEvent;
      for (const point of points(changedTouches)) {
        recogniser.start(event.target as Node, point, points(touches));
      }
    },
    touchmove(event) {
      const { changedTouches, touches } = event as TouchEvent;
      for (const point of points(changedTouches)) recogniser.move(point, points(touches));
    },
    touchend(event) {
      const { changedTouches, touches } = event as TouchEvent;
      for (const point of points(changedTouches)) recogniser.end(point, points(touches), false);
    },
    touchcancel(event) {
      const { changedTouches, touches } = event as TouchEvent;
      for (const point of points(changedTouches)) recogniser.end(point, points(touches), true);
    },
  });
}

function listenToMouse(area: HTMLElement, recogniser: Recogniser): () => void {
  /** Browsers send mouse events after touches; those are echoes. */
  let touched = false;
  const point = (event: Event) => pointOf({ identifier: mouseIdentifier, ...mousePlace(event) });
  return listen(area, {
    touchstart() {
      touched = true;
    },
    mousedown(event) {
      if (touched) return;
      recogniser.start(event.target as Node, point(event), [point(event)]);
    },
    mousemove(event) {
      if (!touched) recogniser.move(point(event), [point(event)]);
    },
    mouseup(event) {
      if (!touched) recogniser.end(point(event), [], false);
      touched = false;
    },
    mouseleave(event) {
      if (!touched) recogniser.end(point(event), [], true);
    },
  });
}

function listen(area: HTMLElement, handlers: Record<string, (event: Event) => void>): () => void {
  const options = { capture: true, passive: true };
  for (const [type, handler] of Object.entries(handlers)) {
    area.addEventListener(type, handler, options);
  }
  return () => {
    for (const [type, handler] of Object.entries(handlers)) {
      area.removeEventListener(type, handler, options);
    }
  };
}

function mousePlace(event: Event): Omit<TouchPoint, 'identifier'> {
  const { pageX, pageY, clientX, clientY } = event as MouseEvent;
  return { pageX, pageY, clientX, clientY };
}

function pointOf({ identifier, pageX, pageY, clientX, clientY }: TouchPoint): TouchPoint {
  return { identifier, pageX, pageY, clientX, clientY };
}
