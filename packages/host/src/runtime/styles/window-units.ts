/**
 * `vh` means the window that pages fill: without status, navigation and tab bar (documentation:
 * WXSS, 尺寸单位). The browser's own counts the whole screen; the screen sets the variable. Values of
 * declarations only: media queries know no variables.
 */
export function withWindowHeight(css: string): string {
  return css.replace(/:[^;{}]+(?=[;}]|$)/g, (declared) =>
    declared.replace(
      /(?<![\w.#-])(-?(?:\d+\.?\d*|\.\d+))vh\b/gi,
      (_match, share: string) => `calc(var(--wx-window-height, 100vh) * ${Number(share) / 100})`,
    ),
  );
}
