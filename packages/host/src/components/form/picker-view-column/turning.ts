/** Height of a row in px; the picker-view around it sets it. */
function rowHeight(column: HTMLElement): number {
  const style = column.ownerDocument.defaultView?.getComputedStyle(column);
  const height = Number.parseFloat(style?.getPropertyValue('--picker-row') ?? '');
  return Number.isFinite(height) && height > 0 ? height : 34;
}

/** Which row of a column stands in the middle. */
export function columnIndex(column: HTMLElement): number {
  const last = Math.max(0, column.childElementCount - 1);
  return Math.min(last, Math.max(0, Math.round(column.scrollTop / rowHeight(column))));
}

/** Turns a column to a row; past the end means the last one. */
export function turnColumn(column: HTMLElement, index: number): void {
  const last = Math.max(0, column.childElementCount - 1);
  const top = Math.min(index, last) * rowHeight(column);
  if (Math.abs(column.scrollTop - top) > 1) column.scrollTop = top;
}

/** Tells when the person begins and ends turning any column of a view. */
export function followColumn(
  view: HTMLElement,
  { started, ended }: { readonly started: () => void; readonly ended: () => void },
): () => void {
  let turning = false;
  const scroll = () => {
    if (!turning) started();
    turning = true;
  };
  const end = () => {
    if (turning) ended();
    turning = false;
  };
  // Scroll events do not bubble: they are caught on their way down.
  view.addEventListener('scroll', scroll, true);
  view.addEventListener('scrollend', end, true);
  return () => {
    view.removeEventListener('scroll', scroll, true);
    view.removeEventListener('scrollend', end, true);
  };
}
