import type { StyleSheet } from '../../project/kit/program-bundle';
import { withFallbackFont } from './fallback-font';
import { withWindowHeight } from './window-units';

/** The program's style sheets in the phone's document. */
export interface StyleSheets {
  /** Adds a sheet once. `prefixed`: its classes carry its scope's prefix (isolated components). */
  add(id: string, sheet: StyleSheet, prefixed: boolean): void;
  /**
   * A page is seen, or no longer: all pages share one document, so the sheets of a page and of its
   * components are on while it is seen.
   */
  enable(page: string, enabled: boolean): void;
  /** Two pages are seen at once: what only one of them has styles that page alone meanwhile. */
  setApart(apart: boolean): void;
  setTheme(theme: 'light' | 'dark'): void;
  close(): void;
}

interface Entry {
  readonly element: HTMLStyleElement;
  readonly css: string;
  /** The theme and the places that its element was written for. */
  writtenFor?: string;
}

/** The sheet of app.wxss. */
const APP = 'app';

/** `\u0003dark` and `\u0003light` stand for colour scheme queries; see program-bundle.ts. */
function forTheme(css: string, theme: 'light' | 'dark'): string {
  const always = 'min-width: 0px';
  const never = 'max-width: 0px';
  return css
    .replaceAll('\u0003dark', theme === 'dark' ? always : never)
    .replaceAll('\u0003light', theme === 'light' ? always : never);
}

/** `stylesOf`: the ids of all sheets that a page has, besides that of the app. */
export function createStyleSheets(
  head: HTMLElement,
  initial: 'light' | 'dark',
  stylesOf: (page: string) => ReadonlySet<string>,
): StyleSheets {
  const entries = new Map<string, Entry>();
  const seen = new Set<string>();
  let theme = initial;
  let apart = false;
  /** Where a sheet applies; empty: everywhere. */
  const placesOf = (id: string): string => {
    if (!apart || id === APP) return '';
    const pages = [...seen].filter((page) => stylesOf(page).has(id));
    return pages.length === seen.size ? '' : pages.map((page) => `[data-page="${page}"]`).join();
  };
  const write = (id: string, entry: Entry) => {
    const places = placesOf(id);
    const writtenFor = `${theme} ${places}`;
    if (entry.writtenFor === writtenFor) return;
    entry.writtenFor = writtenFor;
    entry.element.textContent = forTheme(entry.css, theme);
    if (places !== '') keepTo(places, entry.element);
  };
  const writeAll = () => {
    for (const [id, entry] of entries) write(id, entry);
  };
  return {
    add(id, { css, scope }, prefixed) {
      if (entries.has(id)) return;
      const element = head.ownerDocument.createElement('style');
      element.dataset['wxss'] = id;
      const text = withFallbackFont(withWindowHeight(css))
        .replaceAll('\u0001', prefixed ? `${scope}--` : '')
        .replaceAll('\u0002', scope);
      const entry: Entry = { element, css: text };
      entries.set(id, entry);
      head.append(element);
      write(id, entry);
    },
    enable(page, enabled) {
      if (enabled) seen.add(page);
      else seen.delete(page);
      const on = new Set([APP, ...[...seen].flatMap((id) => [...stylesOf(id)])]);
      for (const [id, { element }] of entries) element.media = on.has(id) ? '' : 'not all';
      writeAll();
    },
    setApart(next) {
      apart = next;
      writeAll();
    },
    setTheme(next) {
      theme = next;
      writeAll();
    },
    close() {
      for (const { element } of entries.values()) element.remove();
      entries.clear();
    },
  };
}

/** `@scope` takes every rule but those that name something for the whole document. */
function keepTo(places: string, element: HTMLStyleElement): void {
  if (element.sheet === null) return;
  const isNamed = (rule: CSSRule) =>
    rule instanceof CSSKeyframesRule || rule instanceof CSSFontFaceRule;
  const rules = [...element.sheet.cssRules];
  const textOf = (some: readonly CSSRule[]) => some.map(({ cssText }) => cssText).join('\n');
  const own = textOf(rules.filter((rule) => !isNamed(rule)));
  element.textContent = `${textOf(rules.filter(isNamed))}\n@scope (${places}) {\n${own}\n}`;
}
