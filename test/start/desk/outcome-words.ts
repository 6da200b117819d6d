import type { DeskLanguage } from 'miniprogram-host';
import type { PhoneFailure } from 'wechat-simulator';

/** What a failure of a phone button is about; the panel shows one heading for each. */
type Subject = 'person' | 'privacy' | 'account' | 'limits' | 'number' | 'client' | 'broken';

export const subjectWords: Readonly<Record<DeskLanguage, Readonly<Record<Subject, string>>>> = {
  zh: {
    person: '用户拒绝',
    privacy: '隐私',
    account: '账号与权限',
    limits: '额度与频率',
    number: '用户的号码',
    client: '客户端不支持',
    broken: '出错',
  },
  en: {
    person: 'The person says no',
    privacy: 'Privacy',
    account: 'Account and permission',
    limits: 'Quota and limits',
    number: "The person's number",
    client: 'Not on this client',
    broken: 'Something breaks',
  },
};

interface OutcomeWords {
  readonly subject: Subject;
  readonly zh: string;
  readonly en: string;
}

/** Every failure in words, in the order of the panel. */
export const outcomeWords: Readonly<Record<PhoneFailure, OutcomeWords>> = {
  'user-deny': { subject: 'person', zh: '拒绝授权', en: 'Refuses' },
  'user-deny-android': {
    subject: 'person',
    zh: '拒绝（安卓写法）',
    en: 'Refuses (Android wording)',
  },
  'user-deny-unprefixed': { subject: 'person', zh: '拒绝（无前缀）', en: 'Refuses (no prefix)' },
  'user-deny-with-privacy': {
    subject: 'person',
    zh: '拒绝隐私弹窗',
    en: 'Refuses the privacy prompt',
  },
  'privacy-declined': { subject: 'privacy', zh: '未同意隐私指引', en: 'Guide not agreed to' },
  'privacy-declined-unprefixed': {
    subject: 'privacy',
    zh: '未同意隐私指引（无前缀）',
    en: 'Guide not agreed to (no prefix)',
  },
  'privacy-undeclared': {
    subject: 'privacy',
    zh: '隐私指引未声明手机号',
    en: 'Guide says nothing of numbers',
  },
  'privacy-undeclared-unprefixed': {
    subject: 'privacy',
    zh: '隐私指引未声明（无前缀）',
    en: 'Guide says nothing of numbers (no prefix)',
  },
  'privacy-banned': { subject: 'privacy', zh: '隐私接口被封禁', en: 'Privacy APIs are banned' },
  'no-permission': { subject: 'account', zh: '账号没有权限', en: 'Account has no permission' },
  'no-permission-errno': {
    subject: 'account',
    zh: '没有权限（带 102）',
    en: 'No permission (with 102)',
  },
  'person-blocked': { subject: 'account', zh: '用户被限制', en: 'Person is blocked' },
  'login-blocked': { subject: 'account', zh: '登录被限制', en: 'Login is blocked' },
  'no-quota': { subject: 'limits', zh: '额度用完', en: 'Quota is used up' },
  'too-frequent': { subject: 'limits', zh: '点击过快', en: 'Tapped too quickly' },
  'frequency-limit': { subject: 'limits', zh: '调用过于频繁', en: 'Called too often' },
  'phone-needs-verification': { subject: 'number', zh: '号码需短信验证', en: 'Needs an SMS check' },
  'phone-needs-verification-error': {
    subject: 'number',
    zh: '号码需短信验证（带 Error）',
    en: 'Needs an SMS check (with “Error”)',
  },
  'no-phone-bound': { subject: 'number', zh: '微信未绑定手机号', en: 'No number in WeChat' },
  'no-phone-bound-number': {
    subject: 'number',
    zh: '微信未绑定手机号（10000）',
    en: 'No number in WeChat (10000)',
  },
  'unsupported-in-devtools': { subject: 'client', zh: '开发者工具不支持', en: 'Not in DevTools' },
  unsupported: { subject: 'client', zh: '不支持此能力', en: 'Ability not supported' },
  'unsupported-multi-platform': {
    subject: 'client',
    zh: '多端应用不支持',
    en: 'Not in an app of its own',
  },
  'internal-error': { subject: 'broken', zh: '微信内部错误', en: 'Error inside WeChat' },
  timeout: { subject: 'broken', zh: '超时', en: 'Time out' },
  network: { subject: 'broken', zh: '网络错误', en: 'Network error' },
};

/** The choices for the next tap on a phone button, grouped, without "as the person says". */
export const outcomeChoices = (language: DeskLanguage) =>
  (Object.keys(outcomeWords) as PhoneFailure[]).map((failure) => ({
    value: failure,
    label: outcomeWords[failure][language],
    group: subjectWords[language][outcomeWords[failure].subject],
  }));
