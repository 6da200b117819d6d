import type { PhoneCode, PhoneComponent, PhoneOutcome, PhoneRefusalKind } from '../../models/phone';

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

interface Rule {
  readonly kind: PhoneRefusalKind;
  readonly errnos: readonly (number | null)[];
  readonly errMsg: RegExp;
  /** The number alone is ambiguous: the text must agree. */
  readonly needsText?: true;
}

/**
 * First match wins. Numbers and texts as collected in docs/wechat-facts.md §1.3: the same refusal differs
 * by client, by version and by platform, and the error table and the privacy guide disagree on 104.
 */
const rules: readonly Rule[] = [
  { kind: 'quota-exhausted', errnos: [1400001], errMsg: /no enough quota/i },
  {
    kind: 'privacy-not-declared',
    errnos: [112, 101100],
    errMsg: /not declared in the privacy/i,
  },
  { kind: 'privacy-banned', errnos: [1025, 101101], errMsg: /privacy api banned/i },
  { kind: 'privacy-declined', errnos: [101102], errMsg: /privacy.*not authorized/i },
  { kind: 'privacy-declined', errnos: [104], errMsg: /privacy/i, needsText: true },
  { kind: 'no-permission', errnos: [102], errMsg: /no permission/i },
  { kind: 'needs-verification', errnos: [], errMsg: /需要进行验证|短信验证/ },
  { kind: 'too-frequent', errnos: [1003], errMsg: /too frequent|frequency/i },
  { kind: 'declined', errnos: [1, 103, 104], errMsg: /\b(user )?(deny|denied|cancel(l?ed)?)\b/i },
  { kind: 'unsupported', errnos: [100, 10100005], errMsg: /not support/i },
];

function matches(rule: Rule, detail: Detail): boolean {
  const byNumber = rule.errnos.includes(detail.errno);
  const byText = rule.errMsg.test(detail.errMsg);
  return rule.needsText === true ? byNumber && byText : byNumber || byText;
}

/** For developers: both fields, in one line. */
const rawOf = (detail: Detail): string =>
  `${detail.errMsg === '' ? '(no errMsg)' : detail.errMsg}${detail.errno === null ? '' : ` [${detail.errno}]`}`;

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
  return { kind: rule?.kind ?? 'failed', raw: rawOf(detail) };
}
