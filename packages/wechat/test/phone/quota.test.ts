import { createQuota } from '../../src/phone/quota';

const day = 24 * 60 * 60 * 1000;

describe('quotas', () => {
  it('share one trial of a thousand between the components by default', () => {
    const quota = createQuota({ now: () => 0 });
    quota.take('quick');
    quota.take('realtime');
    expect([quota.remaining('quick'), quota.remaining('realtime')]).toStrictEqual([998, 998]);
  });

  it('give each component its own trial when told so', () => {
    const quota = createQuota({ now: () => 0 }, { trialPool: 'per-component', trialUses: 5 });
    quota.take('quick');
    expect([quota.remaining('quick'), quota.remaining('realtime')]).toStrictEqual([4, 5]);
  });

  it('take from the trial first, then from the pack that ends next', () => {
    const quota = createQuota({ now: () => 0 }, { trialUses: 1 });
    const late = quota.addPack({ component: 'quick', total: 1, expiresAt: 9 * day });
    const soon = quota.addPack({ component: 'quick', total: 1, expiresAt: 2 * day });
    quota.addPack({ component: 'realtime', total: 1, expiresAt: day });
    const taken = [1, 2, 3, 4].map(() => quota.take('quick')?.id);
    expect(taken).toStrictEqual(['pkg1', soon.id, late.id, undefined]);
  });

  it('do not count packs that have ended', () => {
    let now = 0;
    const quota = createQuota({ now: () => now }, { trialUses: 0 });
    quota.addPack({ component: 'quick', total: 7, expiresAt: day });
    expect(quota.remaining('quick')).toBe(7);
    now = day;
    expect(quota.remaining('quick')).toBe(0);
    expect(quota.take('quick')).toBeUndefined();
  });

  it('leave the other component alone when one is set', () => {
    const quota = createQuota({ now: () => 0 });
    quota.take('quick');
    quota.set('quick', 0);
    expect([quota.remaining('quick'), quota.remaining('realtime')]).toStrictEqual([0, 999]);
    quota.reset();
    expect(quota.remaining('quick')).toBe(1000);
  });
});
