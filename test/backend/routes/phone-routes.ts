import { Router } from 'express';
import type { components } from '../../../typings/backend';
import type { Idempotency } from '../idempotency';
import type { PhoneBinding } from '../phone/phone-binding';
import type { Authentication } from '../sessions/signed-in';
import { userView } from '../users/user-view';

type Schemas = components['schemas'];

/** `POST /v1/user/phone`. */
export function phoneRoutes(parts: {
  readonly authentication: Authentication;
  readonly idempotency: Idempotency;
  readonly binding: PhoneBinding;
}): Router {
  const { authentication, idempotency, binding } = parts;
  const router = Router();
  router.post('/v1/user/phone', async (request, response) => {
    const signedIn = authentication.of(request);
    const body = request.body as Schemas['PhoneRequest'];
    const key = request.get('idempotency-key') ?? '';
    const {
      status,
      body: answer,
      replayed,
    } = await idempotency({ userId: signedIn.user.id, key, body }, async () => {
      const user = await binding.bind(signedIn, body);
      const success: Schemas['UserAnswer'] = { user: userView(user) };
      return { status: 200, body: success };
    });
    if (replayed) response.set('Idempotency-Replayed', 'true');
    response.status(status);
    if (status >= 400) response.type('application/problem+json');
    response.json(answer);
  });
  return router;
}
