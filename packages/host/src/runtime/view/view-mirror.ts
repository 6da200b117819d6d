import type { EngineElement } from '../engine/engine-types';
import { attributesOf, documentClassesOf, tagOf } from './view-attributes';
import type { ViewTree, ViewTreeNode } from './view-tree';
import { composedTree, templateOf, templateTree } from './view-tree';

/**
 * A copy of a part of the view as an XML document in the words of WXML, so that the browser's own
 * selector and XPath engines can search it: the engine's knows classes and ids only.
 */
export interface ViewMirror {
  readonly document: XMLDocument;
  /** The copy of the element that the mirror was made for. */
  readonly root: Element;
  copyOf(element: EngineElement): Element | undefined;
  originalOf(copy: Node): EngineElement | undefined;
}

/** All that is on the screen inside an element, as XPath sees it. */
export function mirrorScreen(root: EngineElement): ViewMirror {
  return mirror(root, composedTree(root), composedTree, (element) =>
    element.class === '' ? [] : [element.class],
  );
}

/**
 * One component's own template, for selectors. Classes match as written and as the document has
 * them (`component--name`). With `opened`, components inside are opened as for `>>>`.
 */
export function mirrorTemplate(host: EngineElement, opened: boolean): ViewMirror {
  const classes = (element: EngineElement) => [element.class, documentClassesOf(element)];
  return opened
    ? mirror(host, composedTree(host), composedTree, classes)
    : mirror(host, templateOf(host), templateTree, classes);
}

function mirror(
  host: EngineElement,
  children: readonly ViewTreeNode[],
  tree: ViewTree,
  classesOf: (element: EngineElement) => readonly string[],
): ViewMirror {
  const copies = new Map<EngineElement, Element>();
  const originals = new Map<Node, EngineElement>();
  const document = globalThis.document.implementation.createDocument(null, null);

  const copy = (element: EngineElement, inside: readonly ViewTreeNode[]): Element => {
    const made = document.createElement(tagOf(element));
    for (const [name, value] of attributesOf(element)) setIfValid(made, name, value);
    const classes = [...new Set(classesOf(element).flatMap((names) => names.split(/\s+/)))];
    if (classes.some((name) => name !== '')) made.setAttribute('class', classes.join(' ').trim());
    for (const child of inside) {
      made.append(typeof child === 'string' ? child : copy(child, tree(child)));
    }
    copies.set(element, made);
    originals.set(made, element);
    return made;
  };

  const root = copy(host, children);
  document.append(root);
  return {
    document,
    root,
    copyOf: (element) => copies.get(element),
    originalOf: (made) => originals.get(made),
  };
}

/** A name that is not XML (from a dataset written by a program) cannot be searched for. */
function setIfValid(element: Element, name: string, value: string): void {
  try {
    element.setAttribute(name, value);
  } catch {
    // Left out of the mirror only.
  }
}
