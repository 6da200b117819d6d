import type {
  ExchangeResult,
  PhoneComponent,
  PhoneMethod,
  PhoneOutcome,
  PhoneProgress,
} from '../../models/phone';
import { maskedPhone } from '../../models/user';
import { isAtLeast } from '../../models/version';
import type { Platform } from '../../platform/platform';
import { nothing } from '../backend/decode';
import { ignoreFailure } from '../backend/service-error';
import type { SessionService } from '../session/session-service';
import type { UsageService } from '../usage/usage-service';
import type { UserService } from '../user/user-service';
import { askOnce } from './ask-once';
import { classifyPhoneEvent } from './classify-phone-event';
import { createExchange } from './exchange';
import type { Moment } from './grant-life';
import { createGrantStorage } from './grant-storage';
import { offerMethods } from './offer-methods';
import type { QuotaMemory } from './quota-memory';
import { createSettlement } from './settlement';

/** Refusals that the next tap would meet again: a person can do nothing about them. */
const lasting: Readonly<Partial<Record<PhoneOutcome['kind'], true>>> = {
  'no-permission': true,
  unsupported: true,
  'privacy-banned': true,
  'privacy-not-declared': true,
};

/** Turns what a person granted into a bound number, without losing a grant or using one twice. */
export interface PhoneService {
  /** Ways to hand over a number now, best first; manual entry is always among them. */
  methods(): readonly PhoneMethod[];
  /** Whether a paid way is configured at all: where none is left, this one has failed. */
  readonly wantsPaid: boolean;
  /** To be called when a phone button is tapped: the five minutes begin here. */
  markTap(): void;
  /** Reads the event of a button and keeps the grant, if it is one. */
  receive(component: PhoneComponent, eventDetail: unknown): PhoneOutcome;
  /**
   * Calls `wx.getPhoneNumber` where the client has it and the configuration wants it; the result is for
   * `receive`. To be called inside the tap. Null: use WeChat's own button.
   */
  readonly ask: ReturnType<typeof askOnce> | null;
  /** Before the tap, on clients that still send the legacy payload (before 2.21.2). */
  prepare(): Promise<void>;
  /** Whether a grant is kept that has not been settled and still lives. */
  hasGrant(): boolean;
  /**
   * Sends the oldest kept grant now, always under its own key. When no response came the same is sent
   * again by itself while the grant lives (retry.ts), whatever page is open; `subscribe`
   * tells. It is written to the encrypted storage before it is sent, and erased at its end.
   */
  settle(): Promise<ExchangeResult>;
  /** After a conflict: takes the number from the other account, with the same grant. */
  move(): Promise<ExchangeResult>;
  /** After a conflict: the person prefers another number. */
  drop(): void;
  /** At launch and whenever the program is shown: goes on with what was interrupted or killed. */
  resume(): Promise<void>;
  /** Takes all grants out while a number or everything is deleted; returns `restore`, which puts them back. */
  suspend(): Promise<() => void>;
  /** Gives all grants up: the account is gone. */
  clear(): void;
  /** Resolves when nothing is on its way to the backend. */
  landed(): Promise<void>;
  /** What is happening with the grants, the same for every page. */
  progress(): PhoneProgress;
  /** Calls back on every change until the returned function is called. */
  subscribe(listener: (progress: PhoneProgress) => void): () => void;
  /** A page has shown how it ended: no other page need. */
  acknowledge(): void;
}

type PhonePlatform = Pick<
  Platform,
  'after' | 'askPhoneNumber' | 'monotonic' | 'now' | 'random' | 'randomId' | 'secrets'
> & {
  readonly app: Pick<Platform['app'], 'sdkVersion'>;
};

export interface PhoneOptions {
  readonly methods: readonly PhoneMethod[];
  readonly preferApi: boolean;
  readonly takesCloudId: boolean;
}

export function createPhoneService(
  platform: PhonePlatform,
  session: SessionService,
  user: UserService,
  quota: QuotaMemory,
  usage: Pick<UsageService, 'record' | 'deliver'>,
  serverNow: () => number | null,
  options: PhoneOptions,
): PhoneService {
  const clock = (): Moment => ({
    wall: platform.now(),
    monotonic: platform.monotonic(),
    server: serverNow(),
  });
  let tapped: Moment | null = null;
  let unusable: readonly PhoneComponent[] = [];

  const settlement = createSettlement(
    platform,
    clock,
    createGrantStorage(platform),
    createExchange(session, user),
  );

  /** The backend is told once per pause: then somebody there can buy a pack. */
  const reportQuota = (component: PhoneComponent): void => {
    if (quota.paused().includes(component)) return;
    quota.pause(component);
    void session
      .send({ method: 'POST', path: '/quota-reports', body: { component }, decode: nothing })
      .catch(ignoreFailure);
  };

  /** An answer counts from the tap that asked for it, and not from one that came meanwhile. */
  const dated =
    (ask: ReturnType<typeof askOnce>): typeof ask =>
    (component) => {
      const asked = clock();
      return (
        ask(component)?.then((detail) => {
          tapped = asked;
          return detail;
        }) ?? null
      );
    };

  return {
    ...settlement,
    settle: () =>
      settlement.settle().then((result) => {
        // After a failure the next try comes first: counting must not sign in before it.
        if (result.kind !== 'unsettled') void usage.deliver();
        return result;
      }),
    ask:
      options.preferApi && platform.askPhoneNumber !== null
        ? dated(askOnce(platform.askPhoneNumber, platform.after))
        : null,
    prepare: () =>
      isAtLeast(platform.app.sdkVersion, '2.21.2')
        ? Promise.resolve()
        : session.prepareSessionKey(),
    methods: () =>
      offerMethods(options.methods, {
        sdkVersion: platform.app.sdkVersion,
        paused: quota.paused(),
        unusable,
      }),
    wantsPaid: options.methods.some((method) => method !== 'manual'),
    markTap: () => {
      tapped = clock();
    },
    receive: (component, eventDetail) => {
      const outcome = classifyPhoneEvent(component, eventDetail, options.takesCloudId);
      if (outcome.kind === 'granted') {
        const known = user.current();
        const phoneBefore = known === null ? null : maskedPhone(known.phone);
        settlement.keep(outcome.grant, tapped ?? clock(), phoneBefore);
        tapped = null;
      }
      if (outcome.kind === 'quota-exhausted') reportQuota(component);
      if (lasting[outcome.kind]) unusable = unusable.concat(component);
      usage.record(component, outcome.kind);
      return outcome;
    },
  };
}
