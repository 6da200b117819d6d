import { Router } from 'express';
import type { components } from 'onboarding-contract';

import type { Clock } from '../clock';
import type { Idempotency } from '../idempotency';
import { judgeTypedNumber } from '../numbers/typed-number';
import type { PhoneBinding } from '../phone/phone-binding';
import type { Authentication } from '../sessions/signed-in';
import type { SmsCodes } from '../sms/sms-codes';
import type { Store } from '../store/store';
import type { UserView } from '../users/user-view';

type Schemas = components['schemas'];

/** `/v1/user/phone` and `POST /v1/sms-codes`. */
export function phoneRoutes(parts: {
  readonly authentication: Authentication;
  readonly idempotency: Idempotency;
  readonly binding: PhoneBinding;
  readonly smsCodes: SmsCodes;
  readonly store: Store;
  readonly clock: Clock;
  readonly viewOf: UserView;
}): Router {
  const { authentication, idempotency, binding, smsCodes, store, clock, viewOf } = parts;
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
      const success: Schemas['UserAnswer'] = { user: viewOf(user, request) };
      return { status: 200, body: success };
    });
    if (replayed) response.set('Idempotency-Replayed', 'true');
    response.status(status);
    if (status >= 400) response.type('application/problem+json');
    response.json(answer);
  });
  router.delete('/v1/user/phone', async (request, response) => {
    await store.unbindPhone(authentication.of(request).user.id, clock.now());
    response.status(204).end();
  });
  router.post('/v1/sms-codes', async (request, response) => {
    const { user } = authentication.of(request);
    const number = await judgeTypedNumber(request.body as Schemas['TypedNumber']);
    const sent: Schemas['SmsCodeSent'] = await smsCodes.send(user, number);
    response.status(202).json(sent);
  });
  return router;
}
