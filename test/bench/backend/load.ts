import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

import { ensureInstalled } from 'onboarding-build/ensure-installed';

import type { LoadedServer } from './loaded-backend';

/** What a stretch of load showed. */
export interface Load {
  readonly exchangesPerSecond: number;
  readonly p99Milliseconds: number;
  readonly exchanges: number;
}

export interface LoadOptions {
  readonly connections: number;
  /** How long it lasts, or how many exchanges. */
  readonly until: { readonly seconds: number } | { readonly exchanges: number };
  /** More than can be exchanged in a second, here or on any machine of these years. @default 6000 */
  readonly codesPerSecond?: number;
}

/**
 * Exchanges codes over so many connections for so long, each code once and with its own idempotency key, and waits
 * until the server has nothing left to do. Throws when an answer is not 200, or when the codes ran out.
 */
export async function load(
  server: LoadedServer,
  { connections, until, codesPerSecond = 6000 }: LoadOptions,
): Promise<Load> {
  const { default: autocannon } = await installedAutocannon();
  const isTimed = 'seconds' in until;
  // Each connection prepares its next request before it knows whether there will be one.
  const minted = await server.mint(
    isTimed ? codesPerSecond * until.seconds : until.exchanges + 2 * connections,
  );
  let taken = 0;
  const result = await autocannon({
    url: server.url,
    connections,
    ...(isTimed ? { duration: until.seconds } : { amount: until.exchanges }),
    requests: [
      {
        method: 'POST',
        path: '/v1/user/phone',
        setupRequest: (request) => {
          const { token, code } = minted[taken] ?? { token: '', code: '' };
          taken += 1;
          return {
            ...request,
            headers: {
              'content-type': 'application/json',
              authorization: `Bearer ${token}`,
              'idempotency-key': randomUUID().replaceAll('-', ''),
            },
            body: JSON.stringify({ kind: 'code', component: 'quick', code }),
          };
        },
      },
    ],
  });
  if (taken > minted.length) {
    throw new Error(`${minted.length} codes were too few; mint more.`);
  }
  const { non2xx, errors, timeouts } = result;
  if (non2xx + errors + timeouts > 0) {
    throw new Error(`${non2xx} answers were not 200, ${errors} failed, ${timeouts} timed out.`);
  }
  await server.settle();
  return {
    exchangesPerSecond: result.requests.total / result.duration,
    p99Milliseconds: result.latency.p99,
    exchanges: result.requests.total,
  };
}

/** Under the lock of test/bench, installed when it is needed first. */
function installedAutocannon() {
  const install = ensureInstalled(join(__dirname, '..'), (line) => {
    process.stderr.write(`${line}\n`);
  });
  if (install.kind === 'failed') throw new Error(install.reason);
  return import('autocannon');
}
