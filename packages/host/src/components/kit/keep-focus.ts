/** What the Tab key stops at in a sheet of the phone. */
const stops = 'button, input, textarea, select, a[href]';

/** The Tab key in a sheet goes from its last stop to its first, and back, and never out of it. */
export function keepFocusInside(sheet: HTMLElement, event: KeyboardEvent): void {
  if (event.key !== 'Tab') return;
  const inside = [...sheet.querySelectorAll<HTMLElement>(stops)];
  const [first, last] = [inside[0], inside.at(-1)];
  const { activeElement: active } = sheet.ownerDocument;
  const leavesAtEnd = !event.shiftKey && active === last;
  const leavesAtStart = event.shiftKey && (active === first || active === sheet);
  if (!leavesAtEnd && !leavesAtStart) return;
  event.preventDefault();
  (leavesAtEnd ? first : last)?.focus();
}
