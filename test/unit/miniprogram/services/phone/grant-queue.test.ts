import type { PhoneCode } from '../../../../../miniprogram/models/phone';
import { createGrantQueue } from '../../../../../miniprogram/services/phone/grant-queue';
import { newGrant } from '../../../../../miniprogram/services/phone/pending-grant';

const moment = { wall: 0, monotonic: 0, server: null };
const grantOf = (name: string) => {
  const grant = { kind: 'code', component: 'quick', code: name as PhoneCode } as const;
  return newGrant(grant, name, moment, null);
};

/** A queue with three grants, in memory. */
function start() {
  const storage = { read: () => Promise.resolve([]), write: () => Promise.resolve() };
  const queue = createGrantQueue(storage, () => moment);
  const [a, b, c] = [grantOf('a'), grantOf('b'), grantOf('c')];
  for (const pending of [a, b, c]) queue.add(pending.grant, () => pending);
  return { queue, a, b, c };
}

describe('the queue of granted codes', () => {
  it('names the one behind another, while that one is in it', () => {
    const { queue, a, b, c } = start();
    expect([queue.next(a), queue.next(b), queue.next(c)]).toStrictEqual([b, c, undefined]);
    queue.remove(a);
    expect(queue.next(a)).toBeUndefined();
    expect([queue.isFirst(a), queue.isFirst(b), queue.isFirst(c)]).toStrictEqual([
      false,
      true,
      false,
    ]);
  });

  it('takes the older ones out, and takes none of them in again', () => {
    const { queue, a, b, c } = start();
    queue.removeOlder(c);
    queue.removeOlder(c);
    queue.add(a.grant, () => a);
    queue.add(b.grant, () => b);
    expect([queue.first(), queue.size()]).toStrictEqual([c, 1]);
  });

  it('notes that one was sent, and keeps the others as they are', () => {
    const { queue, a, b } = start();
    queue.markSent(a);
    expect([queue.first()?.isSent, queue.next(a)?.isSent]).toStrictEqual([true, b.isSent]);
  });
});
