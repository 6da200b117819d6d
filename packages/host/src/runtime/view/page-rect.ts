/** A rectangle as WeChat reports it: px from the upper left corner of the window that pages fill. */
export interface PageRect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly width: number;
  readonly height: number;
}

/** `inner`, in px of the browser's view, as seen from the page area. */
export function toPageRect(inner: DOMRectReadOnly, area: DOMRectReadOnly): PageRect {
  const { width, height } = inner;
  const left = inner.left - area.left;
  const top = inner.top - area.top;
  return { left, top, right: left + width, bottom: top + height, width, height };
}
