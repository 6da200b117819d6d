import type { Request } from 'express';

import { ProblemError } from '../problem';
import type { CloudSurroundings } from '../surroundings';
import type { Sessions, SignedIn } from './sessions';

/** Ties a request to the person who sent it, for as long as the request lives. */
export interface Authentication {
  /** Reads the bearer token; `false` when there is no session behind it. */
  isSignedIn(request: Request): Promise<boolean>;
  /** The person of a request that `isSignedIn` let through. */
  of(request: Request): SignedIn;
}

/** Makes the authentication of one backend. */
export function createAuthentication(
  sessions: Sessions,
  cloud?: CloudSurroundings,
): Authentication {
  const people = new WeakMap<Request, SignedIn>();
  return {
    isSignedIn: async (request) => {
      const [, token] = /^Bearer ([\w-]{16,512})$/i.exec(request.get('authorization') ?? '') ?? [];
      const found = token === undefined ? undefined : await sessions.find(token);
      const caller = cloud?.callerOf(request);
      // A token that was stolen is worth nothing to somebody whom the cloud knows.
      if (found === undefined || (caller !== undefined && caller !== found.user.openid))
        return false;
      people.set(request, found);
      return true;
    },
    of: (request) => {
      const found = people.get(request);
      if (found === undefined) throw new ProblemError('session-invalid');
      return found;
    },
  };
}
