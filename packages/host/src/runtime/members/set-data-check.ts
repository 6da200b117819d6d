import type { Phone } from '../../phone/phone';
import { isPlain } from './circular-data';

/** Documentation (页面 / setData): one call takes 1024 kB at most. */
const maximumLength = 1024 * 1024;

type Finding =
  | { readonly kind: 'size'; readonly length: number }
  | { readonly kind: 'problem'; readonly path: string; readonly what: string };

/**
 * Warns about data that WeChat does not take over to its render layer as it is here: `undefined`
 * fields, functions, class instances, circular values and more than 1024 kB. Each place once.
 *
 * @returns whether the data is plain through and through
 */
export function createSetDataCheck(phone: Phone): (is: string, data: unknown) => boolean {
  const told = new Set<string>();
  const warn = (is: string, text: string) => {
    if (told.has(`${is} ${text}`)) return;
    told.add(`${is} ${text}`);
    phone.journal.emit('notice', { severity: 'warning', text: `setData of ${is}: ${text}` });
  };
  return (is, data) => {
    if (typeof data !== 'object' || data === null) {
      warn(is, `expects an object, got ${data === null ? 'null' : typeof data}.`);
      return true;
    }
    for (const [field, value] of Object.entries(data)) {
      if (value === undefined) {
        warn(is, `Setting data field "${field}" to undefined is invalid.`);
      }
    }
    const found = measure(data, '', []);
    if (found.kind === 'problem') {
      warn(is, `"${found.path}" is ${found.what}, which JSON cannot carry: WeChat drops it.`);
    } else if (found.length > maximumLength) {
      warn(is, 'more than 1024 kB in one call, which WeChat refuses.');
    }
    return found.kind === 'size';
  };
}

/** About as long as the value's JSON; or the first place that JSON cannot carry. */
function measure(value: unknown, path: string, around: readonly object[]): Finding {
  switch (typeof value) {
    case 'string':
      return { kind: 'size', length: value.length + 2 };
    case 'function':
    case 'symbol':
    case 'bigint':
      return { kind: 'problem', path, what: `a ${typeof value}` };
    case 'object':
      return value === null ? { kind: 'size', length: 4 } : measureInside(value, path, around);
    case 'number':
    case 'boolean':
    case 'undefined':
      return { kind: 'size', length: 4 };
  }
}

function measureInside(value: object, path: string, around: readonly object[]): Finding {
  if (around.includes(value)) return { kind: 'problem', path, what: 'circular' };
  if (!isPlain(value)) {
    const { name } = value.constructor;
    return { kind: 'problem', path, what: name === '' ? 'a class instance' : `a ${name}` };
  }
  const inside = [...around, value];
  let length = 2;
  for (const [key, inner] of Object.entries(value)) {
    const found = measure(inner, path === '' ? key : `${path}.${key}`, inside);
    if (found.kind === 'problem') return found;
    length += key.length + 4 + found.length;
  }
  return { kind: 'size', length };
}
