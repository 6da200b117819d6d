import { glassEasel } from 'glass-easel-miniprogram-adapter';

import { leaveField } from '../../components/form/field/leave-field';
import type { Clock } from '../../phone/phone';
import type { EngineElement } from '../engine/engine-types';
import { engineElementOf } from '../engine/engine-types';
import { wasHeard } from '../engine/event-shape';
import type { TouchPoint } from '../engine/finger-fields';

/** A finger that moved this far (px) no longer taps. */
const tapSlop = 10;
/** A finger that stays this long (ms) presses long (documentation: longpress, 350 ms). */
const longPressAfter = 350;
const mouseIdentifier = 0;

interface Press {
  readonly target: EngineElement;
  readonly start: TouchPoint;
  /** Neither a tap nor a longpress comes of it: it moved, or another finger is down as well. */
  spoilt: boolean;
  longPressed: boolean;
  cancelTimer: () => void;
}

/** Events of a press as a whole, which tell where it was. */
const atPoint = new Set(['tap', 'longpress', 'longtap']);

type Points = readonly TouchPoint[];

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
  const placed = (points: Points) => placedIn(area, scrollTop(), points);

  const fire = (target: EngineElement, type: string, changed: Points, touches: Points): boolean => {
    const [point] = changed;
    const isPress = atPoint.has(type) && point !== undefined;
    if (isPress && swallowsTap(target)) return false;
    if (type === 'tap') beforeTap();
    const detail = isPress ? { x: point.pageX, y: point.pageY } : {};
    const event = new glassEasel.Event<unknown>(type, detail, {
      bubbles: true,
      composed: true,
      capturePhase: true,
      extraFields: { touches, changedTouches: changed },
    });
    glassEasel.Event.dispatchEvent(target, event);
    return wasHeard(event);
  };

  /** One event for all fingers of a target, as browsers send it. */
  const fireTouches = (type: string, changed: Points, touches: Points): void => {
    const byTarget = new Map<EngineElement, TouchPoint[]>();
    for (const point of changed) {
      const target = presses.get(point.identifier)?.target;
      if (target === undefined) continue;
      byTarget.set(target, [...(byTarget.get(target) ?? []), point]);
    }
    for (const [target, points] of byTarget) fire(target, type, points, touches);
  };

  const press = (target: EngineElement, start: TouchPoint): Press => {
    const made: Press = {
      target,
      start,
      spoilt: false,
      longPressed: false,
      cancelTimer: clock.after(longPressAfter, () => {
        if (made.spoilt) return;
        // Documentation: once a longpress was heard, no tap follows.
        made.longPressed = fire(target, 'longpress', [start], [start]);
        fire(target, 'longtap', [start], [start]);
      }),
    };
    return made;
  };

  /** A finger whose target was taken away lifts unheard. */
  const forget = (isGone: (point: TouchPoint) => boolean): void => {
    for (const [identifier, { start, cancelTimer }] of presses) {
      if (!isGone(start)) continue;
      cancelTimer();
      presses.delete(identifier);
    }
  };

  const recogniser: Recogniser = {
    start(node, changedOnScreen, touchesOnScreen) {
      const [changed, touches] = [placed(changedOnScreen), placed(touchesOnScreen)];
      const target = engineElementOf(node);
      if (target === undefined) return;
      // A real pointer moves the focus by itself; touches that automation makes up do not.
      if (node instanceof Element) leaveField(area.ownerDocument, node);
      forget(({ identifier }) => touches.every((point) => point.identifier !== identifier));
      for (const point of changed) {
        presses.get(point.identifier)?.cancelTimer();
        presses.set(point.identifier, press(target, point));
      }
      if (presses.size > 1) for (const made of presses.values()) made.spoilt = true;
      fireTouches('touchstart', changed, touches);
    },
    move(changedOnScreen, touchesOnScreen) {
      const [changed, touches] = [placed(changedOnScreen), placed(touchesOnScreen)];
      for (const point of changed) {
        const made = presses.get(point.identifier);
        if (made === undefined) continue;
        made.spoilt ||= hasMoved(made.start, point);
      }
      fireTouches('touchmove', changed, touches);
    },
    end(changedOnScreen, touchesOnScreen, cancelled) {
      const [changed, touches] = [placed(changedOnScreen), placed(touchesOnScreen)];
      const ended = changed.map((point) => ({ point, made: presses.get(point.identifier) }));
      for (const { made } of ended) made?.cancelTimer();
      fireTouches(cancelled ? 'touchcancel' : 'touchend', changed, touches);
      for (const { point, made } of ended) {
        presses.delete(point.identifier);
        if (made === undefined || cancelled || made.spoilt || made.longPressed) continue;
        // As WeChat does, with the finger in both lists although it has left.
        fire(made.target, 'tap', [point], [point]);
      }
    },
  };
  const undo = [listenToTouches(area, recogniser), listenToMouse(area, recogniser)];
  return () => {
    for (const stop of undo) stop();
    forget(() => true);
  };
}

/** Programs count from the corner of the window (client) or of the page's content (page). */
function placedIn(area: HTMLElement, scrollTop: number, points: Points): Points {
  const { left, top } = area.getBoundingClientRect();
  return points.map((point) => {
    const [clientX, clientY] = [point.clientX - left, point.clientY - top];
    return { ...point, clientX, clientY, pageX: clientX, pageY: clientY + scrollTop };
  });
}

type Place = Pick<TouchPoint, 'clientX' | 'clientY'>;

function hasMoved(from: Place, to: Place): boolean {
  return (
    Math.abs(to.clientX - from.clientX) > tapSlop || Math.abs(to.clientY - from.clientY) > tapSlop
  );
}

interface Recogniser {
  start(node: Node | null, changed: Points, touches: Points): void;
  move(changed: Points, touches: Points): void;
  end(changed: Points, touches: Points, cancelled: boolean): void;
}

function listenToTouches(area: HTMLElement, recogniser: Recogniser): () => void {
  const points = (list: Iterable<TouchPoint>) => [...list].map(pointOf);
  return listen(area, {
    touchstart(event) {
      const { changedTouches, touches } = event as TouchEvent;
      recogniser.start(event.target as Node, points(changedTouches), points(touches));
    },
    touchmove(event) {
      const { changedTouches, touches } = event as TouchEvent;
      recogniser.move(points(changedTouches), points(touches));
    },
    touchend(event) {
      const { changedTouches, touches } = event as TouchEvent;
      recogniser.end(points(changedTouches), points(touches), false);
    },
    touchcancel(event) {
      const { changedTouches, touches } = event as TouchEvent;
      recogniser.end(points(changedTouches), points(touches), true);
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
    // Echoes have none: a press of the mouse itself, where a touch had no echo (a long one, a scroll).
    pointerdown(event) {
      if ((event as PointerEvent).pointerType === 'mouse') touched = false;
    },
    mousedown(event) {
      if (touched) return;
      recogniser.start(event.target as Node, [point(event)], [point(event)]);
    },
    mousemove(event) {
      if (!touched) recogniser.move([point(event)], [point(event)]);
    },
    mouseup(event) {
      if (!touched) recogniser.end([point(event)], [], false);
      touched = false;
    },
    mouseleave(event) {
      if (!touched) recogniser.end([point(event)], [], true);
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
