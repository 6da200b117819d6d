import type { BoundPhone, User } from '../../models/user';
import type { Decoded } from './decode';
import { asRecord, isTextUpTo, mismatch, value } from './decode';

/** Longest texts of the contract (docs/backend.openapi.yaml, User), in UTF-16 code units. */
const LONGEST = { id: 64, nickname: 128, avatarUrl: 2048 } as const;

/** Pictures come over https. The address of a developer's own computer, which has no name, may do without. */
const picture = /^(https:\/\/[^\s/]+|http:\/\/(localhost|[\d.]+)(:\d+)?)(\/\S*)?$/i;

const isPicture = (body: unknown): body is string =>
  isTextUpTo(LONGEST.avatarUrl, body) && picture.test(body);

/** A whole number is refused like any other response that is not in the contract: it is never shown. */
const isMasked = (body: unknown): body is string =>
  typeof body === 'string' && /^\d{2,3}\*+\d{1,2}$/.test(body);

const isCallingCode = (body: unknown): body is string =>
  typeof body === 'string' && /^[1-9]\d{0,3}$/.test(body);

/** BoundPhone of the contract. */
export function decodePhone(body: unknown): Decoded<BoundPhone> {
  const phone = asRecord(body);
  if (phone === null) return mismatch('phone');
  const { masked, countryCode } = phone;
  if (!isMasked(masked)) return mismatch('phone.masked');
  if (!isCallingCode(countryCode)) return mismatch('phone.countryCode');
  return value({ masked, countryCode });
}

/** User of the contract, who must be the one that asked. */
export function decodeUser(body: unknown, userId?: string): Decoded<User> {
  const user = asRecord(body);
  if (user === null) return mismatch('user');
  const { id, nickname, avatarUrl } = user;
  if (!isTextUpTo(LONGEST.id, id) || id !== (userId ?? id)) return mismatch('id');
  if (nickname !== null && !isTextUpTo(LONGEST.nickname, nickname)) return mismatch('nickname');
  if (avatarUrl !== null && !isPicture(avatarUrl)) return mismatch('avatarUrl');
  const phone = user['phone'] === null ? value(null) : decodePhone(user['phone']);
  return phone.kind === 'mismatch' ? phone : value({ id, nickname, avatarUrl, phone: phone.value });
}

/** `{user: User}`, what binding a number returns: without a number nothing was bound. */
export function decodeBinding(body: unknown, userId?: string): Decoded<User> {
  const decoded = decodeUser(asRecord(body)?.['user'], userId);
  return decoded.kind === 'value' && decoded.value.phone === null ? mismatch('phone') : decoded;
}
