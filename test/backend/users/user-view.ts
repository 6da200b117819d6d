import type { components } from '../../../typings/backend';
import type { StoredUser } from '../store/store';

/** The person as the contract shows them; the plain number and the openid stay behind. */
export function userView({ id, nickname, phone }: StoredUser): components['schemas']['User'] {
  return {
    id,
    nickname,
    avatarUrl: null,
    phone: phone === null ? null : { masked: phone.masked, countryCode: phone.countryCode },
  };
}
