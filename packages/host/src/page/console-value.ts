/** Nobody reads deeper or further; what is linked in many ways, as an instance is, has no end otherwise. */
const depthLimit = 32;
const objectLimit = 20_000;

/**
 * An argument of the program's console as JSON can carry it. Errors, maps and sets become objects with
 * the one key `$error`, `$map` or `$set`; functions, symbols and circles are told in words, what is
 * too deep or too much by "[…]".
 */
export function consoleValue(value: unknown): unknown {
  try {
    const json = JSON.stringify(value, safely()) as string | undefined;
    return json === undefined ? String(value) : (JSON.parse(json) as unknown);
  } catch {
    return String(value);
  }
}

function safely() {
  const above: unknown[] = [];
  let left = objectLimit;
  return function (this: unknown, _key: string, value: unknown): unknown {
    const plain = withoutClasses(value);
    if (typeof plain !== 'object' || plain === null) return plain;
    while (above.length > 0 && above.at(-1) !== this) above.pop();
    if (above.includes(plain)) return '[circular]';
    left -= 1;
    if (left < 0 || above.length > depthLimit) return '[…]';
    above.push(plain);
    return plain;
  };
}

function withoutClasses(value: unknown): unknown {
  if (value instanceof Error) {
    return { $error: { message: `${value.name}: ${value.message}`, stack: value.stack ?? '' } };
  }
  if (value instanceof Map) return { $map: [...(value as ReadonlyMap<unknown, unknown>)] };
  if (value instanceof Set) return { $set: [...(value as ReadonlySet<unknown>)] };
  if (typeof value === 'function') return `ƒ ${value.name}`;
  if (typeof value === 'bigint') return `${String(value)}n`;
  return typeof value === 'symbol' ? String(value) : value;
}
