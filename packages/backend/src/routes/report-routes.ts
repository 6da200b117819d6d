import { Router } from 'express';
import type { components } from 'onboarding-contract';

import type { Clock } from '../clock';
import type { RateLimit } from '../rate-limit';
import type { Authentication } from '../sessions/signed-in';
import type { Store } from '../store/store';

type UsageEvent = components['schemas']['UsageEvent'];

/** `POST /v1/usage-events` and `POST /v1/quota-reports`. */
export function reportRoutes(parts: {
  readonly authentication: Authentication;
  readonly store: Store;
  readonly clock: Clock;
  readonly limit: RateLimit;
}): Router {
  const { authentication, store, clock, limit } = parts;
  const router = Router();
  router.post('/v1/usage-events', async (request, response) => {
    const { id: userId, openid } = authentication.of(request).user;
    await limit(openid);
    const { events } = request.body as { readonly events: readonly UsageEvent[] };
    await store.saveUsageEvents(events.map((event) => ({ ...event, userId })));
    response.status(204).end();
  });
  router.post('/v1/quota-reports', async (request, response) => {
    const { id: userId, openid } = authentication.of(request).user;
    await limit(openid);
    const { component } = request.body as Pick<UsageEvent, 'component'>;
    await store.saveQuotaReport({ userId, component, receivedAt: clock.now() });
    response.status(204).end();
  });
  return router;
}
