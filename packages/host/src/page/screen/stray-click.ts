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
