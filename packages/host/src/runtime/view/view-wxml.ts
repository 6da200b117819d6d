import type { EngineElement } from '../engine/engine-types';
import { attributesOf, documentClassesOf, tagOf } from './view-attributes';
import { composedTree } from './view-tree';

/** The WXML of what is inside an element, components opened, as DevTools shows it. */
export function innerWxml(element: EngineElement): string {
  return composedTree(element)
    .map((child) => (typeof child === 'string' ? escapeText(child) : outerWxml(child)))
    .join('');
}

/** The WXML of an element with what is inside. Classes are as in the document, with prefixes. */
export function outerWxml(element: EngineElement): string {
  const tag = tagOf(element);
  const attributes = new Map(attributesOf(element));
  const classes = documentClassesOf(element);
  if (classes !== '') attributes.set('class', classes);
  const written = [...attributes].map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`);
  return `<${tag}${written.join('')}>${innerWxml(element)}</${tag}>`;
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;');
}
