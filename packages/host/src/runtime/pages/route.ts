/** A page address as the program writes it: "/pages/a/a?x=1", "../b/b", "pages/a/a". */
export interface Route {
  /** Without leading slash and query. */
  readonly path: string;
  /** Values as written, not decoded. */
  readonly query: Readonly<Record<string, string>>;
}

/**
 * Reads an address against the page that uses it. WeChat hands query values to `onLoad` as written:
 * it does not decode them (documentation: navigator, "参数需要 decodeURIComponent").
 */
export function parseRoute(url: string, base: string): Route {
  const [address = '', search = ''] = url.split('?', 2);
  const pairs = (search.split('#')[0] ?? '').split('&').filter((pair) => pair !== '');
  // From entries, so that a name such as "__proto__" is one like any other.
  const query = Object.fromEntries(
    pairs.map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [name, value.join('=')];
    }),
  );
  return { path: resolvePath(address, base), query };
}

function resolvePath(address: string, base: string): string {
  if (address.startsWith('/')) return address.slice(1);
  if (!address.startsWith('.')) {
    // Documentation: relative addresses count from the current page's folder; but every known
    // program also writes root paths without the slash, which WeChat takes when they exist.
    return address;
  }
  const parts = base.split('/').slice(0, -1);
  for (const part of address.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}
