import type { Attribute, ClassName, Root, Tag } from 'postcss-selector-parser';
import selectorParser from 'postcss-selector-parser';

/** Marker before every class name; the runtime puts the component's prefix or nothing there. */
export const CLASS_MARKER = '\u0001';
/** Marker for the component's scope, in what `:host` becomes. */
export const HOST_MARKER = '\u0002';

/**
 * Rewrites a WXSS selector: classes marked, `:host` as an attribute, tags as the elements that the
 * host draws (`wx-view`); `page` stays, it is the root's own tag.
 */
export function convertSelector(selector: string): string {
  return processor.processSync(selector);
}

const processor = selectorParser((root: Root) => {
  root.walkTags((tag) => {
    const name = tag.value.toLowerCase();
    if (name !== 'page' && !isCounting(tag)) tag.value = elementOf(name);
  });
  root.walkClasses(markClass);
  root.walkAttributes(markClassAttribute);
  root.walkPseudos((pseudo) => {
    if (pseudo.value !== ':host') return;
    // ":host(.a)" asks more of the host element itself: the parts join.
    const inner = pseudo.nodes[0]?.nodes ?? [];
    pseudo.replaceWith(hostAttribute(), ...inner.map((node) => node.clone()));
  });
});

/** What WeChat draws for a tag has "wx-" before it, which a program may write itself. */
function elementOf(name: string): string {
  if (name === 'wx-root-portal-content') return 'wx-root-portal';
  return name.startsWith('wx-') ? name : `wx-${name}`;
}

/** "2n" and "odd" in `:nth-child(…)` are no tags, though the parser takes them for some. */
function isCounting(tag: Tag): boolean {
  const pseudo = tag.parent?.parent;
  return pseudo?.type === 'pseudo' && /^:nth-/i.test(pseudo.value);
}

function markClass(name: ClassName): void {
  // As written, escapes included, behind its dot.
  const written = name.toString().trim().slice(1);
  if (written === '') throw new Error('a class name is missing after "."');
  name.setPropertyWithoutEscape('value', `${CLASS_MARKER}${written}`);
}

/** `[class^="t-icon"]` is about the same names; only a substring match needs no prefix. */
function markClassAttribute(attribute: Attribute): void {
  const anchored = ['=', '~=', '^=', '|='];
  if (attribute.attribute !== 'class' || attribute.value === undefined) return;
  if (!anchored.includes(attribute.operator ?? '')) return;
  writeValue(attribute, `${CLASS_MARKER}${attribute.value}`);
}

function hostAttribute(): Attribute {
  const attribute = selectorParser.attribute({
    attribute: 'wx-host',
    operator: '=',
    value: undefined,
    raws: {},
  });
  writeValue(attribute, HOST_MARKER);
  return attribute;
}

/** Sets a value in quotes with its marker as it is: the parser would escape the control character. */
function writeValue(attribute: Attribute, value: string): void {
  attribute.setPropertyAndEscape(
    'value',
    value,
    JSON.stringify(value).replace(/\\u000[12]/g, value.slice(0, 1)),
  );
}
