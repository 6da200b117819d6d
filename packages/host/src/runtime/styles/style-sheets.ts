import type { StyleSheet } from '../../project/kit/program-bundle';
import { withFallbackFont } from './fallback-font';
import { withWindowHeight } from './window-units';

/** The program's style sheets in the phone's document. */
export interface StyleSheets {
  /** Adds a sheet once. `prefixed`: its classes carry its scope's prefix (isolated components). */
  add(id: string, sheet: StyleSheet, prefixed: boolean): void;
  /** Turns a page's own sheet on while the page is on top: all pages share one document. */
  enable(id: string, enabled: boolean): void;
  /** Two pages are seen at once: each page's own sheet styles that page alone meanwhile. */
  setApart(apart: boolean): void;
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
  let apart = false;
  const write = (id: string, { element, css }: Entry) => {
    element.textContent = forTheme(css, theme);
    if (apart) keepToPage(id, element);
  };
  return {
    add(id, { css, scope }, prefixed) {
      if (entries.has(id)) return;
      const element = head.ownerDocument.createElement('style');
      element.dataset['wxss'] = id;
      const text = withFallbackFont(withWindowHeight(css))
        .replaceAll('\u0001', prefixed ? `${scope}--` : '')
        .replaceAll('\u0002', scope);
      const entry = { element, css: text };
      entries.set(id, entry);
      head.append(element);
      write(id, entry);
    },
    enable(id, enabled) {
      const entry = entries.get(id);
      if (entry !== undefined) entry.element.media = enabled ? '' : 'not all';
    },
    setApart(next) {
      apart = next;
      for (const [id, entry] of entries) write(id, entry);
    },
    setTheme(next) {
      theme = next;
      for (const [id, entry] of entries) write(id, entry);
    },
    close() {
      for (const { element } of entries.values()) element.remove();
      entries.clear();
    },
  };
}

/** `@scope` takes every rule but those that name something for the whole document. */
function keepToPage(id: string, element: HTMLStyleElement): void {
  const place = `[data-page="${id}"]`;
  if (element.sheet === null || element.ownerDocument.querySelector(place) === null) return;
  const isNamed = (rule: CSSRule) =>
    rule instanceof CSSKeyframesRule || rule instanceof CSSFontFaceRule;
  const rules = [...element.sheet.cssRules];
  const textOf = (some: readonly CSSRule[]) => some.map(({ cssText }) => cssText).join('\n');
  const own = textOf(rules.filter((rule) => !isNamed(rule)));
  element.textContent = `${textOf(rules.filter(isNamed))}\n@scope (${place}) {\n${own}\n}`;
}
