import type { Phone } from '../../phone/phone';
import type { BuiltInInstance } from './built-in';
import { stateByElement, undoAll } from './part';
import { boolean, number, text } from './properties';

/** The pressed look of view, button and navigator; "none" means no pressed look. */
export const hoverProperties = (hoverClass: string, startTime: number, stayTime: number) => ({
  hoverClass: text(hoverClass),
  hoverStopPropagation: boolean(),
  hoverStartTime: number(startTime),
  hoverStayTime: number(stayTime),
});

type Hovering = BuiltInInstance<{
  readonly hoverClass: string;
  readonly hoverStopPropagation: boolean;
  readonly hoverStartTime: number;
  readonly hoverStayTime: number;
}>;

/** Phones on which a pressed built-in asked, during this touch, that nothing around it looks pressed. */
const claimed = new WeakSet<Phone>();

/**
 * Puts the hover class on while the element is pressed, as documented for view: after
 * `hoverStartTime`, until `hoverStayTime` after the release.
 */
export function followHover(self: Hovering, isEnabled: () => boolean = () => true): () => void {
  let cancel: () => void = () => undefined;
  let shown: readonly string[] = [];
  const hide = () => {
    cancel();
    self.element.classList.remove(...shown);
    shown = [];
  };
  const show = () => {
    shown = pressedClasses(self);
    self.element.classList.add(...shown);
  };
  const after = (milliseconds: number, run: () => void) => {
    cancel();
    cancel = self.phone.clock.after(milliseconds, run);
  };
  const press = () => {
    const { hoverClass, hoverStopPropagation, hoverStartTime } = self.properties;
    if (claimed.has(self.phone) || !isEnabled()) return;
    if (hoverStopPropagation) claim(self.phone);
    if (hoverClass !== '' && hoverClass !== 'none') after(hoverStartTime, show);
  };
  const release = () => {
    if (shown.length > 0) after(self.properties.hoverStayTime, hide);
    else cancel();
  };
  presses.set(self, { hide });
  return undoAll(
    hide,
    self.on('touchstart', press),
    self.on('touchend', release),
    self.on('touchcancel', hide),
    self.on('touchmove', hide),
  );
}

const presses = stateByElement<{ readonly hide: () => void }>();

/** Takes the pressed look away at once, as when a button becomes disabled under the finger. */
export function endHover(self: BuiltInInstance<object>): void {
  presses.get(self)?.hide();
}

/** One touch bubbles from the inside out before any microtask runs. */
function claim(phone: Phone): void {
  claimed.add(phone);
  queueMicrotask(() => claimed.delete(phone));
}

function pressedClasses(self: Hovering): readonly string[] {
  const { hoverClass } = self.properties;
  // The default classes have a default look, which no component's prefix may hide.
  const own = /^(button|navigator)-hover$/.test(hoverClass) ? [hoverClass] : [];
  return [...own, ...self.classNames(hoverClass)];
}
