import type {
  ExchangeResult,
  PhoneComponent,
  PhoneGrant,
  PhoneMethod,
  PhoneOutcome,
} from '../../models/phone';
import type { Platform } from '../../platform/platform';
import { decodeUserEnvelope } from '../backend/decode-user';
import { failureOf } from '../backend/service-error';
import type { SessionService } from '../session/session-service';
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
  /** Whether a grant is kept that has not been settled and still lives. */
  hasGrant(): boolean;
  /** Sends the kept grant; again under the same key when an earlier try was left unsettled. */
  settle(): Promise<ExchangeResult>;
}

interface KeptGrant {
  readonly grant: PhoneGrant;
  readonly idempotencyKey: string;
  readonly tappedAt: number;
}

type PhonePlatform = Pick<Platform, 'monotonic' | 'randomId'> & {
  readonly app: Pick<Platform['app'], 'sdkVersion'>;
};

export function createPhoneService(
  platform: PhonePlatform,
  session: SessionService,
  user: UserService,
  quota: QuotaMemory,
  configuredMethods: readonly PhoneMethod[],
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
    };
    tappedAt = null;
  };

  const send = ({ grant, idempotencyKey }: KeptGrant): Promise<ExchangeResult> =>
    session
      .send({
        method: 'POST',
        path: '/user/phone',
        headers: { 'idempotency-key': idempotencyKey },
        body: grant,
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
      if (result.kind !== 'unsettled' && kept === grant) kept = null;
      return result;
    });
  };

  return {
    methods: () =>
      offerMethods(configuredMethods, {
        sdkVersion: platform.app.sdkVersion,
        paused: quota.paused(),
      }),
    tapped: () => {
      tappedAt = platform.monotonic();
    },
    receive: (component, eventDetail) => {
      const outcome = classifyPhoneEvent(component, eventDetail);
      if (outcome.kind === 'granted') keep(outcome.grant);
      if (outcome.kind === 'quota-exhausted') quota.pause(component);
      return outcome;
    },
    hasGrant: () => kept !== null && isAlive(kept),
    settle: () => {
      if (settling !== null) return settling;
      if (kept === null) return Promise.resolve({ kind: 'spent', reason: 'expired' });
      const attempt = settleKept(kept).then((result) => {
        settling = null;
        return result;
      });
      settling = attempt;
      return attempt;
    },
  };
}
