import type { Request } from 'express';
import { Router } from 'express';
import type { components } from 'onboarding-contract';
import { z } from 'zod';

import { mostImageBytes } from '../contract/contract';
import { ProblemError } from '../problem';
import type { RateLimit } from '../rate-limit';
import type { Authentication } from '../sessions/signed-in';
import type { Store } from '../store/store';
import type { CloudSurroundings, CloudUploads } from '../surroundings';
import { isUpload } from '../surroundings';
import type { Profile } from '../users/profile';
import type { UserView } from '../users/user-view';

type Schemas = components['schemas'];

/** What the upload part of the contract check leaves of a multipart body. */
const uploadedFiles = z.array(z.object({ fieldname: z.string(), buffer: z.instanceof(Buffer) }));

/** `/v1/user`, `/v1/user/avatar` and `/v1/avatars/{id}`. */
export function userRoutes(parts: {
  readonly authentication: Authentication;
  readonly profile: Profile;
  readonly store: Store;
  readonly limit: RateLimit;
  readonly viewOf: UserView;
  readonly cloud: CloudSurroundings | undefined;
}): Router {
  const { authentication, profile, store, limit, viewOf, cloud } = parts;
  const router = Router();

  router.get('/v1/user', (request, response) => {
    response.json(viewOf(authentication.of(request).user, request));
  });
  router.put('/v1/user', async (request, response) => {
    const { nickname } = request.body as Schemas['UserRequest'];
    const { user } = authentication.of(request);
    await limit(user.openid);
    const saved = await profile.saveNickname(user, nickname);
    response.json(viewOf(saved, request));
  });
  router.delete('/v1/user', async (request, response) => {
    await store.deleteUser(authentication.of(request).user.id);
    response.status(204).end();
  });
  router.post('/v1/user/avatar', async (request, response) => {
    const { user } = authentication.of(request);
    await limit(user.openid);
    const fileId = fileIdIn(request.body);
    const bytes = fileId === undefined ? bytesIn(request) : await bytesOf(fileId, cloud?.uploads);
    const saved = await profile.saveAvatar(user, bytes);
    if (fileId !== undefined) await cloud?.uploads?.drop(fileId);
    response.json(viewOf(saved, request));
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

function bytesIn(request: Request): Buffer {
  const files = uploadedFiles.safeParse(Reflect.get(request, 'files'));
  const [file, ...others] = files.success ? files.data : [];
  if (file?.fieldname === 'avatar' && others.length === 0) return file.buffer;
  throw new ProblemError('invalid-request', { detail: '/body/avatar must be one file' });
}

function fileIdIn(body: unknown): string | undefined {
  const parsed = z.object({ fileId: z.string() }).safeParse(body);
  return parsed.success ? parsed.data.fileId : undefined;
}

async function bytesOf(fileId: string, uploads: CloudUploads | undefined): Promise<Buffer> {
  if (uploads === undefined || !isUpload(fileId)) {
    throw new ProblemError('invalid-request', {
      detail: '/body/fileId is no file for this backend',
    });
  }
  const bytes = await uploads.read(fileId);
  if (bytes === undefined || bytes.length > mostImageBytes)
    throw new ProblemError('avatar-rejected');
  return bytes;
}
