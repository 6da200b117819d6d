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

/** The scheme, host and port that pictures are shown under. */
export type Origin = (request: Request) => string;

/**
 * Never what the Host header says, which anybody writes as they like: the origin that the backend was given, or where
 * the connection arrived.
 */
export function createOrigin(given: string | undefined): Origin {
  if (given !== undefined) return () => given;
  return ({ protocol, socket }) => {
    const { localAddress = 'localhost', localPort = 80 } = socket;
    const address = localAddress.replace(/^::ffff:/, '');
    return `${protocol}://${address.includes(':') ? `[${address}]` : address}:${localPort}`;
  };
}
