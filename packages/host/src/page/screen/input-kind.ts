/**
 * Marks the screen while the person works with the keyboard: only then is the focus drawn. A browser
 * also draws it after a script moved it, as the opening of a sheet and automation's taps do.
 *
 * @returns stops the marking
 */
export function followInputKind(screen: HTMLElement): () => void {
  const stop = new AbortController();
  const listen = (type: string, byKeyboard: boolean) => {
    // The keyboard speaks to the body while nothing has the focus.
    screen.ownerDocument.addEventListener(
      type,
      (event) => {
        if (byKeyboard && isTyping(event as KeyboardEvent)) return;
        screen.toggleAttribute('data-by-keyboard', byKeyboard);
      },
      { capture: true, signal: stop.signal },
    );
  };
  listen('keydown', true);
  for (const type of ['pointerdown', 'mousedown', 'touchstart']) listen(type, false);
  return () => {
    stop.abort();
  };
}

/** Text typed into a field that a finger chose; Tab is how the keyboard gets there. */
function isTyping({ target, key }: KeyboardEvent): boolean {
  return key !== 'Tab' && target instanceof Element && target.matches('input, textarea');
}
