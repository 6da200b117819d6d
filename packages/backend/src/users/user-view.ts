import type { Request } from 'express';
import type { components } from 'onboarding-contract';

import type { StoredUser } from '../store/store';

/** The person as the contract shows them; the plain number and the openid stay behind. */
export function userView(
  { id, nickname, avatarId, phone }: StoredUser,
  origin: string,
): components['schemas']['User'] {
  return {
    id,
    nickname,
    avatarUrl: avatarId === null ? null : `${origin}/v1/avatars/${avatarId}`,
    phone: phone === null ? null : { masked: phone.masked, countryCode: phone.countryCode },
  };
}

/** The scheme, host and port under which the client reached the backend. */
export function originOf(request: Request): string {
  return `${request.protocol}://${request.get('host') ?? 'localhost'}`;
}
