/** A node as an engine has drawn it: texts, or an element with what the template gave it. */
export type Outline = string | OutlineElement;

export interface OutlineElement {
  readonly tag: string;
  readonly id: string;
  readonly classes: readonly string[];
  /** Values as they are now of what the template binds, by name in camel case. */
  readonly bound: Readonly<Record<string, string>>;
  /** What stands between its tags. */
  readonly content: readonly Outline[];
  /** What its own template has become; nothing for built-ins. */
  readonly inside: readonly Outline[];
}

/** Texts without the white space of the template around them. */
export function tidy(nodes: readonly Outline[]): readonly Outline[] {
  return nodes.flatMap((node): readonly Outline[] => {
    if (typeof node !== 'string') return [node];
    return node.trim() === '' ? [] : [node.trim()];
  });
}

/** Nothing, false and an empty text look the same to a built-in. */
export function written(value: unknown): string {
  if (value === undefined || value === null || value === false || value === '') return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/**
 * Where two drawings differ, one line for each place; nothing where they show the same. What is bound
 * is compared by the names on the left: only exparser keeps what the template wrote.
 */
export function differences(
  left: readonly Outline[],
  right: readonly Outline[],
  at = 'page',
): readonly string[] {
  if (left.length !== right.length) {
    return [`${at}: ${left.map(named).join(' ')} | ${right.map(named).join(' ')}`];
  }
  return left.flatMap((one, index) => {
    const other = right[index];
    if (typeof one === 'string' || typeof other !== 'object') {
      return one === other ? [] : [`${at}: ${named(one)} | ${named(other ?? '')}`];
    }
    return elementDifferences(one, other, `${at} > ${named(one)}`);
  });
}

function elementDifferences(
  left: OutlineElement,
  right: OutlineElement,
  at: string,
): readonly string[] {
  const pairs: readonly (readonly [string, string, string])[] = [
    ['tag', left.tag, right.tag],
    ['id', left.id, right.id],
    ['class', left.classes.join(' '), right.classes.join(' ')],
    ...Object.entries(left.bound)
      // Where the cursor is to go is a wish, and the engine that fulfils it forgets it.
      .filter(([name]) => name !== 'focus')
      .map(([name, value]) => [name, value, right.bound[name] ?? ''] as const),
  ];
  return [
    ...pairs.flatMap(([what, one, other]) =>
      one === other ? [] : [`${at} ${what}: "${one}" | "${other}"`],
    ),
    ...differences(left.content, right.content, at),
    ...differences(left.inside, right.inside, `${at} >>>`),
  ];
}

function named(node: Outline): string {
  if (typeof node === 'string') return `"${node}"`;
  const { tag, id, classes } = node;
  return id === '' ? [tag, ...classes].join('.') : `${tag}#${id}`;
}
