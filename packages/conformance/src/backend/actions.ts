import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';

import type { Kit } from '../kit';
import type { Digits, Person } from '../wechat/people';
import type { Answer, CallOptions } from './caller';
import type { User } from './expect';
import { expectBound, expectSession, expectUser } from './expect';

/** Somebody who is signed in. */
export interface Actor {
  readonly person: Person;
  readonly token: string;
  readonly user: User;
}

/** A fresh Idempotency-Key. */
export const newKey = (): string => randomBytes(16).toString('base64url');

/** Invented, in the length of WeChat's own phone codes. */
export const inventedCode = (): string => randomBytes(48).toString('base64url');

/** A code request as the program sends it. */
export const codeProof = (code: string, extras: object = {}): object => ({
  kind: 'code',
  component: 'quick',
  code,
  ...extras,
});

export const sendLogin = (kit: Kit, loginCode: string): Promise<Answer> =>
  kit.backend.send('POST', '/sessions', { json: { loginCode } });

export const bind = (
  kit: Kit,
  { token }: Pick<Actor, 'token'>,
  proof: object,
  options: CallOptions = {},
): Promise<Answer> =>
  kit.backend.send('POST', '/user/phone', { key: newKey(), ...options, token, json: proof });

/** Most seconds that a backend may tell a client to wait for its own first request. */
const longestWait = 5;

/** How long this answer says that the same request is running, in seconds; `undefined` when it does not. */
function stillRunning({ json, headers }: Answer): number | undefined {
  const seconds = Number(headers.get('retry-after') ?? NaN);
  const isBusy = Reflect.get(Object(json), 'code') === 'wechat-busy';
  return isBusy && seconds >= 1 && seconds <= longestWait ? seconds : undefined;
}

/**
 * Binds like the program: while the same request runs already, a backend may join it, or answer wechat-busy with a
 * short Retry-After; then it is sent again under its key.
 */
export async function bindPatiently(
  kit: Kit,
  actor: Pick<Actor, 'token'>,
  proof: object,
  { key = newKey(), ...options }: CallOptions = {},
): Promise<Answer> {
  const deadline = Date.now() + kit.patienceMs;
  for (;;) {
    const answer = await bind(kit, actor, proof, { ...options, key });
    const seconds = stillRunning(answer);
    if (seconds === undefined || Date.now() > deadline) return answer;
    await delay(seconds * 1000);
  }
}

/** Signs a person in. */
export async function signInAs(kit: Kit, person: Person): Promise<Actor> {
  const answer = await sendLogin(kit, await person.loginCode());
  const { token, user } = expectSession(answer, 'to a fresh login code');
  return { person, token, user };
}

/** A new person, signed in. */
export const signIn = (kit: Kit, number?: Digits): Promise<Actor> =>
  signInAs(kit, kit.people.create(number));

/** A new person with their number bound. */
export async function signInWithPhone(kit: Kit): Promise<Actor> {
  const actor = await signIn(kit);
  const { code } = await actor.person.tap();
  const answer = await bind(kit, actor, codeProof(code));
  return { ...actor, user: expectBound(answer, 'to a fresh phone code').user };
}

/** The person as GET /user tells. */
export async function readUser(kit: Kit, { token }: Pick<Actor, 'token'>): Promise<User> {
  return expectUser(await kit.backend.send('GET', '/user', { token }), 'to a good token');
}
