import { Router } from 'express';
import type { Authentication } from '../sessions/signed-in';
import { userView } from '../users/user-view';

/** `GET /v1/user`. */
export function userRoutes(authentication: Authentication): Router {
  const router = Router();
  router.get('/v1/user', (request, response) => {
    response.json(userView(authentication.of(request).user));
  });
  return router;
}
