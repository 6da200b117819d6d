import type { NoResponseReason } from '../models/failure';
import type { HttpResult } from './platform';

/** The shape of every failure WeChat hands to a callback. */
export interface WechatError {
  readonly errMsg: string;
  readonly errno: number | null;
}

/** The one reader of what WeChat calls an error: anything in, both fields out. */
export function readWechatError(error: unknown): WechatError {
  if (typeof error === 'string') return { errMsg: error, errno: null };
  const { errMsg, errno } = Object(error) as {
    readonly errMsg?: unknown;
    readonly errno?: unknown;
  };
  return {
    errMsg: typeof errMsg === 'string' ? errMsg : '',
    errno: typeof errno === 'number' ? errno : null,
  };
}

const reasons: Readonly<Record<string, NoResponseReason>> = {
  5: 'timeout',
  600002: 'address-refused',
  600003: 'interrupted',
  600009: 'address-refused',
};

function reasonOf(error: unknown): NoResponseReason {
  const { errMsg, errno } = readWechatError(error);
  const known = reasons[String(errno)];
  if (known !== undefined) return known;
  if (/abort/i.test(errMsg)) return 'aborted';
  if (/interrupted/i.test(errMsg)) return 'interrupted';
  if (/time.?out/i.test(errMsg)) return 'timeout';
  if (/not in domain list|invalid url/i.test(errMsg)) return 'address-refused';
  return 'offline';
}

/**
 * What a network call that failed ends with: why there was no response, by errno first (2.24.0 on),
 * by text below.
 * @see docs/wechat-facts.md §8
 */
export const noResponse = (error: unknown): HttpResult => ({
  kind: 'no-response',
  reason: reasonOf(error),
});
