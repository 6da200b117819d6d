/**
 * Lets a tap on a sheet that still moves to its place mean what lies there when the sheet is at rest:
 * the finger aims at the place it knows. A tap ends the movement and, where it met something else at
 * first, taps again what it meant.
 *
 * @param layers what holds moving panels: the surfaces, and the native views with the pickers
 * @returns stops it
 */
export function tapAtRest(layers: readonly HTMLElement[]): () => void {
  const stop = new AbortController();
  for (const layer of layers) {
    let wasMoving = false;
    const options = { capture: true, signal: stop.signal };
    layer.addEventListener(
      'pointerdown',
      () => {
        wasMoving = endMovements(layer);
      },
      options,
    );
    layer.addEventListener(
      'click',
      (event) => {
        if (!wasMoving) return;
        wasMoving = false;
        const { clientX, clientY, target } = event;
        const meant = layer.ownerDocument.elementFromPoint(clientX, clientY);
        if (!(meant instanceof HTMLElement) || meant === target || !layer.contains(meant)) return;
        event.preventDefault();
        event.stopPropagation();
        meant.focus({ preventScroll: true });
        meant.click();
      },
      options,
    );
  }
  return () => {
    stop.abort();
  };
}

/** Brings what moves in a layer to its end; spinners, which have none, go on. */
function endMovements(layer: HTMLElement): boolean {
  // jsdom animates nothing and lacks the method.
  if (typeof layer.getAnimations !== 'function') return false;
  const moving = layer
    .getAnimations({ subtree: true })
    .filter(
      ({ effect, playState }) =>
        playState === 'running' && effect?.getComputedTiming().iterations !== Infinity,
    );
  for (const animation of moving) animation.finish();
  return moving.length > 0;
}
