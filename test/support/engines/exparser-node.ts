import type { Outline } from './outline';
import { tidy, written } from './outline';

/** A node of exparser as j-component draws it; only what the tests look at. */
export interface ExparserNode {
  readonly childNodes?: readonly ExparserNode[];
  readonly shadowRoot?: ExparserNode | null;
  readonly textContent?: string;
  readonly id?: string;
  /** What the template made it from. */
  readonly _vt: {
    readonly type: number;
    readonly tagName: string;
    readonly attrs: readonly { readonly name: string; readonly value: unknown }[];
  };
}

/** What miniprogram-simulate hands out for a component; its own types say `any`. */
export interface DrawnComponent {
  readonly dom: HTMLElement | undefined;
  readonly data: Readonly<Record<string, unknown>>;
  readonly _exparserNode: ExparserNode;
  querySelector(selector: string): DrawnComponent | undefined;
  querySelectorAll(selector: string): readonly DrawnComponent[];
  dispatchEvent(type: string, options: { readonly detail: object }): void;
  setData(change: object): void;
}

export interface DrawnRoot extends DrawnComponent {
  attach(parent: Node): void;
  detach(): void;
}

/** Node types of j-component (its src/tool/constant.js). */
const component = 17;
const text = 18;

/** The value that the template binds to a name. */
export function boundTo({ _vt }: ExparserNode, name: string): unknown {
  return _vt.attrs.find((attribute) => attribute.name === name)?.value;
}

export function classesOf(node: ExparserNode): readonly string[] {
  const value = boundTo(node, 'class');
  return typeof value === 'string' ? value.split(/\s+/).filter((name) => name !== '') : [];
}

function isOwnName(name: string): boolean {
  return name === 'id' || name === 'class' || name === 'slot';
}

/** What nodes show; conditions, lists and slots are no nodes of their own. */
export function outlinesOf(nodes: readonly ExparserNode[] = []): readonly Outline[] {
  return tidy(
    nodes.flatMap((node): readonly Outline[] => {
      const { type, tagName, attrs } = node._vt;
      if (type === text) return [node.textContent ?? ''];
      if (type !== component) return outlinesOf(node.childNodes);
      const tag = tagName.replace(/^wx-/, '');
      const own = tagName.startsWith('wx-') ? null : node.shadowRoot;
      return [
        {
          tag,
          id: node.id ?? '',
          classes: classesOf(node),
          // What a template no longer gives is kept without a value.
          bound: Object.fromEntries(
            attrs
              .filter(({ name, value }) => !isOwnName(name) && value !== undefined)
              .map(({ name, value }) => [name, written(value)]),
          ),
          content: outlinesOf(node.childNodes),
          inside: outlinesOf(own?.childNodes),
        },
      ];
    }),
  );
}
