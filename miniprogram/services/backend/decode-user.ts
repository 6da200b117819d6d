import type { BoundPhone, User } from '../../models/user';
import type { Decoded } from './decode';
import { asRecord, isText, isTextOrNull, mismatch, value } from './decode';

/** A whole number is refused like any other response that is not in the contract: it is never shown. */
const isMasked = (body: unknown): body is string =>
  typeof body === 'string' && /^\d{2,3}\*+\d{1,2}$/.test(body);

const isCallingCode = (body: unknown): body is string =>
  typeof body === 'string' && /^[1-9]\d{0,3}$/.test(body);

function decodePhone(body: unknown): Decoded<BoundPhone> {
  const phone = asRecord(body);
  if (phone === null) return mismatch('phone');
  const { masked, countryCode } = phone;
  if (!isMasked(masked)) return mismatch('phone.masked');
  if (!isCallingCode(countryCode)) return mismatch('phone.countryCode');
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
  const phone = user['phone'] === null ? value(null) : decodePhone(user['phone']);
  return phone.kind === 'mismatch' ? phone : value({ id, nickname, avatarUrl, phone: phone.value });
}

/** `{user: User}`, what binding a number returns: without a number nothing was bound. */
export function decodeBinding(body: unknown): Decoded<User> {
  const decoded = decodeUser(asRecord(body)?.['user']);
  return decoded.kind === 'value' && decoded.value.phone === null ? mismatch('phone') : decoded;
}
