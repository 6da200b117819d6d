/**
 * Takes the focus from a text field when a touch begins elsewhere, as the phone does. A real pointer
 * does it by itself; touches that automation makes up need this.
 */
export function leaveField(document: Document, touched: Element): void {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement)) return;
  const field = active.closest('wx-input, wx-textarea');
  if (field !== null && !field.contains(touched)) active.blur();
}
