import { parseHttpDate } from '../../models/http-date';
import type { HttpResult, Network, Platform } from '../../platform/platform';

/** A network that remembers what time the server said it was. */
export interface TimedNetwork {
  readonly network: Network;
  /** The server's time in milliseconds since 1970; null before its first dated response. */
  readonly serverNow: () => number | null;
}

/**
 * Listens to the `Date` of every response: the one clock that nobody can change on the phone. Between
 * responses it runs on the monotonic clock. Accurate to a second and the way of one response.
 */
export function withServerClock(platform: Network & Pick<Platform, 'monotonic'>): TimedNetwork {
  let heard: { readonly date: number; readonly at: number } | null = null;
  const listen = (asked: Promise<HttpResult>): Promise<HttpResult> =>
    asked.then((result) => {
      const date = result.kind === 'response' ? parseHttpDate(result.headers['date']) : null;
      if (date !== null) heard = { date, at: platform.monotonic() };
      return result;
    });
  return {
    network: {
      request: (request) => listen(platform.request(request)),
      upload: (upload) => listen(platform.upload(upload)),
      cloud: (call) => listen(platform.cloud(call)),
    },
    serverNow: () => (heard === null ? null : heard.date + platform.monotonic() - heard.at),
  };
}
