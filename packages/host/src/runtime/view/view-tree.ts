import { glassEasel } from 'glass-easel-miniprogram-adapter';

import type { EngineElement } from '../engine/engine-types';

/** A child in a view tree: an element with its own children, or a text. */
export type ViewTreeNode = EngineElement | string;

/** Which tree of the two that a program has. */
export type ViewTree = (element: EngineElement) => readonly ViewTreeNode[];

/**
 * The tree as it is on the screen, components opened and slots filled: what WXML in DevTools and
 * XPath show.
 */
export const composedTree: ViewTree = (element) => {
  const children: ViewTreeNode[] = [];
  element.forEachNonVirtualComposedChild((child) => {
    children.push(nodeOf(child));
  });
  return children;
};

/** The tree as one template writes it: closed components with what is put into their slots. */
export const templateTree: ViewTree = (element) => element.childNodes.flatMap(throughVirtual);

/** What a component's own template is made of; nothing for what has no template. */
export function templateOf(element: EngineElement): readonly ViewTreeNode[] {
  const root = element.asGeneralComponent()?.getShadowRoot();
  return root?.childNodes.flatMap(throughVirtual) ?? [];
}

/** Blocks, conditions, loops and slots are no nodes of their own. */
function throughVirtual(node: glassEasel.Node): readonly ViewTreeNode[] {
  const element = node.asElement();
  if (element?.asVirtualNode() != null) return element.childNodes.flatMap(throughVirtual);
  return [nodeOf(node)];
}

function nodeOf(node: glassEasel.Node): ViewTreeNode {
  return glassEasel.TextNode.isTextNode(node) ? node.textContent : node;
}
