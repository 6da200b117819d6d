import type { PhoneCode, PhoneComponent, PhoneOutcome, PhoneRefusalKind } from '../../models/phone';
import type { RefusalRule } from '../../models/privacy';
import { privacyRules, rawError } from '../../models/privacy';

interface Detail {
  readonly errMsg: string;
  readonly errno: number | null;
  readonly code: string;
  readonly encryptedData: string;
  readonly iv: string;
  readonly cloudID: string;
}

const text = (field: unknown): string => (typeof field === 'string' ? field : '');

function readDetail(detail: unknown): Detail {
  const fields = Object(detail) as Readonly<Record<string, unknown>>;
  const errno = fields['errno'];
  return {
    errMsg: text(fields['errMsg']),
    errno: typeof errno === 'number' ? errno : null,
    code: text(fields['code']),
    encryptedData: text(fields['encryptedData']),
    iv: text(fields['iv']),
    cloudID: text(fields['cloudID']),
  };
}

type Rule = RefusalRule<PhoneRefusalKind>;

const quotaRule: Rule = {
  kind: 'quota-exhausted',
  errnos: [1400001],
  errMsg: /no enough quota/i,
};

/**
 * First match wins. Numbers and texts as collected in docs/wechat-facts.md §1.3 and docs/wechat-errno.md §3: the same
 * refusal differs by client, by version and by platform, and the error table and the privacy guide disagree on 104.
 */
const rules: readonly Rule[] = [quotaRule].concat(privacyRules, [
  // Android says "no permission" of a call that came while the program was leaving the screen.
  {
    kind: 'failed',
    errnos: [3],
    errMsg: /system permission denied|runningState=(suspend|background)/i,
  },
  {
    kind: 'no-permission',
    errnos: [102, 1402101, 1421102],
    errMsg: /no permission|没有权限|is blocked/i,
  },
  {
    kind: 'needs-verification',
    errnos: [],
    errMsg: /需要进行验证|短信验证|needs to be verified|SMS verification/i,
  },
  // One client says a number instead of the sentence.
  { kind: 'no-number', errnos: [], errMsg: /未绑定手机|fail 10000$/ },
  { kind: 'too-frequent', errnos: [1003, 510001], errMsg: /too frequent|frequency|频繁/i },
  {
    kind: 'declined',
    errnos: [1, 103, 104],
    errMsg: /\b(user )?(deny|denied|cancel(l?ed)?)\b|用户(拒绝|取消)/i,
  },
  { kind: 'unsupported', errnos: [100, 10100005], errMsg: /not support|no openid/i },
]);

function matches(rule: Rule, detail: Detail): boolean {
  const byNumber = rule.errnos.includes(detail.errno);
  const byText = rule.errMsg.test(detail.errMsg);
  return rule.needsText === true ? byNumber && byText : byNumber || byText;
}

/**
 * The one reader of phone events: both buttons and `wx.getPhoneNumber`, every client, anything in.
 *
 * Granted only with a non-empty code, or, from clients before 2.21.2 (quick only), with the complete
 * legacy payload, or with a CloudID where the transport can use one.
 */
export function classifyPhoneEvent(
  component: PhoneComponent,
  eventDetail: unknown,
  transportTakesCloudId = false,
): PhoneOutcome {
  const detail = readDetail(eventDetail);
  if (detail.code !== '') {
    const code = detail.code as PhoneCode;
    return { kind: 'granted', grant: { kind: 'code', component, code } };
  }
  if (component === 'quick' && transportTakesCloudId && detail.cloudID !== '') {
    return { kind: 'granted', grant: { kind: 'cloudId', cloudId: detail.cloudID } };
  }
  if (component === 'quick' && detail.encryptedData !== '' && detail.iv !== '') {
    const { encryptedData, iv } = detail;
    return { kind: 'granted', grant: { kind: 'encrypted', encryptedData, iv } };
  }
  const rule = rules.find((one) => matches(one, detail));
  return { kind: rule?.kind ?? 'failed', raw: rawError(detail.errMsg, detail.errno) };
}
