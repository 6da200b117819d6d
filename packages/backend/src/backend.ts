import type { Express, RequestHandler } from 'express';
import express from 'express';

import { createClaims } from './claims';
import type { Clock } from './clock';
import { inMilliseconds } from './clock';
import { contractMiddleware } from './contract/contract';
import { problemHandler } from './contract/problem-handler';
import type { WechatGateway } from './gateway/gateway';
import { createIdempotency } from './idempotency';
import { createPhoneBinding } from './phone/phone-binding';
import { createPhoneExchange } from './phone/phone-exchange';
import { createPhoneVault } from './phone/phone-vault';
import { createVerdicts } from './phone/verdicts';
import { ProblemError } from './problem';
import type { Random } from './random';
import type { Counting, Limit, RateLimit } from './rate-limit';
import { createRateLimit } from './rate-limit';
import { phoneRoutes } from './routes/phone-routes';
import type { PushSettings } from './routes/push-routes';
import { pushRoutes } from './routes/push-routes';
import { reportRoutes } from './routes/report-routes';
import { sessionRoutes } from './routes/session-routes';
import { userRoutes } from './routes/user-routes';
import type { RunningWork } from './running-work';
import { createRunningWork } from './running-work';
import type { Sealing } from './sealing';
import { createKeyedDigest, createSealing } from './sealing';
import { createSessions } from './sessions/sessions';
import { createAuthentication } from './sessions/signed-in';
import type { SmsLimits } from './sms/sms-codes';
import { createSmsCodes, defaultSmsLimits } from './sms/sms-codes';
import type { SmsSender } from './sms/sms-sender';
import type { Store } from './store/store';
import type { CloudSurroundings } from './surroundings';
import { createProfile } from './users/profile';
import { createUserView } from './users/user-view';

/** How much one client or person may ask for; `calls: Infinity` lifts a limit. */
export interface BackendLimits {
  /** New sessions by network address. */
  readonly sessions: Limit;
  /** New sessions by person. */
  readonly personSessions: Limit;
  /** New exchanges at WeChat by person; repetitions of an earlier one are free. */
  readonly exchanges: Limit;
  /** Proofs that WeChat is not asked about, by person: SMS codes and encrypted payloads. */
  readonly proofs: Limit;
  /** Saved nicknames and pictures by person: WeChat reviews each, and counts. */
  readonly saves: Limit;
  /** Reports of usage and quota by person: each is kept. */
  readonly reports: Limit;
  readonly sms: SmsLimits;
}

export const defaultLimits: BackendLimits = {
  sessions: { calls: 600, windowMs: 60_000 },
  personSessions: { calls: 60, windowMs: 60_000 },
  exchanges: { calls: 20, windowMs: 60_000 },
  proofs: { calls: 120, windowMs: 60_000 },
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
  /**
   * Under which the program reaches this backend, without a trailing slash; pictures are shown under it. @default
   * where the connection arrived: right without a proxy in front
   */
  readonly origin?: string | undefined;
  /** The cloud that the backend runs in. @default none */
  readonly cloud?: CloudSurroundings | undefined;
  /** Handlers that see a request before the backend does, such as the fault switch. */
  readonly before?: readonly RequestHandler[];
  /** Told about every error that became `internal`. @default console.error */
  readonly report?: (error: unknown) => void;
}

/** An Express application that says when nothing runs in it any more. */
export interface Backend extends Express {
  /** Resolves once every request is answered and every paid code written down; before the store is closed. */
  idle(): Promise<void>;
}

