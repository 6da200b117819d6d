import type { Express, RequestHandler } from 'express';
import express from 'express';

import type { Clock } from './clock';
import { contractMiddleware } from './contract/contract';
import { problemHandler } from './contract/problem-handler';
import type { WechatGateway } from './gateway/gateway';
import { createIdempotency } from './idempotency';
import { createPhoneBinding } from './phone/phone-binding';
import { createPhoneExchange } from './phone/phone-exchange';
import { createPhoneVault } from './phone/phone-vault';
import { ProblemError } from './problem';
import type { Random } from './random';
import type { Limit } from './rate-limit';
import { createRateLimit } from './rate-limit';
import { phoneRoutes } from './routes/phone-routes';
import type { PushSettings } from './routes/push-routes';
import { pushRoutes } from './routes/push-routes';
import { reportRoutes } from './routes/report-routes';
import { sessionRoutes } from './routes/session-routes';
import { userRoutes } from './routes/user-routes';
import { createKeyedDigest, createSealing } from './sealing';
import { createSessions } from './sessions/sessions';
import { createAuthentication } from './sessions/signed-in';
import type { SmsLimits } from './sms/sms-codes';
import { createSmsCodes, defaultSmsLimits } from './sms/sms-codes';
import type { SmsSender } from './sms/sms-sender';
import type { Store } from './store/store';
import { createProfile } from './users/profile';

/** How much one client or person may ask for; `calls: Infinity` lifts a limit. */
export interface BackendLimits {
  /** New sessions by network address. */
  readonly sessions: Limit;
  /** New exchanges at WeChat by person; repetitions of an earlier one are free. */
  readonly exchanges: Limit;
  /** Saved nicknames and pictures by person: WeChat reviews each, and counts. */
  readonly saves: Limit;
  /** Reports of usage and quota by person: each is kept. */
  readonly reports: Limit;
  readonly sms: SmsLimits;
}

export const defaultLimits: BackendLimits = {
  sessions: { calls: 600, windowMs: 60_000 },
  exchanges: { calls: 20, windowMs: 60_000 },
  saves: { calls: 60, windowMs: 60_000 },
  reports: { calls: 120, windowMs: 60_000 },
  sms: defaultSmsLimits,
};

export interface BackendOptions {
  readonly gateway: WechatGateway;
  readonly clock: Clock;
  readonly random: Random;
  readonly store: Store;
  /** 32 bytes under which numbers, session keys and SMS codes are kept. @default fresh ones, lost with the process */
  readonly vaultKey?: Buffer;
  /** What takes SMS codes to phones; an outbox of createSmsOutbox in development. */
  readonly smsSender: SmsSender;
  readonly limits?: Partial<BackendLimits>;
  /** Takes WeChat's messages at `pushPath`. @default there is nothing at that path */
  readonly push?: PushSettings | undefined;
  /**
   * Under which WeChat reaches this backend, without a trailing slash: pictures are then reviewed by
   * media_check_async, whose verdict comes as a message. @default they are not
   */
  readonly publicUrl?: string | undefined;
  /** Handlers that see a request before the backend does, such as the fault switch. */
  readonly before?: readonly RequestHandler[];
  /** Told about every error that became `internal`. @default console.error */
  readonly report?: (error: unknown) => void;
}

/** The stand-in backend as an Express application; it speaks docs/backend.openapi.yaml under /v1. */
export function createBackend(options: BackendOptions): Express {
  const { gateway, clock, random, store, smsSender } = options;
  const { vaultKey = random.bytes(32), before = [] } = options;
  const report =
    options.report ??
    ((error: unknown): void => {
      console.error(error);
    });
  const limits = { ...defaultLimits, ...options.limits };

  const vault = createPhoneVault(vaultKey, random);
  const sessionKeys = createSealing(vaultKey, 'session key sealing', random);
  const sessions = createSessions({ store, gateway, clock, random, sessionKeys });
  const authentication = createAuthentication(sessions);
  const exchange = createPhoneExchange({
    store,
    gateway,
    vault,
    limit: createRateLimit(clock, limits.exchanges),
    clock,
  });
  const smsCodes = createSmsCodes({
    store,
    vault,
    digestOf: createKeyedDigest(vaultKey, 'sms code digest'),
    sender: smsSender,
    clock,
    random,
    limits: limits.sms,
  });
  const { appid } = gateway;
  const binding = createPhoneBinding({
    store,
    exchange,
    smsCodes,
    vault,
    sessionKeys,
    clock,
    appid,
  });
  const { push, publicUrl } = options;
  const profile = createProfile({ store, gateway, random, publicUrl, report });
  const idempotency = createIdempotency({ store, clock });

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  for (const handler of before) app.use(handler);
  app.use(tidying(store, clock, report));
  if (push !== undefined) app.use(pushRoutes({ ...push, appid, store }));
  app.use(express.json({ limit: '32kb' }));
  app.use(contractMiddleware((request) => authentication.isSignedIn(request)));
  app.use(sessionRoutes(sessions, createRateLimit(clock, limits.sessions)));
  const saves = createRateLimit(clock, limits.saves);
  app.use(userRoutes({ authentication, profile, store, limit: saves }));
  app.use(phoneRoutes({ authentication, idempotency, binding, smsCodes, store }));
  const reports = createRateLimit(clock, limits.reports);
  app.use(reportRoutes({ authentication, store, clock, limit: reports }));
  app.use(() => {
    throw new ProblemError('not-found');
  });
  app.use(problemHandler(report));
  return app;
}

const hourMs = 60 * 60 * 1000;

/** Lets the first request of every hour forget what has expired; no response waits for it. */
function tidying(store: Store, clock: Clock, report: (error: unknown) => void): RequestHandler {
  let tidiedAt = -Infinity;
  return (_request, _response, next) => {
    if (clock.now() - tidiedAt >= hourMs) {
      tidiedAt = clock.now();
      store.forgetExpired(tidiedAt).catch(report);
    }
    next();
  };
}
