import type { PlainAnswer } from 'onboarding-testing';

import type { Dice } from './dice';
import type { RequestFault } from './settings';
import { noises, requestFaults } from './settings';
import type { VirtualTime } from './virtual-time';

/** What `wx.request` tells the program. */
export type NetworkResult =
  | ({ readonly kind: 'response' } & PlainAnswer)
  | { readonly kind: 'no-response'; readonly reason: 'offline' | 'timeout' | 'interrupted' };

/** One person's way to a backend. */
export type Network = (
  timeoutMs: number,
  work: () => Promise<PlainAnswer>,
) => Promise<NetworkResult>;

const refusedSession: PlainAnswer = {
  status: 401,
  headers: {},
  body: {
    type: 'urn:problem:session-invalid',
    title: 'There is no such session any more; sign in again.',
    status: 401,
    code: 'session-invalid',
  },
};
const badGateway: PlainAnswer = { status: 502, headers: {}, body: '<html>502</html>' };

/** What a fault answers before the backend is reached; the others let the request through. */
const before: Partial<Record<RequestFault, NetworkResult>> = {
  'lost-before': { kind: 'no-response', reason: 'offline' },
  'interrupted-before': { kind: 'no-response', reason: 'interrupted' },
  'timeout-before': { kind: 'no-response', reason: 'timeout' },
  'bad-gateway': { kind: 'response', ...badGateway },
  'session-refused': { kind: 'response', ...refusedSession },
};

/** What a fault puts in the place of the backend's answer; the others leave it. */
const after: Partial<Record<RequestFault, NetworkResult>> = {
  'lost-after': { kind: 'no-response', reason: 'offline' },
  'interrupted-after': { kind: 'no-response', reason: 'interrupted' },
  'timeout-after': { kind: 'no-response', reason: 'timeout' },
  'bad-gateway-after': { kind: 'response', ...badGateway },
};

/** `out`: every answer says nothing. `well`: after an outage all is in order until a code is dead. */
export type Weather = 'usual' | 'out' | 'well';

const noiseWeights = Object.fromEntries(Object.keys(noises).map((name) => [name, 1]));

/**
 * Makes the way: 40 to 400 ms in each direction, and a fault on `rate` of the requests. Every answer
 * carries the server's `Date`.
 */
export function createNetwork(
  time: VirtualTime,
  dice: Dice,
  rate: number,
  weather: () => Weather,
): Network {
  /** What an outage says in the place of an answer, whether the backend did its work or not. */
  const noise = async (work: () => Promise<PlainAnswer>): Promise<NetworkResult> => {
    const said = noises[dice.pick(noiseWeights)];
    if (said === undefined) throw new RangeError('There is no such noise.');
    if (dice.happens(0.5)) await work();
    return { kind: 'response', ...said };
  };
  const way = (): number => dice.between(40, 400);
  const attempt = async (
    fault: RequestFault | undefined,
    timeoutMs: number,
    work: () => Promise<PlainAnswer>,
  ): Promise<NetworkResult> => {
    await time.sleep(way() + (fault === 'slow' ? dice.between(3000, 20_000) : 0));
    const ask = async (): Promise<NetworkResult> => {
      if (weather() === 'out') return noise(work);
      const answer = await work();
      return (fault === undefined ? undefined : after[fault]) ?? { kind: 'response', ...answer };
    };
    const result = (fault === undefined ? undefined : before[fault]) ?? (await ask());
    const isTimeout = result.kind === 'no-response' && result.reason === 'timeout';
    await time.sleep(isTimeout ? timeoutMs : way());
    if (result.kind === 'no-response') return result;
    const date = new Date(time.now()).toUTCString();
    return { ...result, headers: { ...result.headers, date } };
  };
  return (timeoutMs, work) => {
    const isFaulty = dice.happens(rate) && weather() !== 'well';
    const fault = isFaulty ? dice.pick(requestFaults) : undefined;
    return new Promise((resolve) => {
      const cancel = time.after(timeoutMs, () => {
        resolve({ kind: 'no-response', reason: 'timeout' });
      });
      void attempt(fault, timeoutMs, work).then((result) => {
        cancel();
        resolve(result);
      });
    });
  };
}
