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

/** What numbers and texts mean. */
export interface Rule<Meaning> {
  readonly means: Meaning;
  readonly errnos: readonly (number | null)[];
  readonly errMsg: RegExp;
}

/** The number decides where a rule has it; else the first rule whose text is there. */
export const meaningOf = <Meaning>(
  rules: readonly Rule<Meaning>[],
  { errno, errMsg }: WechatError,
): Meaning | undefined =>
  (
    rules.find(({ errnos }) => errnos.includes(errno)) ??
    rules.find((rule) => rule.errMsg.test(errMsg))
  )?.means;

/** Numbers and texts of docs/wechat-errno.md §4; everything else is as without a network. */
const rules: readonly Rule<NoResponseReason>[] = [
  {
    means: 'interrupted',
    errnos: [4, 102, 111, 600003, 600004, 600006, 600007, 602001, 602302],
    errMsg:
      /interr?upted|network change|suspend state|max task count|NETWORK_CHANGED|网络连接已中断|網絡連線中斷/i,
  },
  {
    means: 'insecure',
    errnos: [],
    errMsg: /CERT_|certificate|ERR_SSL|ssl hand.?shake|SSL ?(错误|錯誤|error)/i,
  },
  { means: 'timeout', errnos: [5], errMsg: /time.?out|timed.?out|超时|逾時/i },
  {
    means: 'file-gone',
    errnos: [1103002, 1300002, 1300013, 1300014, 1301000, 1301112],
    errMsg: /file (not found|not exist|doesn.t exist)|no such file/i,
  },
  {
    means: 'request-refused',
    errnos: [100, 101, 106, 110, 1001, 600005, 600010, 602300],
    errMsg: /invalid request (data|parameter)/i,
  },
  {
    means: 'address-refused',
    errnos: [600002, 600008, 600009, 600011],
    errMsg: /not in domain list|合法域名|invalid (url|appid)|url validate|max redirect|TLS 版本/i,
  },
  { means: 'aborted', errnos: [], errMsg: /\babort/i },
];

/** What a developer may have to set right. */
const ours: readonly NoResponseReason[] = ['insecure', 'request-refused', 'address-refused'];

/**
 * What a network call that failed ends with: why there was no response, by errno first (2.24.0 on),
 * by text below.
 * @see docs/wechat-errno.md §4
 */
export function noResponse(failed: unknown): HttpResult {
  const error = readWechatError(failed);
  // 600001 has no rule: it says "see the text".
  const reason = meaningOf(rules, error) ?? 'offline';
  if (ours.includes(reason)) console.warn(`${reason}: ${error.errMsg} [${error.errno ?? ''}]`);
  return { kind: 'no-response', reason };
}
