import type { Dice } from './dice';
import type { PlainAnswer } from 'onboarding-testing';
import { requestFaults, type RequestFault } from './settings';
import type { VirtualTime } from './virtual-time';

/** What `wx.request` tells the program. */
export type NetworkResult =
  | ({ readonly kind: 'answer' } & PlainAnswer)
  | { readonly kind: 'no-answer'; readonly reason: 'offline' | 'timeout' | 'interrupted' };

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
  'lost-before': { kind: 'no-answer', reason: 'offline' },
  'interrupted-before': { kind: 'no-answer', reason: 'interrupted' },
  'timeout-before': { kind: 'no-answer', reason: 'timeout' },
  'bad-gateway': { kind: 'answer', ...badGateway },
  'session-refused': { kind: 'answer', ...refusedSession },
};

/** What a fault puts in the place of the backend's answer; the others leave it. */
const after: Partial<Record<RequestFault, NetworkResult>> = {
  'lost-after': { kind: 'no-answer', reason: 'offline' },
  'interrupted-after': { kind: 'no-answer', reason: 'interrupted' },
  'timeout-after': { kind: 'no-answer', reason: 'timeout' },
  'bad-gateway-after': { kind: 'answer', ...badGateway },
};

/**
 * Makes the way: 40 to 400 ms in each direction, and a fault on `rate` of the requests. Every answer
 * carries the server's `Date`.
 */
export function createNetwork(time: VirtualTime, dice: Dice, rate: number): Network {
  const way = (): number => dice.between(40, 400);
  const attempt = async (
    fault: RequestFault | undefined,
    timeoutMs: number,
    work: () => Promise<PlainAnswer>,
  ): Promise<NetworkResult> => {
    await time.sleep(way() + (fault === 'slow' ? dice.between(3000, 20_000) : 0));
    const ask = async (): Promise<NetworkResult> => {
      const answer = await work();
      return (fault === undefined ? undefined : after[fault]) ?? { kind: 'answer', ...answer };
    };
    const result = (fault === undefined ? undefined : before[fault]) ?? (await ask());
    const isTimeout = result.kind === 'no-answer' && result.reason === 'timeout';
    await time.sleep(isTimeout ? timeoutMs : way());
    if (result.kind === 'no-answer') return result;
    const date = new Date(time.now()).toUTCString();
    return { ...result, headers: { ...result.headers, date } };
  };
  return (timeoutMs, work) => {
    const fault = dice.happens(rate) ? dice.pick(requestFaults) : undefined;
    return new Promise((resolve) => {
      const cancel = time.after(timeoutMs, () => {
        resolve({ kind: 'no-answer', reason: 'timeout' });
      });
      void attempt(fault, timeoutMs, work).then((result) => {
        cancel();
        resolve(result);
      });
    });
  };
}
