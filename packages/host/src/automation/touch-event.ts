/** A finger's place in the browser's viewport. */
export interface TouchPlace {
  readonly identifier: number;
  readonly clientX: number;
  readonly clientY: number;
}

const pointerTypes = {
  touchstart: 'pointerdown',
  touchmove: 'pointermove',
  touchend: 'pointerup',
} as const;

/**
 * Sends a touch event through the document, and before it the pointer event of the same finger, as a
 * browser does; false when somebody prevented the touch event's default.
 */
export function fireTouch(
  type: keyof typeof pointerTypes,
  target: Element,
  touches: readonly TouchPlace[],
  changedTouches: readonly TouchPlace[],
): boolean {
  const options = { bubbles: true, cancelable: true, composed: true };
  const [finger] = changedTouches;
  // jsdom has no pointers.
  if (finger !== undefined && typeof PointerEvent === 'function') {
    const { identifier, clientX, clientY } = finger;
    const buttons = type === 'touchend' ? 0 : 1;
    const pointer = { pointerId: identifier, pointerType: 'touch', isPrimary: true };
    target.dispatchEvent(
      new PointerEvent(pointerTypes[type], { ...options, ...pointer, clientX, clientY, buttons }),
    );
  }
  const make = (places: readonly TouchPlace[]) => places.map((place) => touchOf(place, target));
  // jsdom has TouchEvent without Touch, and then without its lists.
  if (typeof Touch === 'function' && typeof TouchEvent === 'function') {
    const lists = { touches: make(touches), changedTouches: make(changedTouches) };
    return target.dispatchEvent(
      new TouchEvent(type, { ...options, ...lists, targetTouches: lists.touches }),
    );
  }
  const event = new Event(type, options);
  const fields = { touches: make(touches), changedTouches: make(changedTouches) };
  for (const [name, value] of Object.entries(fields)) Object.defineProperty(event, name, { value });
  return target.dispatchEvent(event);
}

function touchOf({ identifier, clientX, clientY }: TouchPlace, target: Element): Touch {
  const { scrollX, scrollY } = target.ownerDocument.defaultView ?? { scrollX: 0, scrollY: 0 };
  const place = {
    identifier,
    target,
    clientX,
    clientY,
    pageX: clientX + scrollX,
    pageY: clientY + scrollY,
    screenX: clientX,
    screenY: clientY,
  };
  if (typeof Touch === 'function') return new Touch(place);
  return { ...place, force: 1, radiusX: 1, radiusY: 1, rotationAngle: 0 };
}
