import { randomUUID } from 'node:crypto';

/** A tap that was granted, never told before. */
export const usageEvent = (): object => ({
  ...{ id: randomUUID(), component: 'quick', outcome: 'granted', at: Date.now() },
});
