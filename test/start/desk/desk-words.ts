import type { DeskLanguage, PhoneComponent } from 'miniprogram-host';

/** What the desk says of the simulated platform. */
interface DeskWords {
  readonly quota: string;
  readonly quotaLeft: Readonly<Record<PhoneComponent, string>>;
  readonly quotaInvalid: string;
  readonly next: string;
  readonly nextOf: Readonly<Record<PhoneComponent, string>>;
  readonly asThePersonSays: string;
  readonly review: string;
  readonly nickname: string;
  readonly avatar: string;
  readonly pass: string;
  readonly reject: string;
  readonly timeout: string;
  readonly platform: string;
  readonly reset: string;
  readonly at: string;
  readonly component: string;
  readonly components: Readonly<Record<PhoneComponent, string>>;
  readonly price: string;
  readonly count: string;
  readonly total: string;
}

/** In the languages of the desk. */
export const deskWords: Readonly<Record<DeskLanguage, DeskWords>> = {
  zh: {
    quota: '额度',
    quotaLeft: { quick: '快速验证剩余次数', realtime: '实时验证剩余次数' },
    quotaInvalid: '次数要是 0 或正整数',
    next: '下一次结果',
    nextOf: { quick: '下一次快速验证', realtime: '下一次实时验证' },
    asThePersonSays: '由手机上的人决定',
    review: '内容审核',
    nickname: '下一次昵称审核',
    avatar: '下一次头像审核',
    pass: '通过',
    reject: '不通过',
    timeout: '超时',
    platform: '平台',
    reset: '恢复初始状态',
    at: '时间',
    component: '组件',
    components: { quick: '快速验证', realtime: '实时验证' },
    price: '费用',
    count: '次数',
    total: '合计',
  },
  en: {
    quota: 'Quota',
    quotaLeft: { quick: 'Quick, left', realtime: 'Real-time, left' },
    quotaInvalid: 'The number of uses is 0 or more, and whole.',
    next: 'Next outcome',
    nextOf: { quick: 'Quick', realtime: 'Real-time' },
    asThePersonSays: 'As the person says',
    review: 'Content review',
    nickname: 'Next nickname',
    avatar: 'Next avatar',
    pass: 'Pass',
    reject: 'Reject',
    timeout: 'Time out',
    platform: 'Platform',
    reset: 'Start over',
    at: 'Time',
    component: 'Component',
    components: { quick: 'Quick', realtime: 'Real-time' },
    price: 'Price',
    count: 'Charges',
    total: 'Total',
  },
};
