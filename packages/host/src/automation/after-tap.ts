import type { TouchPlace } from './touch-event';

const focusable = 'input, textarea, select, [contenteditable], [tabindex]';

/**
 * What a browser does by itself after a finger's tap, and not after an event that a script sends: the
 * mouse events, the focus moving to what was tapped or away from what had it, the click.
 */
export function afterTap(target: Element, { clientX, clientY }: TouchPlace): void {
  const fire = (type: string) =>
    target.dispatchEvent(
      new MouseEvent(type, { bubbles: true, cancelable: true, composed: true, clientX, clientY }),
    );
  if (fire('mousedown')) moveFocus(target);
  fire('mouseup');
  fire('click');
}

function moveFocus(target: Element): void {
  const { activeElement } = target.ownerDocument;
  const goal = target.closest<HTMLElement>(focusable);
  if (goal === activeElement) return;
  if (activeElement instanceof HTMLElement) activeElement.blur();
  goal?.focus();
}
