import { approximated } from '../../../fidelity';
import { stateByElement } from '../../kit/part';
import type { Instance } from '../../kit/properties';
import { boolean, defineBuiltIn, number, text as string } from '../../kit/properties';
import { wideSpaces } from './wide-spaces';

const properties = {
  selectable: boolean(),
  userSelect: boolean(),
  space: string(),
  decode: boolean(),
  overflow: string('visible'),
  maxLines: number(),
};

/**
 * `<text>`: inline text that keeps its line breaks (documentation: 组件/基础内容/text). `space` and
 * `decode` rewrite the text that the template wrote, also when it changes.
 */
export const text = defineBuiltIn({
  tag: 'text',
  fidelity: approximated('Skyline’s overflow and max-lines do nothing.'),
  properties,
  css: `
wx-text { display: inline; white-space: pre-line; }
wx-text[user-select], wx-text[user-select] wx-text { display: inline-block; user-select: text; }
wx-text[space] { white-space: pre-wrap; }`,
  attached(self) {
    reflect(self);
    const observer = new MutationObserver(() => {
      rewrite(self, observer);
    });
    observers.set(self, observer);
    rewrite(self, observer);
    return () => {
      observer.disconnect();
    };
  },
  changed(self) {
    reflect(self);
    const observer = observers.get(self);
    if (observer) rewrite(self, observer);
  },
});

const observers = stateByElement<MutationObserver>();

function reflect({ element, properties: { selectable, userSelect, space } }: Self) {
  element.toggleAttribute('user-select', selectable || userSelect);
  if (space === '') element.removeAttribute('space');
  else element.setAttribute('space', space);
}

type Self = Instance<typeof properties>;

const entities: readonly (readonly [RegExp, string])[] = [
  [/&nbsp;/g, '\u00a0'],
  [/&ensp;/g, '\u2002'],
  [/&emsp;/g, '\u2003'],
  [/&lt;/g, '<'],
  [/&gt;/g, '>'],
  [/&apos;/g, "'"],
  [/&amp;/g, '&'],
];

function rewrite(self: Self, observer: MutationObserver): void {
  observer.disconnect();
  const { decode, space } = self.properties;
  const wide = wideSpaces[space];
  if (!decode && wide === undefined) return;
  for (const node of self.element.childNodes) {
    if (!(node instanceof Text)) continue;
    let data = node.data;
    if (wide !== undefined) data = data.replaceAll(' ', wide);
    if (decode) for (const [entity, character] of entities) data = data.replace(entity, character);
    if (data !== node.data) node.data = data;
  }
  observer.observe(self.element, { childList: true, characterData: true, subtree: true });
}
