/**
 * The HTML that rich-text trusts: tags with the attributes they may keep beside class and style
 * (documentation: 组件/基础内容/rich-text, 受信任的HTML节点及属性). Any other tag is dropped with what is in it.
 */
const plain =
  `a abbr address article aside b bdi big blockquote br caption center cite code dd del div dl dt em
  fieldset font footer h1 h2 h3 h4 h5 h6 header hr i ins label legend li mark nav p pre q rt ruby s
  section small span strong sub sup tbody tfoot thead tt u ul`.split(/\s+/);

const withAttributes: Readonly<Record<string, readonly string[]>> = {
  bdo: ['dir'],
  col: ['span', 'width'],
  colgroup: ['span', 'width'],
  img: ['alt', 'src', 'height', 'width'],
  ol: ['start', 'type'],
  table: ['width'],
  td: ['colspan', 'height', 'rowspan', 'width'],
  th: ['colspan', 'height', 'rowspan', 'width'],
  tr: ['colspan', 'height', 'rowspan', 'width'],
};

const trusted: ReadonlyMap<string, readonly string[]> = new Map([
  ...plain.map((tag): [string, readonly string[]] => [tag, []]),
  ...Object.entries(withAttributes),
]);

/** A node of the documented `nodes` list. */
interface RichNode {
  readonly type?: unknown;
  readonly name?: unknown;
  readonly text?: unknown;
  readonly attrs?: unknown;
  readonly children?: unknown;
}

export interface Renderer {
  readonly document: Document;
  readonly classNames: (names: string) => readonly string[];
  readonly resourceUrl: (path: string) => string;
}

/** Makes DOM nodes of a `nodes` list or an HTML string, with nothing in them that is not trusted. */
export function renderNodes(nodes: unknown, renderer: Renderer): readonly Node[] {
  if (typeof nodes === 'string') return renderHtml(nodes, renderer);
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: unknown): readonly Node[] => {
    if (typeof node !== 'object' || node === null) return [];
    const { type, name, text, attrs, children }: RichNode = node;
    if (type === 'text') return [renderer.document.createTextNode(decoded(text, renderer))];
    if (typeof name !== 'string') return [];
    const made = makeElement(name.toLowerCase(), entriesOf(attrs), renderer);
    made?.append(...renderNodes(children, renderer));
    return made ? [made] : [];
  });
}

function renderHtml(html: string, renderer: Renderer): readonly Node[] {
  const parsed = new DOMParser().parseFromString(html, 'text/html');
  return [...parsed.body.childNodes].flatMap((node) => copy(node, renderer));
}

function copy(node: Node, renderer: Renderer): readonly Node[] {
  if (node instanceof Text) return [renderer.document.createTextNode(node.data)];
  if (!(node instanceof Element)) return [];
  const attributes = [...node.attributes].map(({ name, value }): [string, string] => [name, value]);
  const made = makeElement(node.localName, attributes, renderer);
  if (!made) return [];
  made.append(...[...node.childNodes].flatMap((child) => copy(child, renderer)));
  return [made];
}

function makeElement(
  tag: string,
  attributes: readonly (readonly [string, string])[],
  { document, classNames, resourceUrl }: Renderer,
): HTMLElement | undefined {
  const kept = trusted.get(tag);
  if (!kept) return undefined;
  const made = document.createElement(tag);
  for (const [name, value] of attributes) {
    if (name === 'class') made.className = classNames(value).join(' ');
    else if (name === 'style') made.setAttribute('style', value);
    else if (name === 'src' && kept.includes(name)) made.setAttribute('src', resourceUrl(value));
    else if (kept.includes(name)) made.setAttribute(name, value);
  }
  if (tag === 'img' && !made.hasAttribute('alt')) made.setAttribute('alt', '');
  return made;
}

function entriesOf(attrs: unknown): readonly (readonly [string, string])[] {
  if (typeof attrs !== 'object' || attrs === null) return [];
  return Object.entries(attrs).map(([name, value]) => [name.toLowerCase(), String(value)]);
}

/** Text nodes may carry entities; decoding them cannot make elements. */
function decoded(text: unknown, { document }: Renderer): string {
  const area = document.createElement('textarea');
  area.innerHTML = typeof text === 'string' ? text.replaceAll('<', '&lt;') : '';
  return area.value;
}
