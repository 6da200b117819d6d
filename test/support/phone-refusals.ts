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

const byHand = '可以手动填写';
const notNow = `这种方式暂时不可用，${byHand}。`;

/** Every kind of the program: one that the simulated WeChat cannot bring about does not compile here. */
export const phoneRefusals: Readonly<Record<PhoneRefusalKind, PhoneRefusal>> = {
  declined: {
    failure: 'user-deny',
    choice: 'refuse',
    says: `没有关系，${byHand}，或以后再绑定。`,
    otherwise: 'the person refuses',
  },
  'privacy-declined': {
    failure: 'privacy-declined',
    says: '需要先同意隐私保护指引，才能使用这种方式。也可以手动填写。',
  },
  'privacy-not-declared': { failure: 'privacy-undeclared', says: notNow },
  'privacy-banned': { failure: 'privacy-banned', says: notNow },
  'no-permission': { failure: 'no-permission', says: notNow },
  'quota-exhausted': {
    failure: 'no-quota',
    says: '快捷验证暂时不可用',
    otherwise:
      'the quota is set to 0, and a sheet offers another way: "quota exhausted" in phone-methods',
  },
  'too-frequent': { failure: 'too-frequent', says: `操作有点频繁，请稍后再试，或手动填写。` },
  unsupported: { failure: 'unsupported', says: `当前设备不支持这种方式，${byHand}。` },
  'needs-verification': {
    failure: 'phone-needs-verification',
    says: '这个号码需要先完成短信验证，也可以手动填写。',
  },
  'no-number': {
    failure: 'no-phone-bound',
    says: `这种方式没有找到你的手机号，${byHand}。`,
  },
  failed: {
    failure: 'internal-error',
    choice: 'allow',
    says: '没有完成验证，可以再试一次，或手动填写。',
  },
};
