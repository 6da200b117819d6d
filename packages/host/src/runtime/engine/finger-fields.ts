/** A finger as events carry it (documentation: Touch object). */
export interface TouchPoint {
  readonly identifier: number;
  readonly pageX: number;
  readonly pageY: number;
  readonly clientX: number;
  readonly clientY: number;
}

const fingerEvents = /^(tap|longpress|longtap|touch(start|move|end|cancel))$/;
const lifts = /^touch(end|cancel)$/;

/** Whether a finger makes such an event. */
export const isFingerEvent = (type: string): boolean => fingerEvents.test(type);

/**
 * The fingers of an event that no finger made (a key, a label, a client that triggers it): one in the
 * middle of its element, so that `e.touches[0].pageX` is there as ever.
 */
export function fingersInMiddle(
  type: string,
  element: HTMLElement | undefined,
): { readonly touches: readonly TouchPoint[]; readonly changedTouches: readonly TouchPoint[] } {
  const point = { identifier: 0, ...(element === undefined ? corner : middleOf(element)) };
  return { touches: lifts.test(type) ? [] : [point], changedTouches: [point] };
}

const corner = { clientX: 0, clientY: 0, pageX: 0, pageY: 0 };

function middleOf(element: HTMLElement): Omit<TouchPoint, 'identifier'> {
  const { left, top, width, height } = element.getBoundingClientRect();
  const area = element.closest('.host-page-area')?.getBoundingClientRect();
  const scrollTop = element.closest('.host-page-area > * > *')?.scrollTop ?? 0;
  const clientX = left + width / 2 - (area?.left ?? 0);
  const clientY = top + height / 2 - (area?.top ?? 0);
  return { clientX, clientY, pageX: clientX, pageY: clientY + scrollTop };
}
