import type { PhoneComponent } from 'miniprogram-host';

import type { Clock } from '../clock';

/**
 * How often the phone components may still be used, and what pays for it (docs/wechat-facts.md §6).
 */
export interface QuotaPack {
  readonly id: string;
  /** `both` only for a trial that quick and real-time verification share. */
  readonly component: PhoneComponent | 'both';
  readonly source: 'trial' | 'paid' | 'assigned';
  readonly total: number;
  readonly used: number;
  /** `undefined`: does not expire, as the trial. */
  readonly expiresAt: number | undefined;
}

/** The quotas of one account. */
export interface Quota {
  /** Uses left now for the component, over trial and unexpired packs. */
  remaining(component: PhoneComponent): number;
  /** Takes one use: the trial first, then the pack that expires next. `undefined` when nothing is left. */
  take(component: PhoneComponent): QuotaPack | undefined;
  /** A bought pack (or one assigned by a central purchase), usable at once. */
  addPack(pack: {
    readonly component: PhoneComponent;
    readonly total: number;
    readonly expiresAt: number;
    readonly source?: 'paid' | 'assigned';
  }): QuotaPack;
  /**
   * Drops all packs and leaves the component `uses` uses of trial; 0 makes the next tap end with
   * 1400001.
   */
  set(component: PhoneComponent, uses: number): void;
  packs(): readonly QuotaPack[];
  reset(): void;
}

export interface QuotaOptions {
  /**
   * Whether the trial is one pool for both components or one each. The sources state "1000 per mini
   * program account" on each capability's page and do not say which (docs/wechat-facts.md §6, §10);
   * one pool is the stricter reading and therefore the default.
   */
  readonly trialPool?: 'shared' | 'per-component';
  /** @default 1000 */
  readonly trialUses?: number;
}

/** Makes the quotas of one account, with its trial untouched. */
export function createQuota(clock: Clock, options: QuotaOptions = {}): Quota {
  const { trialPool = 'shared', trialUses = 1000 } = options;
  let packs: QuotaPack[] = [];
  let serial = 0;

  const add = (pack: Omit<QuotaPack, 'id' | 'used'>): QuotaPack => {
    serial += 1;
    const added = { id: `pkg${String(serial)}`, used: 0, ...pack };
    packs.push(added);
    return added;
  };
  const addTrial = (component: QuotaPack['component'], total: number): void => {
    add({ component, total, source: 'trial', expiresAt: undefined });
  };
  const reset = (): void => {
    packs = [];
    serial = 0;
    if (trialPool === 'shared') addTrial('both', trialUses);
    else for (const component of ['quick', 'realtime'] as const) addTrial(component, trialUses);
  };
  reset();

  const usable = (component: PhoneComponent): QuotaPack[] =>
    packs.filter(
      (pack) =>
        (pack.component === component || pack.component === 'both') &&
        pack.used < pack.total &&
        (pack.expiresAt === undefined || clock.now() < pack.expiresAt),
    );
  const order = (pack: QuotaPack): number =>
    pack.source === 'trial' ? -Infinity : (pack.expiresAt ?? Infinity);
  const remaining = (component: PhoneComponent): number =>
    usable(component).reduce((sum, pack) => sum + pack.total - pack.used, 0);

  return {
    remaining,
    take: (component) => {
      const [next] = usable(component).sort((one, other) => order(one) - order(other));
      if (next === undefined) return undefined;
      const taken = { ...next, used: next.used + 1 };
      packs = packs.map((pack) => (pack === next ? taken : pack));
      return taken;
    },
    addPack: ({ component, total, expiresAt, source = 'paid' }) =>
      add({ component, total, source, expiresAt }),
    set: (component, uses) => {
      const other: PhoneComponent = component === 'quick' ? 'realtime' : 'quick';
      const kept = remaining(other);
      packs = [];
      addTrial(component, uses);
      addTrial(other, kept);
    },
    packs: () => [...packs],
    reset,
  };
}
