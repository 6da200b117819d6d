import { randomUUID } from 'node:crypto';

import type { Wechat } from 'wechat-simulator';
import { defaultAccount } from 'wechat-simulator';
import { z } from 'zod';

import type { KillableBackend } from './killable-backend';

/** An answer that a client has read to its end. */
export interface Acknowledged {
  readonly userId: string;
  readonly key: string;
  readonly status: number;
}

const session = z.object({ token: z.string(), user: z.object({ id: z.string() }) });
const { appid } = defaultAccount;

/** Problems after which the same request is sent again. */
const isPassing = (status: number): boolean => status === 429 || status >= 500;

async function post(
  backend: KillableBackend,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: object,
): Promise<{ readonly status: number; readonly body: unknown } | undefined> {
  try {
    const response = await fetch(`${backend.url()}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(5000),
    });
    return { status: response.status, body: await response.json() };
  } catch {
    return undefined;
  }
}

/** The same request until it is answered. */
async function stubborn<Result>(
  signal: AbortSignal,
  attempt: () => Promise<Result | undefined>,
): Promise<Result> {
  for (;;) {
    signal.throwIfAborted();
    const result = await attempt();
    if (result !== undefined) return result;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

export interface SignedInClient {
  readonly token: string;
  readonly userId: string;
}

/** A fresh login code for every try, as the program does. */
export function signInUntilAnswered(
  backend: KillableBackend,
  wechat: Wechat,
  person: string,
  signal: AbortSignal,
): Promise<SignedInClient> {
  return stubborn(signal, async () => {
    const loginCode = wechat.login(appid, person);
    const answer = await post(backend, '/v1/sessions', {}, { loginCode });
    const parsed = session.safeParse(answer?.body);
    return parsed.success ? { token: parsed.data.token, userId: parsed.data.user.id } : undefined;
  });
}

/** One paid code, sent under one key until the backend says something final about it. */
export async function bindUntilAnswered(
  backend: KillableBackend,
  wechat: Wechat,
  person: string,
  { token, userId }: SignedInClient,
  signal: AbortSignal,
): Promise<Acknowledged> {
  const tap = { appid, userId: person, component: 'quick', numberId: 'own' } as const;
  const granted = wechat.phone.grant({ ...tap, oldClient: false });
  if (granted.kind !== 'granted') throw new Error(granted.errMsg);
  const key = randomUUID();
  return stubborn(signal, async () => {
    const answer = await post(
      backend,
      '/v1/user/phone',
      { authorization: `Bearer ${token}`, 'idempotency-key': key },
      { kind: 'code', component: 'quick', code: granted.code },
    );
    return answer === undefined || isPassing(answer.status)
      ? undefined
      : { userId, key, status: answer.status };
  });
}
