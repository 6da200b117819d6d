import type { Request } from 'express';
import type { components } from 'onboarding-contract';

import type { StoredUser } from '../store/store';
import type { CloudSurroundings } from '../surroundings';

type User = components['schemas']['User'];

/** The person as the contract shows them; the plain number and the openid stay behind. */
export const userView = (user: StoredUser, origin: string): User =>
  viewOf(user, (avatarId) => `${origin}/v1/avatars/${avatarId}`);

function viewOf(
  { id, nickname, avatarId, phone }: StoredUser,
  avatarUrl: (avatarId: string) => string,
): User {
  return {
    id,
    nickname,
    avatarUrl: avatarId === null ? null : avatarUrl(avatarId),
    phone: phone === null ? null : { masked: phone.masked, countryCode: phone.countryCode },
  };
}

/** The person as a response to this request shows them. */
export type UserView = (user: StoredUser, request: Request) => User;

/** Shows pictures where the cloud keeps them, or under the backend's own origin. */
export function createUserView(
  origin: string | undefined,
  cloud: CloudSurroundings | undefined,
): UserView {
  const avatarUrl = cloud?.avatarUrl;
  if (avatarUrl !== undefined) return (user) => viewOf(user, avatarUrl);
  const originOf = createOrigin(origin);
  return (user, request) => userView(user, originOf(request));
}

/**
 * The scheme, host and port that pictures are shown under. Never what the Host header says, which anybody writes as
 * they like: the origin that the backend was given, or where the connection arrived.
 */
function createOrigin(given: string | undefined): (request: Request) => string {
  if (given !== undefined) return () => given;
  return ({ protocol, socket }) => {
    const { localAddress = 'localhost', localPort = 80 } = socket;
    const address = localAddress.replace(/^::ffff:/, '');
    return `${protocol}://${address.includes(':') ? `[${address}]` : address}:${localPort}`;
  };
}
