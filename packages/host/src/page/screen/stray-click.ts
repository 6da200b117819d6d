/**
 * Keeps clicks from `layers` whose press began beneath them: a finger lifted off a button opens a
 * sheet at once, and the browser's own click, which follows, would then meet whatever came under the
 * finger. Clicks by keyboard or by script have no press (`detail` is 0) and pass.
 */
export function ignoreStrayClicks(layers: readonly HTMLElement[]): () => void {
  const document = layers[0]?.ownerDocument;
  let pressed: EventTarget | null = null;
  const press = (event: Event) => {
    pressed = event.target;
  };
  const click = (event: MouseEvent) => {
    const layer = event.currentTarget as HTMLElement;
    if (event.detail === 0 || (pressed instanceof Node && layer.contains(pressed))) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document?.addEventListener('pointerdown', press, true);
  for (const layer of layers) layer.addEventListener('click', click, true);
  return () => {
    document?.removeEventListener('pointerdown', press, true);
    for (const layer of layers) layer.removeEventListener('click', click, true);
  };
}

/**
 * Keeps a press on one page from ending on another: a finger that opens a page as it lifts is followed by
 * the browser's own mousedown and click, which would focus whatever lies there now.
 *
 * @returns stops it
 */
export function ignoreGhostClicks(area: HTMLElement): () => void {
  const stop = new AbortController();
  const options = { capture: true, signal: stop.signal };
  const pageOf = (target: EventTarget | null) =>
    target instanceof Element ? target.closest('[data-page]') : null;
  let pressed: EventTarget | null = null;
  area.ownerDocument.addEventListener(
    'pointerdown',
    ({ target }) => {
      pressed = target;
    },
    options,
  );
  for (const type of ['mousedown', 'mouseup', 'click'] as const) {
    area.addEventListener(
      type,
      (event) => {
        // Keys and scripts press nothing: theirs have no detail.
        if (event.detail === 0 || pressed === null) return;
        if (pageOf(event.target) === pageOf(pressed)) return;
        event.preventDefault();
        event.stopImmediatePropagation();
      },
      options,
    );
  }
  return () => {
    stop.abort();
  };
}
