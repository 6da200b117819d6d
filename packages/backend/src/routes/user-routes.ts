import { Router } from 'express';
import type { components } from 'onboarding-contract';
import { z } from 'zod';

import { ProblemError } from '../problem';
import type { RateLimit } from '../rate-limit';
import type { Authentication } from '../sessions/signed-in';
import type { Store } from '../store/store';
import type { Profile } from '../users/profile';
import type { Origin } from '../users/user-view';
import { userView } from '../users/user-view';

type Schemas = components['schemas'];

/** What the upload part of the contract check leaves of a multipart body. */
const uploadedFiles = z.array(z.object({ fieldname: z.string(), buffer: z.instanceof(Buffer) }));

/** `/v1/user`, `/v1/user/avatar` and `/v1/avatars/{id}`. */
export function userRoutes(parts: {
  readonly authentication: Authentication;
  readonly profile: Profile;
  readonly store: Store;
  readonly limit: RateLimit;
  readonly originOf: Origin;
}): Router {
  const { authentication, profile, store, limit, originOf } = parts;
  const router = Router();

  router.get('/v1/user', (request, response) => {
    response.json(userView(authentication.of(request).user, originOf(request)));
  });
  router.put('/v1/user', async (request, response) => {
    const { nickname } = request.body as Schemas['UserRequest'];
    const { user } = authentication.of(request);
    await limit(user.openid);
    const saved = await profile.saveNickname(user, nickname);
    response.json(userView(saved, originOf(request)));
  });
  router.delete('/v1/user', async (request, response) => {
    await store.deleteUser(authentication.of(request).user.id);
    response.status(204).end();
  });
  router.post('/v1/user/avatar', async (request, response) => {
    const { user } = authentication.of(request);
    await limit(user.openid);
    const files = uploadedFiles.safeParse(Reflect.get(request, 'files'));
    const [file, ...others] = files.success ? files.data : [];
    if (file?.fieldname !== 'avatar' || others.length > 0) {
      throw new ProblemError('invalid-request', { detail: '/body/avatar must be one file' });
    }
    const saved = await profile.saveAvatar(user, file.buffer);
    response.json(userView(saved, originOf(request)));
  });
  router.get('/v1/avatars/:avatarId', async (request, response) => {
    const avatar = await store.findAvatar(request.params.avatarId);
    if (avatar === undefined) throw new ProblemError('not-found');
    // The bytes are a stranger's: no browser may take them for anything but a picture.
    response.set('X-Content-Type-Options', 'nosniff');
    response.set('Content-Security-Policy', "default-src 'none'");
    response.set('Cache-Control', 'private, max-age=31536000, immutable');
    response.type(avatar.type).send(avatar.bytes);
  });
  return router;
}
