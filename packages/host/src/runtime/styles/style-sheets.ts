import type { StyleSheet } from '../../project/kit/program-bundle';
import { withFallbackFont } from './fallback-font';
import { withWindowHeight } from './window-units';

/** The program's style sheets in the phone's document. */
export interface StyleSheets {
  /** Adds a sheet once. `prefixed`: its classes carry its scope's prefix (isolated components). */
  add(id: string, sheet: StyleSheet, prefixed: boolean): void;
  /** Turns a page's own sheet on while the page is on top: all pages share one document. */
  enable(id: string, enabled: boolean): void;
  setTheme(theme: 'light' | 'dark'): void;
  close(): void;
}

interface Entry {
  readonly element: HTMLStyleElement;
  readonly css: string;
}

/** `\u0003dark` and `\u0003light` stand for colour scheme queries; see program-bundle.ts. */
function forTheme(css: string, theme: 'light' | 'dark'): string {
  const always = 'min-width: 0px';
  const never = 'max-width: 0px';
  return css
    .replaceAll('\u0003dark', theme === 'dark' ? always : never)
    .replaceAll('\u0003light', theme === 'light' ? always : never);
}

export function createStyleSheets(head: HTMLElement, initial: 'light' | 'dark'): StyleSheets {
  const entries = new Map<string, Entry>();
  let theme = initial;
  return {
    add(id, { css, scope }, prefixed) {
      if (entries.has(id)) return;
      const element = head.ownerDocument.createElement('style');
      element.dataset['wxss'] = id;
      const text = withFallbackFont(withWindowHeight(css))
        .replaceAll('\u0001', prefixed ? `${scope}--` : '')
        .replaceAll('\u0002', scope);
      element.textContent = forTheme(text, theme);
      entries.set(id, { element, css: text });
      head.append(element);
    },
    enable(id, enabled) {
      const entry = entries.get(id);
      if (entry !== undefined) entry.element.media = enabled ? '' : 'not all';
    },
    setTheme(next) {
      theme = next;
      for (const { element, css } of entries.values()) element.textContent = forTheme(css, theme);
    },
    close() {
      for (const { element } of entries.values()) element.remove();
      entries.clear();
    },
  };
}
