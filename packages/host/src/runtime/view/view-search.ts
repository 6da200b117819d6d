import type { EngineElement } from '../engine/engine-types';
import { isCustomComponent } from './view-attributes';
import type { ViewMirror } from './view-mirror';
import { mirrorScreen, mirrorTemplate } from './view-mirror';

/** Where elements of one template are searched: its host, the page for the page's own. */
function templateHostOf(element: EngineElement): EngineElement | null {
  return element.ownerShadowRoot?.getHostNode() ?? null;
}

/**
 * Elements inside `element` that a selector matches, in document order. Any selector of CSS over
 * tags, ids, classes and attributes; `>>>` goes on inside components.
 *
 * @throws Error naming the selector when it is not one
 */
export function select(element: EngineElement, selector: string): readonly EngineElement[] {
  const [own = '', ...deeper] = splitTop(selector, '>>>');
  let found = selectHere(element, own);
  for (const part of deeper) {
    const inside = found.flatMap((start) => selectIn(mirrorTemplate(start, true), null, part));
    found = [...new Set(inside)];
  }
  return found;
}

function selectHere(element: EngineElement, selector: string): readonly EngineElement[] {
  const host = templateHostOf(element);
  const own = isCustomComponent(element)
    ? selectIn(mirrorTemplate(element, false), null, selector)
    : [];
  // The page itself is nobody's child, but tests know it as `page`.
  if (host === null) return selector.trim() === 'page' ? [element] : own;
  const around = mirrorTemplate(host, false);
  return [...new Set([...own, ...selectIn(around, around.copyOf(element) ?? null, selector)])];
}

/** `start`: null for everything inside the mirror's root. */
function selectIn(
  mirror: ViewMirror,
  start: Element | null,
  selector: string,
): readonly EngineElement[] {
  let matches: Iterable<Element>;
  try {
    matches = (start ?? mirror.root).querySelectorAll(selector);
  } catch {
    throw new Error(`not a selector: ${shorten(selector)}`);
  }
  return originals(mirror, matches);
}

/**
 * Elements that an XPath names, in document order, over what is on the screen inside `root`; `/` and
 * `//` start at the page.
 *
 * @throws Error naming the XPath when it is not one, or names no elements
 */
export function selectXpath(
  page: EngineElement,
  element: EngineElement,
  xpath: string,
): readonly EngineElement[] {
  const mirror = mirrorScreen(page);
  // 7: ORDERED_NODE_SNAPSHOT_TYPE; the constant is not there in every document implementation.
  const orderedSnapshot = 7;
  let result: XPathResult;
  try {
    const start = element === page ? mirror.document : (mirror.copyOf(element) ?? mirror.root);
    result = mirror.document.evaluate(xpath, start, null, orderedSnapshot, null);
  } catch {
    throw new Error(`not an XPath of elements: ${shorten(xpath)}`);
  }
  const nodes = Array.from({ length: result.snapshotLength }, (_, index) =>
    result.snapshotItem(index),
  );
  return originals(
    mirror,
    nodes.filter((node) => node !== null),
  );
}

function originals(mirror: ViewMirror, copies: Iterable<Node>): readonly EngineElement[] {
  return [...copies].flatMap((copy) => {
    const original = mirror.originalOf(copy);
    return original === undefined ? [] : [original];
  });
}

/** Splits at a separator outside of quotes and brackets. */
function splitTop(text: string, separator: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charAt(at);
    if (quote !== '') quote = letter === quote ? '' : quote;
    else if (letter === '"' || letter === "'") quote = letter;
    else if (letter === '[' || letter === '(') depth += 1;
    else if (letter === ']' || letter === ')') depth -= 1;
    else if (depth === 0 && text.startsWith(separator, at)) {
      parts.push(text.slice(from, at));
      at += separator.length - 1;
      from = at + 1;
    }
  }
  return [...parts, text.slice(from)];
}

function shorten(text: string): string {
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}
