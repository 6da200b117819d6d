/** A start tag in a template, with the places of its name and attributes. */
export interface WxmlTag {
  readonly name: string;
  /** Offset of the name. */
  readonly offset: number;
  readonly attributes: readonly WxmlAttribute[];
  /** Offset behind it; behind the content of a `<wxs>`. */
  readonly end: number;
  /** For `<wxs>`: its content and where that begins. */
  readonly content?: { readonly text: string; readonly offset: number };
}

export interface WxmlAttribute {
  readonly name: string;
  readonly value: string;
  /** Offset of the value, of the name when there is none. */
  readonly offset: number;
}

const TAG_START = /<!--[\s\S]*?(?:-->|$)|<([A-Za-z][\w:.-]*)|\{\{/g;
const ATTRIBUTE =
  /\s*(?:(\/?>)|([^\s=/>"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?|[\s\S])/y;

/**
 * Lists the start tags of a template in order. It never fails: what is wrong with a template is the
 * compiler's to say.
 */
export function scanWxml(source: string): WxmlTag[] {
  const tags: WxmlTag[] = [];
  const starts = new RegExp(TAG_START);
  for (let match = starts.exec(source); match !== null; match = starts.exec(source)) {
    const name = match[1];
    if (match[0] === '{{') {
      starts.lastIndex = endOfBinding(source, starts.lastIndex);
    } else if (name !== undefined) {
      const { attributes, end, closed } = scanAttributes(source, starts.lastIndex);
      const tag = { name, offset: match.index + 1, attributes, end };
      starts.lastIndex = end;
      if (name === 'wxs' && !closed) {
        const close = source.indexOf('</wxs', end);
        const contentEnd = close === -1 ? source.length : close;
        tags.push({
          ...tag,
          end: contentEnd,
          content: { text: source.slice(end, contentEnd), offset: end },
        });
        starts.lastIndex = contentEnd;
      } else {
        tags.push(tag);
      }
    }
  }
  return tags;
}

/** The value of an attribute, when it is written. */
export function attributeOf(tag: WxmlTag, name: string): WxmlAttribute | undefined {
  return tag.attributes.find((attribute) => attribute.name === name);
}

function scanAttributes(
  source: string,
  start: number,
): { attributes: WxmlAttribute[]; end: number; closed: boolean } {
  const attributes: WxmlAttribute[] = [];
  const pattern = new RegExp(ATTRIBUTE);
  pattern.lastIndex = start;
  for (let match = pattern.exec(source); match !== null; match = pattern.exec(source)) {
    const [whole, bracket, name, double, single, bare] = match;
    const end = match.index + whole.length;
    if (bracket !== undefined) return { attributes, end, closed: bracket === '/>' };
    if (name !== undefined) {
      const value = double ?? single ?? bare;
      const quotes = double === undefined && single === undefined ? 0 : 1;
      attributes.push({
        name,
        value: value ?? '',
        offset: value === undefined ? end - name.length : end - quotes - value.length,
      });
    }
  }
  return { attributes, end: source.length, closed: false };
}

/** Skips a `{{ … }}`, strings in it included, so that "<" in an expression starts no tag. */
function endOfBinding(source: string, start: number): number {
  const token = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|\}\}/g;
  token.lastIndex = start;
  for (let match = token.exec(source); match !== null; match = token.exec(source)) {
    if (match[0] === '}}') return token.lastIndex;
  }
  return source.length;
}
