import type { Phone } from '../phone/phone';
import type { ViewNode } from '../runtime/view/view-node';
import { afterTap } from './after-tap';
import { atRest } from './at-rest';
import { warnIfCovered } from './covered';
import type { GivenTouch, Offset } from './protocol';
import { settle } from './settle';
import type { TouchPlace } from './touch-event';
import { fireTouch } from './touch-event';

interface GivenTouches {
  readonly touches?: readonly GivenTouch[] | null | undefined;
  readonly changedTouches?: readonly GivenTouch[] | null | undefined;
  readonly changeTouches?: readonly GivenTouch[] | null | undefined;
}

/** Touches the phone's screen as a finger would, through the document. Resolves after the effect. */
export interface Finger {
  tap(node: ViewNode): Promise<void>;
  /** Without touches: in the middle of the node. `scrolled`: how far its page is scrolled. */
  start(node: ViewNode, scrolled: Offset, given: GivenTouches): Promise<void>;
  move(node: ViewNode, scrolled: Offset, given: GivenTouches): Promise<void>;
  end(node: ViewNode, scrolled: Offset, given: GivenTouches): Promise<void>;
}

export function createFinger(phone: Phone): Finger {
  const { clock } = phone;
  const aimAt = async ({ dom }: ViewNode) => {
    const atOnce = middleOf(dom);
    if (dom.contains(atOnce.target)) return atOnce;
    await atRest(dom);
    const aimed = middleOf(dom);
    warnIfCovered(phone, dom, aimed.target);
    return aimed;
  };
  /** Where the finger went down on a node: everything until it goes up belongs to that target. */
  const down = new WeakMap<ViewNode, { readonly target: Element; readonly place: TouchPlace }>();

  const press = async (node: ViewNode, scrolled: Offset, given: GivenTouches) => {
    const places = placesOf(given, scrolled, windowOf(node.dom));
    const [first] = places.changed;
    // A test that says where it touches means this very node; otherwise the screen decides.
    const pressed = first === undefined ? await aimAt(node) : { target: node.dom, place: first };
    down.set(node, pressed);
    return { pressed, places };
  };

  return {
    async tap(node) {
      const { target, place } = await aimAt(node);
      fireTouch('touchstart', target, [place], [place]);
      const allowed = fireTouch('touchend', target, [], [place]);
      if (allowed) afterTap(target, place);
      await settle(clock);
    },
    async start(node, scrolled, given) {
      const { pressed, places } = await press(node, scrolled, given);
      const changed = orElse(places.changed, pressed.place);
      fireTouch('touchstart', pressed.target, orElse(places.all, ...changed), changed);
      await settle(clock);
    },
    async move(node, scrolled, given) {
      const pressed = down.get(node) ?? (await press(node, scrolled, given)).pressed;
      const places = placesOf(given, scrolled, windowOf(node.dom));
      const changed = orElse(places.changed, pressed.place);
      fireTouch('touchmove', pressed.target, orElse(places.all, ...changed), changed);
      await settle(clock);
    },
    async end(node, scrolled, given) {
      // The client waits 350 ms for a longpress; the recogniser's own timer must have had its turn.
      await settle(clock);
      const pressed = down.get(node) ?? (await press(node, scrolled, given)).pressed;
      down.delete(node);
      const places = placesOf(given, scrolled, windowOf(node.dom));
      fireTouch(
        'touchend',
        pressed.target,
        given.changedTouches == null && given.changeTouches == null ? [] : places.all,
        orElse(places.changed, pressed.place),
      );
      await settle(clock);
    },
  };
}

function orElse(places: readonly TouchPlace[], ...others: readonly TouchPlace[]) {
  return places.length === 0 ? others : places;
}

/** The middle of an element, and what lies there: an overlay really covers. */
function middleOf(dom: HTMLElement): { readonly target: Element; readonly place: TouchPlace } {
  if (isOutside(dom)) dom.scrollIntoView({ block: 'center', inline: 'nearest' });
  const { left, top, width, height } = dom.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const place = { identifier: 0, clientX: x, clientY: y };
  const hasLayout = width > 0 && height > 0;
  const hit = hasLayout ? screenAt(dom.ownerDocument, x, y) : undefined;
  return { target: hit ?? dom, place };
}

/** What the phone shows there; the host's notices to the developer are not of the phone. */
function screenAt(document: Document, x: number, y: number): Element | undefined {
  return document.elementsFromPoint(x, y).find((hit) => hit.closest('.host-notices') === null);
}

function isOutside(dom: HTMLElement): boolean {
  const { left, top, right, bottom, width, height } = dom.getBoundingClientRect();
  if (width === 0 || height === 0) return false;
  const { clientWidth, clientHeight } = dom.ownerDocument.documentElement;
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return x < 0 || y < 0 || x > clientWidth || y > clientHeight || isScrolledAway(dom, x, y);
}

/** Whether a box that scrolls, around the element, has its middle out of sight. */
function isScrolledAway(dom: HTMLElement, x: number, y: number): boolean {
  for (let box = dom.parentElement; box !== null; box = box.parentElement) {
    if (box.scrollHeight <= box.clientHeight && box.scrollWidth <= box.clientWidth) continue;
    if (getComputedStyle(box).overflow === 'visible') continue;
    const { left, top, right, bottom } = box.getBoundingClientRect();
    if (x < left || x > right || y < top || y > bottom) return true;
  }
  return false;
}

/** Where the page's window begins on the screen: `clientX` and `clientY` of the program count from there. */
function windowOf(dom: HTMLElement): Offset {
  const area = dom.closest('.host-page-area')?.getBoundingClientRect();
  return { left: area?.left ?? 0, top: area?.top ?? 0 };
}

/**
 * Given places count as the program's own do: from the window, which stands still while a pull moves the
 * page in it.
 */
function placesOf(
  { touches, changedTouches, changeTouches }: GivenTouches,
  scrolled: Offset,
  window: Offset,
) {
  const toPlace = (touch: GivenTouch, index: number): TouchPlace => ({
    identifier: touch.identifier ?? index,
    clientX: window.left + (touch.clientX ?? (touch.pageX ?? 0) - scrolled.left),
    clientY: window.top + (touch.clientY ?? (touch.pageY ?? 0) - scrolled.top),
  });
  const all = (touches ?? []).map(toPlace);
  const changed = (changedTouches ?? changeTouches ?? []).map(toPlace);
  return { all, changed: changed.length === 0 ? all : changed };
}
