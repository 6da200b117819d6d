import type { User } from '../../miniprogram/models/user';
import type { HttpRequest, HttpResult } from '../../miniprogram/platform/platform';
import type { Answer } from './fake-platform';
import { ok } from './fake-platform';

export const nobody: User = { id: 'u1', nickname: null, avatarUrl: null, phone: null };
export const somebody: User = {
  ...nobody,
  phone: { masked: '138******78', countryCode: '86' },
};

export const session = (user: User, token = 'token-1', expiresInSeconds = 7200): HttpResult =>
  ok({ token, expiresInSeconds, user }, 201);

/** `POST /user/phone`, as a key of the routes below. */
export const routeOf = (request: HttpRequest): string =>
  `${request.method} ${request.url.replace(/^https?:\/\/[^/]+\/v1/, '')}`;

/** Responses by route; a route that is not given fails the test by name. */
export function routes(table: Readonly<Record<string, Answer>>): Answer {
  return (request) => {
    const answer = table[routeOf(request)];
    if (answer === undefined) throw new Error(`The test has no answer for ${routeOf(request)}.`);
    return answer(request);
  };
}
