import { Router } from 'express';
import type { components } from 'onboarding-contract';

import type { RateLimit } from '../rate-limit';
import type { Sessions } from '../sessions/sessions';
import { sessionLifeSeconds } from '../sessions/sessions';
import type { Origin } from '../users/user-view';
import { userView } from '../users/user-view';

type Schemas = components['schemas'];

/** `POST /v1/sessions`. Bodies are typed by the contract, which has checked them before. */
export function sessionRoutes(sessions: Sessions, limit: RateLimit, originOf: Origin): Router {
  const router = Router();
  router.post('/v1/sessions', async (request, response) => {
    await limit(request.ip ?? '');
    const { loginCode } = request.body as Schemas['SessionRequest'];
    const { token, user } = await sessions.open(loginCode);
    const session: Schemas['Session'] = {
      token,
      expiresInSeconds: sessionLifeSeconds,
      user: userView(user, originOf(request)),
    };
    response.status(201).json(session);
  });
  return router;
}
