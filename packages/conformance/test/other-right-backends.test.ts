import type { Meddler } from './broken/meddling';
import { behind, fieldOf, problem, withHeader } from './broken/meddling';
import { redsOf } from './run-against';

jest.setTimeout(120_000);

/** Joins nobody: who comes while the same key or code is running is told to come back. */
function busyMeanwhile(): Meddler {
  const running = new Set<string>();
  return async (asked, forward) => {
    const token = asked.headers['authorization'] ?? '';
    const names = [asked.headers['idempotency-key'], fieldOf(asked, 'code')]
      .filter((name) => typeof name === 'string')
      .map((name) => `${token} ${name}`);
    if (names.some((name) => running.has(name))) {
      return withHeader(problem(503, 'wechat-busy'), 'retry-after', '1');
    }
    for (const name of names) running.add(name);
    try {
      return await forward(asked);
    } finally {
      for (const name of names) running.delete(name);
    }
  };
}

describe('a backend that is right in another way', () => {
  it('may answer wechat-busy while the first request runs', async () => {
    const backend = {
      name: 'busy',
      open: behind(busyMeanwhile),
      groups: ['Idempotency', 'Same moment'] as const,
      red: {},
    };
    expect(await redsOf(backend)).toStrictEqual({});
  });
});
