import type { BoundPhone, User } from '../../models/user';
import type { Decoded } from './decode';
import { asRecord, isText, isTextOrNull, mismatch, value } from './decode';

function decodePhone(body: unknown): Decoded<BoundPhone | null> {
  if (body === null) return value(null);
  const phone = asRecord(body);
  if (phone === null) return mismatch('phone');
  const { masked, countryCode } = phone;
  if (!isText(masked)) return mismatch('phone.masked');
  if (!isText(countryCode)) return mismatch('phone.countryCode');
  return value({ masked, countryCode });
}

/** User of the contract. */
export function decodeUser(body: unknown): Decoded<User> {
  const user = asRecord(body);
  if (user === null) return mismatch('user');
  const { id, nickname, avatarUrl } = user;
  if (!isText(id)) return mismatch('id');
  if (!isTextOrNull(nickname)) return mismatch('nickname');
  if (!isTextOrNull(avatarUrl)) return mismatch('avatarUrl');
  const phone = decodePhone(user['phone']);
  return phone.kind === 'mismatch' ? phone : value({ id, nickname, avatarUrl, phone: phone.value });
}

/** `{user: User}`. */
export function decodeUserEnvelope(body: unknown): Decoded<User> {
  const envelope = asRecord(body);
  return envelope === null ? mismatch('') : decodeUser(envelope['user']);
}
