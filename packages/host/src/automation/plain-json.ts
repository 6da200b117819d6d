/** How deep and how large a result may become before the rest is left out. */
const depthLimit = 32;
const valueLimit = 200_000;

/**
 * Makes a value of the program sendable as JSON, whatever it is: functions and symbols are left out,
 * cycles become "[Circular]", document nodes "[Node]", getters that throw "[Throws]". Engine internals
 * (members starting with "_$") are left out.
 */
export function plainJson(value: unknown): unknown {
  let left = valueLimit;
  const above = new Set<object>();

  const reduceObject = (object: object, depth: number): unknown => {
    if (above.has(object)) return '[Circular]';
    if (isDocumentNode(object)) return '[Node]';
    if (depth > depthLimit || left <= 0) return '[Too large]';
    above.add(object);
    try {
      const replaced = ownJson(object);
      if (replaced !== object) return reduce(replaced, depth + 1);
      if (Array.isArray(object)) return object.map((item) => reduce(item, depth + 1) ?? null);
      return Object.fromEntries(
        Object.keys(object)
          .filter((key) => !key.startsWith('_$'))
          .map((key) => [key, reduce(memberOf(object, key), depth + 1)] as const)
          .filter(([, member]) => member !== undefined),
      );
    } finally {
      above.delete(object);
    }
  };

  const reduce = (item: unknown, depth: number): unknown => {
    left -= 1;
    switch (typeof item) {
      case 'object':
        return item === null ? null : reduceObject(item, depth);
      case 'number':
        return Number.isFinite(item) ? item : null;
      case 'bigint':
        return String(item);
      case 'string':
      case 'boolean':
        return item;
      case 'undefined':
      case 'function':
      case 'symbol':
        return undefined;
    }
  };
  return reduce(value, 0);
}

/** What the object says of itself (Date does), or errors, whose own members are not enumerable. */
function ownJson(object: object): unknown {
  if (object instanceof Error) return { name: object.name, message: object.message };
  const toJson = memberOf(object, 'toJSON');
  if (typeof toJson !== 'function') return object;
  try {
    return (toJson as (this: object) => unknown).call(object);
  } catch {
    return '[Throws]';
  }
}

function memberOf(object: object, key: string): unknown {
  try {
    return Reflect.get(object, key);
  } catch {
    return '[Throws]';
  }
}

function isDocumentNode(object: object): boolean {
  return typeof Node === 'function' && object instanceof Node;
}
