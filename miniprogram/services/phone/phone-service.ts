import type {
  ExchangeResult,
  PhoneComponent,
  PhoneGrant,
  PhoneMethod,
  PhoneOutcome,
} from '../../models/phone';
import type { Platform } from '../../platform/platform';
import { isAtLeast } from '../../models/version';
import { nothing } from '../backend/decode';
import { decodeUserEnvelope } from '../backend/decode-user';
import { failureOf } from '../backend/service-error';
import type { SessionService } from '../session/session-service';
import type { UsageService } from '../usage/usage-service';
import type { UserService } from '../user/user-service';
import { classifyPhoneEvent } from './classify-phone-event';
import { exchangeVerdict } from './exchange-verdict';
import { offerMethods } from './offer-methods';
import type { QuotaMemory } from './quota-memory';

/** A code lives five minutes from the tap, not from the consent (fact sheet §0.5). */
export const GRANT_LIFE_MS = 5 * 60 * 1000;

/** Not sent in its last seconds: it would be dead on arrival. */
export const GRANT_MARGIN_MS = 5000;

/** Turns what a person granted into a bound number, without losing a grant or using one twice. */
export interface PhoneService {
  /** Ways to hand over a number now, best first; manual entry is always among them. */
  methods(): readonly PhoneMethod[];
  /** To be called when a phone button is tapped: the five minutes begin here. */
  tapped(): void;
  /** Reads the event of a button and keeps the grant, if it is one. */
  receive(component: PhoneComponent, eventDetail: unknown): PhoneOutcome;
  /**
   * Draws on `wx.getPhoneNumber` where the client has it and the configuration wants it; the answer
   * is for `receive`. To be called inside the tap. Null: use WeChat's own button.
   */
  readonly ask: ((component: PhoneComponent) => Promise<unknown>) | null;
  /** Before the tap, on clients that still send the legacy payload (before 2.21.2). */
  prepare(): Promise<void>;
  /** Whether a grant is kept that has not been settled and still lives. */
  hasGrant(): boolean;
  /** Sends the kept grant; again under the same key when an earlier try was left unsettled. */
  settle(): Promise<ExchangeResult>;
  /** After a conflict: takes the number from the other account, with the same grant. */
  move(): Promise<ExchangeResult>;
  /** After a conflict: the person prefers another number. */
  drop(): void;
}

interface KeptGrant {
  readonly grant: PhoneGrant;
  readonly idempotencyKey: string;
  readonly tappedAt: number;
  /** After a conflict the person decided to take the number over. */
  readonly move: boolean;
}

type PhonePlatform = Pick<Platform, 'monotonic' | 'randomId' | 'askPhoneNumber'> & {
  readonly app: Pick<Platform['app'], 'sdkVersion'>;
};

export interface PhoneOptions {
  readonly methods: readonly PhoneMethod[];
  readonly preferApi: boolean;
  readonly takesCloudId: boolean;
}

/** Before the next tap, not in its exchange: that login would make its payload stale as well. */
function signInAnew(session: SessionService): void {
  session.forget();
  void session.signIn().catch((error: unknown) => failureOf(error));
}

export function createPhoneService(
  platform: PhonePlatform,
  session: SessionService,
  user: UserService,
  quota: QuotaMemory,
  usage: Pick<UsageService, 'record'>,
  options: PhoneOptions,
): PhoneService {
  let tappedAt: number | null = null;
  let kept: KeptGrant | null = null;
  let settling: Promise<ExchangeResult> | null = null;

  const isAlive = (grant: KeptGrant): boolean =>
    platform.monotonic() - grant.tappedAt < GRANT_LIFE_MS - GRANT_MARGIN_MS;

  const keep = (grant: PhoneGrant): void => {
    kept = {
      grant,
      idempotencyKey: platform.randomId(),
      tappedAt: tappedAt ?? platform.monotonic(),
      move: false,
    };
    tappedAt = null;
  };

  const send = ({ grant, idempotencyKey, move }: KeptGrant): Promise<ExchangeResult> =>
    session
      .send({
        method: 'POST',
        path: '/user/phone',
        headers: { 'idempotency-key': idempotencyKey },
        body: move ? { ...grant, resolution: 'move' } : grant,
        decode: decodeUserEnvelope,
      })
      .then(
        (bound): ExchangeResult => {
          user.update(bound);
          return { kind: 'bound' };
        },
        (error: unknown) => exchangeVerdict(failureOf(error)),
      );

  const settleKept = (grant: KeptGrant): Promise<ExchangeResult> => {
    if (!isAlive(grant)) {
      kept = null;
      return Promise.resolve({ kind: 'spent', reason: 'expired' });
    }
    return send(grant).then((result) => {
      if (result.kind === 'spent' && result.reason === 'session-stale') signInAnew(session);
      const isOver = result.kind === 'bound' || result.kind === 'spent';
      if (isOver && kept === grant) kept = null;
      return result;
    });
  };

  /** The backend is told once per pause: then somebody there can buy a pack. */
  const reportQuota = (component: PhoneComponent): void => {
    if (quota.paused().includes(component)) return;
    quota.pause(component);
    void session
      .send({ method: 'POST', path: '/quota-reports', body: { component }, decode: nothing })
      .catch((error: unknown) => failureOf(error));
  };

  const settle = (): Promise<ExchangeResult> => {
    if (settling !== null) return settling;
    if (kept === null) return Promise.resolve({ kind: 'spent', reason: 'expired' });
    const attempt = settleKept(kept).then((result) => {
      settling = null;
      return result;
    });
    settling = attempt;
    return attempt;
  };

  return {
    ask: options.preferApi ? platform.askPhoneNumber : null,
    prepare: () =>
      isAtLeast(platform.app.sdkVersion, '2.21.2')
        ? Promise.resolve()
        : session.prepareSessionKey(),
    methods: () =>
      offerMethods(options.methods, {
        sdkVersion: platform.app.sdkVersion,
        paused: quota.paused(),
      }),
    tapped: () => {
      tappedAt = platform.monotonic();
    },
    receive: (component, eventDetail) => {
      const outcome = classifyPhoneEvent(component, eventDetail, options.takesCloudId);
      if (outcome.kind === 'granted') keep(outcome.grant);
      if (outcome.kind === 'quota-exhausted') reportQuota(component);
      usage.record(component, outcome.kind);
      return outcome;
    },
    hasGrant: () => kept !== null && isAlive(kept),
    settle,
    drop: () => {
      kept = null;
    },
    move: () => {
      // Another question to the backend, hence another key; the code itself is exchanged only once there.
      if (kept !== null) kept = { ...kept, move: true, idempotencyKey: platform.randomId() };
      return settle();
    },
  };
}
