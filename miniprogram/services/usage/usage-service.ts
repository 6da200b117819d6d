import type { PhoneComponent, PhoneOutcome } from '../../models/phone';
import type { UsageEvent, UsageLedger } from '../../models/usage';
import type { Platform } from '../../platform/platform';
import { nothing } from '../backend/decode';
import { ignoreFailure } from '../backend/service-error';
import type { SessionService } from '../session/session-service';
import { createSingleFlight } from '../single-flight';
import { readLedger, readPending } from './stored-usage';

const PENDING = 'usage.pending';
const LEDGER = 'usage.ledger';

/** Older events are dropped: a backend that is away for good must not fill the storage. */
const MOST_PENDING = 100;

/** Counts every charge point and reports it, so that WeChat's bill can be compared. */
export interface UsageService {
  /**
   * To be called in the callback. Never fails and never waits: what it costs, it costs after the paid
   * request of the same tap has left. A granted one is delivered with the next `deliver`.
   */
  record(component: PhoneComponent, outcome: PhoneOutcome['kind']): void;
  /** Tries to deliver what is still waiting. */
  deliver(): Promise<void>;
  /** What this device has counted. */
  ledger(): UsageLedger;
  /** Forgets what was not delivered, with everything else that is stored. */
  forget(): void;
}

export function createUsageService(
  platform: Pick<Platform, 'after' | 'now' | 'randomId' | 'reportEvent' | 'storage'>,
  session: SessionService,
): UsageService {
  let kept: readonly UsageEvent[] | null = null;
  const delivery = createSingleFlight<unknown>();

  /** Read when first asked for: a start must not wait for the storage. */
  const pending = (): readonly UsageEvent[] => {
    kept ??= readPending(platform.storage.get(PENDING));
    return kept;
  };

  const keep = (events: readonly UsageEvent[]): void => {
    kept = events.slice(-MOST_PENDING);
    platform.storage.set(PENDING, kept);
  };

  const sendPending = (): Promise<void> => {
    const sent = pending();
    return session
      .send({ method: 'POST', path: '/usage-events', body: { events: sent }, decode: nothing })
      .then(() => {
        keep(pending().filter((event) => !sent.includes(event)));
      });
  };

  /** What is counted meanwhile follows at once. After a failure all is kept for the next time. */
  const deliver = (): Promise<void> =>
    pending().length === 0
      ? Promise.resolve()
      : delivery.share(sendPending).then(deliver, ignoreFailure);

  const count = (event: UsageEvent): void => {
    const { component, outcome, id } = event;
    keep(pending().concat(event));
    const ledger = readLedger(platform.storage.get(LEDGER));
    ledger[component][outcome === 'granted' ? 'granted' : 'other'] += 1;
    platform.storage.set(LEDGER, ledger);
    platform.reportEvent('phone_component', { component, outcome, id });
    if (outcome !== 'granted') void deliver();
  };

  let uncounted: readonly UsageEvent[] = [];
  const countAll = (): void => {
    const events = uncounted;
    uncounted = [];
    events.forEach(count);
  };

  return {
    record: (component, outcome) => {
      const event: UsageEvent = { id: platform.randomId(), component, outcome, at: platform.now() };
      if (uncounted.length === 0) platform.after(0, countAll);
      uncounted = uncounted.concat(event);
    },
    deliver: () => {
      countAll();
      return deliver();
    },
    ledger: () => {
      countAll();
      return readLedger(platform.storage.get(LEDGER));
    },
    forget: () => {
      uncounted = [];
      kept = null;
    },
  };
}
