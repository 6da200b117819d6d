import type { Options } from '../../kit/api';
import { ApiFailure } from '../../kit/api-failure';
import { base64ToBytes, bytesToBase64, bytesToText, textToBytes } from '../../kit/bytes';
import type { ApiContext } from '../../kit/context';
import { exchange } from '../../network/exchange';

export interface CloudState {
  /** From `init`; undefined before it. */
  env: string | undefined;
  readonly context: ApiContext;
}

export function envOf({ env }: CloudState, { config }: Options): string {
  const { env: own } = (config ?? {}) as { readonly env?: unknown };
  if (env === undefined) {
    throw new ApiFailure("Cloud API isn't enabled, please call wx.cloud.init first", undefined, {
      errCode: -1,
    });
  }
  const chosen = typeof own === 'string' && own !== '' ? own : env;
  if (chosen === '') {
    throw new ApiFailure('errCode: -601002 missing env', undefined, { errCode: -601002 });
  }
  return chosen;
}

export function callId({ phone }: ApiContext): string {
  return `${phone.clock.now()}-host`;
}

/** Tells the developer once how to give the host a cloud, when there is none. */
export async function explained(
  { phone }: ApiContext,
  origin: string,
  result: Promise<unknown>,
): Promise<unknown> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof ApiFailure && error.errno === 600001) {
      phone.journal.emit('notice', {
        severity: 'warning',
        text: `There is no cloud here. Start the host with --resolve ${origin}=<address> to answer for it.`,
      });
    }
    throw error;
  }
}

/** Documentation (数据库, 存储): a call of the program waits 60 s at most. */
const patience = 60_000;

/**
 * Asks one of the cloud's services by JSON; it answers with JSON. An answer of 400 and more fails the
 * call with its `errCode` and `errMsg`, or with `fallback` as its code.
 */
export async function askCloud(
  { context }: CloudState,
  origin: string,
  path: string,
  question: unknown,
  fallback: number,
): Promise<Readonly<Record<string, unknown>>> {
  const request = {
    url: `${origin}/${path}`,
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    bodyBase64: bytesToBase64(textToBytes(JSON.stringify(question))),
  };
  const { result } = exchange(
    context,
    { kind: 'request', request, timeout: patience },
    ({ status, bodyBase64 }) => {
      const text = bytesToText(base64ToBytes(bodyBase64));
      const answer = objectOf(text);
      if (status < 400 && answer !== undefined) return answer;
      throw cloudFailure(answer?.['errCode'] ?? fallback, answer?.['errMsg'] ?? text);
    },
  );
  return (await explained(context, origin, result)) as Readonly<Record<string, unknown>>;
}

/** Fails as the cloud does: the code in the words and beside them. */
export function cloudFailure(code: unknown, reason: unknown): ApiFailure {
  const errCode = Number(code);
  return new ApiFailure(`errCode: ${errCode} | errMsg: ${String(reason)}`, undefined, { errCode });
}

function objectOf(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = text === '' ? {} : JSON.parse(text);
    return typeof value === 'object' && value !== null
      ? (value as Readonly<Record<string, unknown>>)
      : undefined;
  } catch {
    return undefined;
  }
}
