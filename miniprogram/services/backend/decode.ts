/** Says where a response differs from the contract: the path of the first wrong place. */
export interface Mismatch {
  readonly kind: 'mismatch';
  readonly path: string;
}

export type Decoded<T> = { readonly kind: 'value'; readonly value: T } | Mismatch;

/**
 * Turns an unknown response into a typed one, or says what is wrong with it.
 *
 * @param userId who the response must be about, where it is about somebody; anybody before the sign-in
 */
export type Decoder<T> = (body: unknown, userId?: string) => Decoded<T>;

export const value = <T>(decoded: T): Decoded<T> => ({ kind: 'value', value: decoded });

export const mismatch = (path: string): Mismatch => ({ kind: 'mismatch', path });

/** A JSON object as a record, or null for everything else. */
export function asRecord(body: unknown): Readonly<Record<string, unknown>> | null {
  // `Object` returns only what is an object as it is; `typeof` would bring a compiler's helper along.
  return Object(body) === body && !Array.isArray(body)
    ? (body as Readonly<Record<string, unknown>>)
    : null;
}

export const isText = (body: unknown): body is string => typeof body === 'string' && body !== '';

/** A text that is not longer than anybody means it to be: it is drawn, stored and sent back. */
export const isTextUpTo = (longest: number, body: unknown): body is string =>
  isText(body) && body.length <= longest;

export const isCount = (body: unknown): body is number =>
  Number.isFinite(body) && (body as number) >= 0;

/** Seconds to wait, as people may be told: at most six digits, like those of a `Retry-After`. */
export const isWait = (body: unknown): body is number => isCount(body) && body < 1_000_000;

/** For responses without a body (204). */
export const nothing: Decoder<null> = () => value(null);
