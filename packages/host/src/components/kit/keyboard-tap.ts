import type { BuiltInInstance } from './built-in';
import { listen, stateByElement } from './part';

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
    // A control that the program gave a role besides hears its key twice.
    if (!isTap || event.defaultPrevented || event.target !== element || !isEnabled()) return;
    event.preventDefault();
    self.tap();
  });
}

/** Roles of what people operate by a tap (WAI-ARIA: widget roles); fields have keys of their own. */
const tappedRoles = new Set(
  'button checkbox link menuitem menuitemcheckbox menuitemradio option radio switch tab treeitem'.split(
    ' ',
  ),
);

const undoByElement = stateByElement<(() => void) | undefined>();

/** Keeps an element that the program calls a button, a link … (`aria-role`) in reach of the keyboard. */
export function tapByRole(self: BuiltInInstance<object>, role: unknown): void {
  const { element } = self;
  const isTapped = typeof role === 'string' && tappedRoles.has(role);
  const undo = undoByElement.get(self);
  if (isTapped === (undo !== undefined)) return;
  undo?.();
  if (!isTapped) {
    undoByElement.set(self, undefined);
    return;
  }
  const isReached = element.hasAttribute('tabindex');
  const stop = tapByKeyboard(self);
  undoByElement.set(self, () => {
    stop();
    if (!isReached) element.removeAttribute('tabindex');
  });
}
