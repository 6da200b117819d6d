/** Below this width the settings are a tab beside the console (desk.css says the same). */
const narrow = '(max-width: 1120px)';

/**
 * Puts the settings where there is room for them: a column of their own, or `takeAsTab`, whose result
 * ends that. The returned function stops following the window.
 */
export function followWindow(
  settings: HTMLElement,
  column: HTMLElement,
  takeAsTab: (settings: HTMLElement) => () => void,
): () => void {
  if (!('matchMedia' in window)) {
    column.append(settings);
    return () => undefined;
  }
  const query = matchMedia(narrow);
  let giveBack: (() => void) | undefined;
  const place = () => {
    giveBack?.();
    giveBack = query.matches ? takeAsTab(settings) : undefined;
    if (!query.matches) column.append(settings);
    column.hidden = query.matches;
  };
  place();
  query.addEventListener('change', place);
  return () => {
    query.removeEventListener('change', place);
  };
}
