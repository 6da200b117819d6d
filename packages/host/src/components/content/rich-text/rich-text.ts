import { approximated } from '../../../fidelity';
import { addPart, stateByElement } from '../../kit/part';
import type { Instance } from '../../kit/properties';
import { anyType, boolean, defineBuiltIn, text } from '../../kit/properties';
import { wideSpaces } from '../text/wide-spaces';
import { renderNodes } from './trusted-nodes';

const properties = {
  nodes: anyType([]),
  space: text(),
  userSelect: boolean(),
  mode: text('default'),
};

/** `<rich-text>`: trusted HTML from a list of nodes or a string; events inside it reach only itself (documentation: 组件/基础内容/rich-text). */
export const richText = defineBuiltIn({
  tag: 'rich-text',
  fidelity: approximated(
    'Pictures of the program are shown too; mode, which is Skyline’s, does nothing.',
  ),
  properties,
  css: `
wx-rich-text { display: block; }
wx-rich-text img { max-width: 100%; }
wx-rich-text[space] { white-space: pre-wrap; }
wx-rich-text[user-select] { user-select: text; }`,
  attached(self) {
    const content = contents.set(self, addPart(self, 'div', 'wx-rich-text-content'));
    render(self, content);
    return () => {
      content.remove();
    };
  },
  changed(self) {
    const content = contents.get(self);
    if (content) render(self, content);
  },
});

const contents = stateByElement<HTMLElement>();

function render(self: Instance<typeof properties>, content: HTMLElement): void {
  const { element, properties } = self;
  element.toggleAttribute('space', properties.space !== '');
  element.toggleAttribute('user-select', properties.userSelect);
  const nodes = renderNodes(properties.nodes, {
    document: element.ownerDocument,
    classNames: (names) => self.classNames(names),
    resourceUrl: (path) => self.resourceUrl(path),
  });
  content.replaceChildren(...nodes);
  widenSpaces(content, wideSpaces[properties.space]);
}

function widenSpaces(content: HTMLElement, wide: string | undefined): void {
  if (wide === undefined) return;
  const texts = content.ownerDocument.createTreeWalker(content, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    node.nodeValue = (node.nodeValue ?? '').replaceAll(' ', wide);
  }
}
