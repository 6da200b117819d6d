import type { PhoneFailure } from 'wechat-simulator';

import type { PhoneRefusalKind } from '../../miniprogram/models/phone';

/** How the simulated WeChat brings one kind of refusal about, and what the person then reads. */
export interface PhoneRefusal {
  readonly failure: PhoneFailure;
  /** What the person does on WeChat's sheet; nothing where WeChat refuses before it asks. */
  readonly choice?: 'allow' | 'refuse';
  readonly says: string;
  /** Why no journey makes WeChat fail with `failure`, where none does. */
  readonly otherwise?: string;
}

const otherNumber = '可以使用其他手机号';
const notNow = `这种方式暂时不可用，${otherNumber}。`;

/** Every kind of the program: one that the simulated WeChat cannot bring about does not compile here. */
export const phoneRefusals: Readonly<Record<PhoneRefusalKind, PhoneRefusal>> = {
  declined: {
    failure: 'user-deny',
    choice: 'refuse',
    says: `没关系，${otherNumber}，或以后再绑定。`,
    otherwise: 'the person refuses',
  },
  'privacy-declined': {
    failure: 'privacy-declined',
    says: `这种方式需要先同意隐私保护指引，也${otherNumber}。`,
  },
  'privacy-not-declared': { failure: 'privacy-undeclared', says: notNow },
  'privacy-banned': { failure: 'privacy-banned', says: notNow },
  'no-permission': { failure: 'no-permission', says: notNow },
  'quota-exhausted': {
    failure: 'no-quota',
    says: '这种方式暂时不可用',
    otherwise:
      'the quota is set to 0, and a sheet offers another way: "quota exhausted" in phone-methods',
  },
  'too-frequent': { failure: 'too-frequent', says: '操作有点频繁，请稍后再试，或使用其他手机号。' },
  unsupported: { failure: 'unsupported', says: `当前设备不支持这种方式，${otherNumber}。` },
  'needs-verification': {
    failure: 'phone-needs-verification',
    says: `这个号码需要先完成短信验证，也${otherNumber}。`,
  },
  'no-number': {
    failure: 'no-phone-bound',
    says: `没有找到你的手机号，${otherNumber}。`,
  },
  failed: {
    failure: 'internal-error',
    choice: 'allow',
    says: '验证没有完成，可以重试，或使用其他手机号。',
  },
};
