/** `url` at the origin that stands for its own (`--resolve from=to`). */
export function redirectOrigin(url: string, resolve: Readonly<Record<string, string>>): string {
  const { origin } = new URL(url);
  const target = resolve[origin];
  return target === undefined ? url : target.replace(/\/$/, '') + url.slice(origin.length);
}

/** The same for a socket: wss:// follows what was said of https://, as both are one server. */
export function redirectSocketOrigin(
  url: string,
  resolve: Readonly<Record<string, string>>,
): string {
  const own = redirectOrigin(url, resolve);
  const redirected = own === url ? redirectOrigin(url.replace(/^ws/, 'http'), resolve) : own;
  return redirected.replace(/^http/, 'ws');
}
