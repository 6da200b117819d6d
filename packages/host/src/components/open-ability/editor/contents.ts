/** A piece of the contents in the form that editors keep them (documentation: editor, delta). */
export interface Piece {
  readonly insert: string | { readonly image?: string; readonly divider?: boolean };
  readonly attributes?: Readonly<Record<string, unknown>>;
}

/** What stands around a text, as its attributes: by the tag that makes it so. */
const marks: Readonly<Record<string, readonly [name: string, value: unknown]>> = {
  B: ['bold', 'strong'],
  STRONG: ['bold', 'strong'],
  I: ['italic', true],
  EM: ['italic', true],
  U: ['underline', true],
  INS: ['ins', true],
  S: ['strike', true],
  STRIKE: ['strike', true],
  DEL: ['strike', true],
  SUB: ['script', 'sub'],
  SUP: ['script', 'super'],
};

const blocks = /^(?:P|DIV|H[1-6]|LI)$/;

type Attributes = Readonly<Record<string, unknown>>;

function marksOf({ tagName, style }: HTMLElement, around: Attributes): Attributes {
  const mark = marks[tagName];
  return {
    ...around,
    ...(mark !== undefined && { [mark[0]]: mark[1] }),
    ...(style.color !== '' && { color: style.color }),
    ...(style.backgroundColor !== '' && { backgroundColor: style.backgroundColor }),
  };
}

/** What a line is: told by its end. */
function lineOf({ tagName, parentElement, style }: HTMLElement): Attributes {
  const header = /^H([1-6])$/.exec(tagName)?.[1];
  return {
    ...(header !== undefined && { header: Number(header) }),
    ...(tagName === 'LI' && { list: parentElement?.tagName === 'OL' ? 'ordered' : 'bullet' }),
    ...(style.textAlign !== '' && { align: style.textAlign }),
  };
}

const piece = (insert: Piece['insert'], attributes: Attributes): Piece =>
  Object.keys(attributes).length === 0 ? { insert } : { insert, attributes };

/** The contents of an editor as delta. */
export function readDelta(root: HTMLElement): readonly Piece[] {
  const pieces: Piece[] = [];
  const read = (node: Node, around: Attributes) => {
    if (node.nodeType === 3) {
      if (node.textContent) pieces.push(piece(node.textContent, around));
      return;
    }
    const element = node as HTMLElement;
    if (element.tagName === 'IMG') {
      const local = element.dataset['local'];
      const own = local === undefined ? {} : { 'data-local': local };
      pieces.push(piece({ image: element.getAttribute('src') ?? '' }, own));
    } else if (element.tagName === 'HR') pieces.push({ insert: { divider: true } });
    else {
      for (const child of element.childNodes) read(child, marksOf(element, around));
      if (blocks.test(element.tagName)) pieces.push(piece('\n', lineOf(element)));
    }
  };
  for (const child of root.childNodes) read(child, {});
  return pieces;
}

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

function htmlOfText(text: string, attributes: Attributes): string {
  const styles = [
    typeof attributes['color'] === 'string' ? `color: ${attributes['color']}` : '',
    typeof attributes['backgroundColor'] === 'string'
      ? `background-color: ${attributes['backgroundColor']}`
      : '',
  ].filter((style) => style !== '');
  let html = escaped(text);
  if (styles.length > 0) html = `<span style="${escaped(styles.join('; '))}">${html}</span>`;
  const tags = { bold: 'strong', italic: 'em', underline: 'u', ins: 'ins', strike: 's' } as const;
  for (const [name, tag] of Object.entries(tags)) {
    if (attributes[name]) html = `<${tag}>${html}</${tag}>`;
  }
  const { script } = attributes;
  if (script === 'sub' || script === 'super') {
    const tag = script === 'sub' ? 'sub' : 'sup';
    html = `<${tag}>${html}</${tag}>`;
  }
  return html;
}

/** A line of delta as HTML. */
function htmlOfLine(inner: string, { header, align, list }: Attributes): string {
  const style = typeof align === 'string' ? ` style="text-align: ${escaped(align)}"` : '';
  const content = inner === '' ? '<br>' : inner;
  if (list !== undefined) {
    const tag = list === 'ordered' ? 'ol' : 'ul';
    return `<${tag}><li${style}>${content}</li></${tag}>`;
  }
  const tag = typeof header === 'number' ? `h${header}` : 'p';
  return `<${tag}${style}>${content}</${tag}>`;
}

/** Delta as HTML, line by line. */
export function htmlOfDelta(pieces: readonly Piece[]): string {
  let html = '';
  let line = '';
  for (const { insert, attributes = {} } of pieces) {
    if (typeof insert === 'string') {
      const [first = '', ...others] = insert.split('\n');
      line += first === '' ? '' : htmlOfText(first, attributes);
      for (const next of others) {
        html += htmlOfLine(line, attributes);
        line = next === '' ? '' : htmlOfText(next, attributes);
      }
    } else if (insert.image !== undefined) line += `<img src="${escaped(insert.image)}">`;
    else html += '<hr>';
  }
  return line === '' ? html : html + htmlOfLine(line, {});
}

const kept = new Set(
  `P DIV SPAN STRONG B INS EM I U A DEL S SUB SUP IMG H1 H2 H3 H4 H5 H6 HR OL UL LI BR`.split(' '),
);

/** Only the documented tags stay, without classes, ids and events; what stood in others stays too. */
export function cleaned(html: string, document: Document): string {
  const template = document.createElement('template');
  template.innerHTML = html;
  for (const element of template.content.querySelectorAll('script, style, iframe'))
    element.remove();
  for (const element of template.content.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      const isAddress = /^(?:href|src)$/.test(name) && !/^\s*javascript:/i.test(value);
      if (!isAddress && !/^(?:style|alt|width|height|data-)/.test(name)) {
        element.removeAttribute(name);
      }
    }
    if (!kept.has(element.tagName)) element.replaceWith(...element.childNodes);
  }
  return template.innerHTML;
}
