/** Whether an object leads back to itself somewhere; what only a getter would tell is not asked. */
export function isCircular(value: unknown): boolean {
  const around = new Set<object>();
  const done = new Set<object>();
  const leadsBack = (inner: unknown): boolean => {
    if (typeof inner !== 'object' || inner === null || done.has(inner)) return false;
    if (around.has(inner)) return true;
    around.add(inner);
    const found = Object.values(Object.getOwnPropertyDescriptors(inner)).some(
      ({ enumerable, value: own }) => enumerable === true && leadsBack(own),
    );
    around.delete(inner);
    done.add(inner);
    return found;
  };
  return leadsBack(value);
}

/**
 * The same data with every way back to what is around it left out, for an engine that copies data without
 * looking for such ways. Instances become what they carry, as the engine makes them.
 */
export function withoutCycles(value: unknown, around: readonly object[] = []): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const inside = [...around, value];
  const kept = ownEntries(value).filter(
    ([, inner]) => !(typeof inner === 'object' && inner !== null && inside.includes(inner)),
  );
  const copied = kept.map(([key, inner]) => [key, withoutCycles(inner, inside)] as const);
  return Array.isArray(value) ? copied.map(([, inner]) => inner) : Object.fromEntries(copied);
}

/**
 * What `setData` takes over: the same data with the ways back of plain objects and lists left out. Everything
 * else is kept as it is, for the program may go on with it: `this.data.parent.select()`.
 */
export function withoutPlainCycles(value: unknown, around: readonly object[] = []): unknown {
  if (typeof value !== 'object' || value === null || !isPlain(value)) return value;
  const inside = [...around, value];
  const entries = Object.entries(value) as [string, unknown][];
  const kept = entries.filter(
    ([, inner]) => !(typeof inner === 'object' && inner !== null && inside.includes(inner)),
  );
  const made = kept.map(([key, inner]) => [key, withoutPlainCycles(inner, inside)] as const);
  const isSame =
    made.length === entries.length && made.every(([, own], at) => own === kept[at]?.[1]);
  if (isSame) return value;
  return Array.isArray(value) ? made.map(([, inner]) => inner) : Object.fromEntries(made);
}

/** Objects of another realm have another Object.prototype; theirs too ends after one step. */
export function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** Its own fields; neither the engine behind a page or component nor the document are a program's data. */
function ownEntries(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value).filter(([key, inner]) => key !== '_$' && !isDomNode(inner));
}

function isDomNode(value: unknown): boolean {
  return typeof value === 'object' && value instanceof Node;
}
