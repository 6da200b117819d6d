import type { BuiltInInstance } from './built-in';
import { listen } from './part';

/**
 * Lets people without a pointer reach a control and tap it by Enter or Space; a phone has no such
 * keys, the host's window has. The program's own tabindex wins.
 */
export function tapByKeyboard(
  self: BuiltInInstance<object>,
  isEnabled: () => boolean = () => true,
): () => void {
  const { element } = self;
  if (!element.hasAttribute('tabindex')) element.tabIndex = 0;
  return listen(element, 'keydown', (event) => {
    const isTap = event.key === 'Enter' || event.key === ' ';
    if (!isTap || event.target !== element || !isEnabled()) return;
    event.preventDefault();
    const { left, top, width, height } = element.getBoundingClientRect();
    const detail = { x: left + width / 2, y: top + height / 2 };
    self.trigger('tap', detail, { bubbles: true, composed: true });
  });
}