/** The stand-in backend as an Express application; it speaks docs/backend.openapi.yaml under /v1. */
export function createBackend(options: BackendOptions): Backend {
  const { random, store } = options;
  const clock = inMilliseconds(options.clock);
  const { vaultKey = random.bytes(32), before = [] } = options;
  const report =
    options.report ??
    ((error: unknown): void => {
      console.error(error);
    });
  const work = createRunningWork();
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  for (const handler of before) app.use(handler);
  app.use((_request, response, next) => {
    // Tokens, masked numbers, names: nobody in between keeps them. Pictures say otherwise.
    response.set('Cache-Control', 'no-store');
    next();
  });
  app.use(tracking(work));
  app.use(tidying(store, clock, report));
  for (const routes of routesOf({ ...options, clock, vaultKey, report }, work)) app.use(routes);
  app.use(() => {
    throw new ProblemError('not-found');
  });
  app.use(problemHandler(report));
  return Object.assign(app, { idle: () => work.idle() });
}

type Given = BackendOptions & Required<Pick<BackendOptions, 'vaultKey' | 'report'>>;

/** Everything behind the paths, put together. */
function routesOf(options: Given, work: RunningWork): readonly RequestHandler[] {
  const { gateway, clock, random, store, vaultKey, publicUrl, report, push, cloud } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const digestOf = createKeyedDigest(vaultKey, 'rate limit');
  const counting = { store, clock, digestOf };
  const limitOf = (name: Exclude<keyof BackendLimits, 'sms'>): RateLimit =>
    createRateLimit(counting, name, limits[name]);

  const sessionKeys = createSealing(vaultKey, 'session key sealing', random);
  const sessions = createSessions({
    ...{ store, gateway, clock, random, sessionKeys, limit: limitOf('personSessions') },
  });
  const authentication = createAuthentication(sessions, cloud);
  const { binding, smsCodes, claims } = phonesOf(options, work, { sessionKeys, limitOf, counting });
  const profile = createProfile({ store, gateway, random, clock, publicUrl, report });
  const idempotency = createIdempotency({ store, clock, claims, work });
  const viewOf = createUserView(options.origin, cloud);
  const { appid } = gateway;

  return [
    ...(push === undefined ? [] : [pushRoutes({ ...push, appid, store, clock })]),
    express.json({ limit: '32kb' }),
    ...contractMiddleware((request) => authentication.isSignedIn(request)),
    sessionRoutes({ sessions, limit: limitOf('sessions'), viewOf, cloud }),
    userRoutes({ authentication, profile, store, limit: limitOf('saves'), viewOf, cloud }),
    phoneRoutes({ authentication, idempotency, binding, smsCodes, store, clock, viewOf }),
    reportRoutes({ authentication, store, clock, limit: limitOf('reports') }),
  ];
}

/** What proves and binds numbers. */
function phonesOf(
  { gateway, clock, random, store, vaultKey, smsSender, limits }: Given,
  work: RunningWork,
  parts: {
    readonly sessionKeys: Sealing;
    readonly limitOf: (name: 'exchanges' | 'proofs') => RateLimit;
    readonly counting: Counting;
  },
) {
  const { sessionKeys, limitOf, counting } = parts;
  const vault = createPhoneVault(vaultKey, random);
  const claims = createClaims({ clock, random });
  const verdicts = createVerdicts(store, work);
  const exchange = createPhoneExchange({
    ...{ store, gateway, vault, clock, claims, verdicts, limit: limitOf('exchanges') },
  });
  const smsCodes = createSmsCodes({
    ...{ store, vault, clock, random, counting, sender: smsSender },
    digestOf: createKeyedDigest(vaultKey, 'sms code digest'),
    limits: limits?.sms ?? defaultLimits.sms,
  });
  const { appid } = gateway;
  const binding = createPhoneBinding({
    ...{ store, exchange, smsCodes, vault, sessionKeys, clock, appid, limit: limitOf('proofs') },
  });
  return { binding, smsCodes, claims };
}

/** Counts every request until it is answered or its client is gone. */
function tracking(work: RunningWork): RequestHandler {
  return (_request, response, next) => {
    void work.track(
      new Promise<void>((resolve) => {
        response.once('close', resolve);
        response.once('finish', resolve);
      }),
    );
    next();
  };
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
