import type { NoAnswerReason } from '../models/failure';

/** The shape of every failure WeChat hands to a callback. */
export interface WechatError {
  readonly errMsg: string;
  readonly errno: number | null;
}

/** The one reader of what WeChat calls an error: anything in, both fields out. */
export function readWechatError(error: unknown): WechatError {
  if (typeof error === 'string') return { errMsg: error, errno: null };
  if (typeof error !== 'object' || error === null) return { errMsg: '', errno: null };
  const { errMsg, errno } = error as { readonly errMsg?: unknown; readonly errno?: unknown };
  return {
    errMsg: typeof errMsg === 'string' ? errMsg : '',
    errno: typeof errno === 'number' ? errno : null,
  };
}

const reasons: Readonly<Record<string, NoAnswerReason>> = {
  5: 'timeout',
  600002: 'address-refused',
  600003: 'interrupted',
  600009: 'address-refused',
};

/**
 * Why a network call had no answer, by errno first (2.24.0 on), by text below.
 * @see fact sheet §8, network errno
 */
export function noAnswerReason(error: unknown): NoAnswerReason {
  const { errMsg, errno } = readWechatError(error);
  const known = reasons[String(errno)];
  if (known !== undefined) return known;
  if (/abort/i.test(errMsg)) return 'aborted';
  if (/interrupted/i.test(errMsg)) return 'interrupted';
  if (/time.?out/i.test(errMsg)) return 'timeout';
  if (/not in domain list|invalid url/i.test(errMsg)) return 'address-refused';
  return 'offline';
}
