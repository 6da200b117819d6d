/**
 * `env(safe-area-inset-…)` to a variable of the phone's screen: the browser's own insets are those of
 * the machine the host runs on. Free of Node, so that the runtime can convert `style` attributes too.
 */

const STRINGS_URLS_AND_INSETS =
  /"(?:\\[\s\S]|[^"\\])*"|'(?:\\[\s\S]|[^'\\])*'|url\((?:\\[\s\S]|[^)\\])*\)|env\(\s*safe-area-inset-(top|right|bottom|left)(?=\s*[,)])/gi;

/** Replaces every inset in a CSS value or declaration list; strings and `url()` stay as they are. */
export function convertSafeArea(css: string): string {
  if (!/safe-area-inset/i.test(css)) return css;
  return css.replace(STRINGS_URLS_AND_INSETS, (whole: string, side: string | undefined) =>
    side === undefined ? whole : `var(--wx-safe-area-${side.toLowerCase()}`,
  );
}
