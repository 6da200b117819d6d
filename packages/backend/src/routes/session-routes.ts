import { Router } from 'express';
import type { components } from 'onboarding-contract';

import type { RateLimit } from '../rate-limit';
import type { Sessions } from '../sessions/sessions';
import { sessionLifeSeconds } from '../sessions/sessions';
import type { CloudSurroundings } from '../surroundings';
import type { UserView } from '../users/user-view';

type Schemas = components['schemas'];

/** `POST /v1/sessions`. Bodies are typed by the contract, which has checked them before. */
export function sessionRoutes(parts: {
  readonly sessions: Sessions;
  readonly limit: RateLimit;
  readonly viewOf: UserView;
  readonly cloud: CloudSurroundings | undefined;
}): Router {
  const { sessions, limit, viewOf, cloud } = parts;
  const router = Router();
  router.post('/v1/sessions', async (request, response) => {
    const caller = cloud?.callerOf(request);
    // Inside the cloud everybody comes from its own address.
    await limit(caller ?? request.ip ?? '');
    const { loginCode } = request.body as Schemas['SessionRequest'];
    const { token, user } = await sessions.open(loginCode, caller);
    const session: Schemas['Session'] = {
      token,
      expiresInSeconds: sessionLifeSeconds,
      user: viewOf(user, request),
    };
    response.status(201).json(session);
  });
  return router;
}
