import type { IncomingMessage } from 'node:http';

/**
 * Whether a request comes from this host's own pages. Foreign `Host` headers (DNS rebinding) and
 * foreign `Origin` headers (other sites) are refused; tools without an Origin are let in.
 */
export function isOwn({ headers, socket }: IncomingMessage): boolean {
  const port = String(socket.localPort ?? '');
  const own = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
  if (headers.host === undefined || !own.includes(headers.host)) return false;
  return headers.origin === undefined || own.includes(headers.origin.replace(/^http:\/\//, ''));
}
