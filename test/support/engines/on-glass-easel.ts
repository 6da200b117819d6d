import { glassEasel } from 'glass-easel-miniprogram-adapter';
import type { EngineElement, ViewNode, ViewTreeNode } from 'miniprogram-host/jsdom';
import {
  engineElementOf,
  propertyNamesOf,
  propertyOf,
  tagOf,
  templateOf,
  templateTree,
} from 'miniprogram-host/jsdom';
import { settled } from 'onboarding-testing';

import type { Mounted } from '../mount';
import { mountComponents, mountPage } from '../mount';
import type { Engine, EngineMount, EnginePart } from './engine';
import type { Outline } from './outline';
import { tidy, written } from './outline';
import { searchFrom } from './search';

/** The host in jsdom, on WeChat's newer engine. */
export const onGlassEasel: Engine = {
  name: 'glass-easel',
  mount: async (mount) => mountOf(await mountComponents(mount)),
  async mountPage(page, { fetch }) {
    const mounted = await mountPage(`pages/${page}/${page}`, { fetch });
    await settled();
    return mountOf(mounted);
  },
};

function mountOf(mounted: Mounted): EngineMount {
  const search = searchFrom<ViewNode>(
    () => mounted.root(),
    (around, selector) => around.queryAll(selector),
  );
  const page = () => {
    const { component } = mounted.root();
    if (component === undefined) throw new Error('the page has no data of its own');
    return component;
  };
  return {
    find: (...selectors) => partOf(search.one(selectors)),
    findAll: (...selectors) => search.all(selectors).map(partOf),
    data: () => page().data() as Readonly<Record<string, unknown>>,
    async setData(change) {
      await page().setData(change);
      await settled();
    },
    outline: () => outlinesOf(templateOf(elementOf(mounted.root()))),
    errors: () => mounted.run.exceptions,
    close() {
      mounted.close();
    },
  };
}

function elementOf({ dom }: ViewNode): EngineElement {
  const element = engineElementOf(dom);
  if (element === undefined) throw new Error('not an element of the engine');
  return element;
}

function partOf(node: ViewNode): EnginePart {
  return {
    text: () => node.dom.textContent.trim(),
    bound: (name) => boundTo(elementOf(node), name),
    classes: () => classesOf(elementOf(node)),
    async tap() {
      for (const type of ['mousedown', 'mouseup']) {
        node.dom.dispatchEvent(new MouseEvent(type, { bubbles: true }));
      }
      await settled();
    },
    async fire(type, detail) {
      node.trigger(type, detail);
      await settled();
    },
  };
}

function classesOf(element: EngineElement): readonly string[] {
  return element.class.split(/\s+/).filter((name) => name !== '');
}

function boundTo(element: EngineElement, name: string): unknown {
  if (name === 'style') return element.style;
  if (name.startsWith('data-')) return element.dataset[name.slice('data-'.length)];
  if (propertyNamesOf(element).includes(name)) return propertyOf(element, name);
  const dashed = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return element.attributes.find((attribute) => attribute.name === dashed)?.value;
}

/** Properties, attributes and data; the engine does not keep which of them the template wrote. */
function everythingBoundTo(element: EngineElement): Readonly<Record<string, string>> {
  const names = [
    ...propertyNamesOf(element),
    ...element.attributes.map(({ name }) => camelCase(name)),
    ...Object.keys(element.dataset).map((name) => `data-${name}`),
    'style',
  ];
  return Object.fromEntries(names.map((name) => [name, written(boundTo(element, name))]));
}

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_dash, letter: string) => letter.toUpperCase());
}

function outlinesOf(nodes: readonly ViewTreeNode[]): readonly Outline[] {
  return tidy(
    nodes.flatMap((node): readonly Outline[] => {
      if (typeof node === 'string') return [node];
      const custom = glassEasel.Component.isComponent(node) && !node.is.startsWith('built-in/');
      return [
        {
          tag: tagOf(node),
          id: node.id,
          classes: classesOf(node),
          bound: everythingBoundTo(node),
          content: outlinesOf(templateTree(node)),
          inside: custom ? outlinesOf(templateOf(node)) : [],
        },
      ];
    }),
  );
}
