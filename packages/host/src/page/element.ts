type Child = Node | string | null | undefined | false;

interface Attributes {
  readonly class?: string;
  /** data-… attributes, in camelCase. */
  readonly data?: Readonly<Record<string, string>>;
  /** Other attributes as HTML writes them; true is present without a value, false and undefined are absent. */
  readonly [name: string]: string | number | boolean | undefined | Readonly<Record<string, string>>;
}

/** Makes an element of the host's own pages, with attributes and children. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  const { data = {}, ...others } = attributes;
  Object.assign(made.dataset, data);
  for (const [name, value] of Object.entries(others)) {
    if (value === undefined || value === false || typeof value === 'object') continue;
    made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.filter(isChild));
  return made;
}

const isChild = (child: Child): child is Node | string =>
  child instanceof Node || typeof child === 'string';

/** A button that does one thing. */
export function pushButton(
  attributes: Attributes,
  press: () => void,
  ...children: readonly Child[]
): HTMLButtonElement {
  const button = element('button', { type: 'button', ...attributes }, ...children);
  button.addEventListener('click', press);
  return button;
}

/** An icon drawn with lines in a 24 × 24 box, in the colour of the text around it. */
export function lineIcon(path: string, className = 'host-icon'): SVGSVGElement {
  const namespace = 'http://www.w3.org/2000/svg';
  const icon = document.createElementNS(namespace, 'svg');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.setAttribute('class', className);
  icon.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(namespace, 'path');
  line.setAttribute('d', path);
  icon.append(line);
  return icon;
}
