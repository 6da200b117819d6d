import type { DeskLanguage, PhoneComponent } from 'miniprogram-host';

import type { BackendFaultName } from './backend-faults';

/** What the desk says of the simulated platform. */
export interface DeskWords {
  readonly people: string;
  readonly person: string;
  readonly personWith: (name: string, numbers: number) => string;
  readonly personHint: string;
  readonly bindElsewhere: string;
  readonly bindElsewhereHint: string;
  readonly holderHasNoNumber: string;
  readonly numberIsBound: string;
  readonly backend: string;
  readonly backendNext: string;
  readonly asUsual: string;
  readonly backendFaults: Readonly<Record<BackendFaultName, string>>;
  readonly backendUp: string;
  readonly passTime: string;
  readonly minutes: (count: number) => string;
  readonly passTimeHint: string;
  readonly passTimeOfWechatHint: string;
  readonly quota: string;
  readonly quotaLeft: Readonly<Record<PhoneComponent, string>>;
  readonly quotaInvalid: string;
  readonly next: string;
  readonly nextOf: Readonly<Record<PhoneComponent, string>>;
  readonly asThePersonSays: string;
  readonly asTheWordsAre: string;
  readonly review: string;
  readonly nickname: string;
  readonly avatar: string;
  readonly pass: string;
  readonly reject: string;
  readonly timeout: string;
  readonly platform: string;
  readonly reset: string;
  readonly resetHint: string;
  readonly resetQuestion: string;
  /** The same two with a backend that is not ours to empty. */
  readonly resetOwnHint: string;
  readonly resetOwnQuestion: string;
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
    people: '用户',
    person: '手机的主人',
    personWith: (name, numbers) =>
      numbers === 0 ? `${name}（没有号码）` : `${name}（${numbers} 个号码）`,
    personHint: '换人后手机是全新的：没有存储，程序重新启动',
    bindElsewhere: '别人先绑定本机号码',
    bindElsewhereHint: '之后在手机上绑定同一号码会遇到冲突',
    holderHasNoNumber: '手机的主人没有号码',
    numberIsBound: '这个号码已经绑定，请先解除绑定',
    backend: '后端与时间',
    backendNext: '下一次响应',
    asUsual: '正常',
    backendFaults: {
      'rate-limited': '请求过多（429，30 秒后）',
      'session-invalid': '登录已失效（401）',
      'wechat-busy': '微信繁忙（503）',
      internal: '内部错误（500）',
      status: '网关错误（502，纯文本）',
      html: '网页（如 Wi-Fi 登录页）',
      empty: '空响应',
      'wrong-shape': '不符合约定的 JSON',
      silence: '一直不响应',
      'lost-before': '连接断开，未处理',
      'lost-after': '已处理，响应丢失',
    },
    backendUp: '后端在线',
    passTime: '让时间过去 5 分钟',
    minutes: (count) => (count === 0 ? '现在' : `+${count} 分钟`),
    passTimeHint: '微信和后端的时间前进，手机的不变',
    quota: '额度',
    passTimeOfWechatHint: '只作用于微信：code 和 token 随之变旧',
    quotaLeft: { quick: '快速验证剩余次数', realtime: '实时验证剩余次数' },
    quotaInvalid: '次数要是 0 或正整数',
    next: '下一次结果',
    nextOf: { quick: '下一次快速验证', realtime: '下一次实时验证' },
    asThePersonSays: '由手机上的人决定',
    asTheWordsAre: '按内容决定',
    review: '内容审核',
    nickname: '下一次昵称审核',
    avatar: '下一次头像审核',
    pass: '通过',
    reject: '不通过',
    timeout: '超时',
    platform: '全部',
    reset: '恢复初始状态',
    resetHint: '后端、额度、手机存储和页面全部清空，程序重新启动',
    resetQuestion: '清空后端、额度和手机上的一切？',
    resetOwnHint: '额度、手机存储和页面清空，程序重新启动；你的后端保持不变',
    resetOwnQuestion: '清空额度和手机上的一切？你的后端保持不变。',
    at: '时间',
    component: '组件',
    components: { quick: '快速验证', realtime: '实时验证' },
    price: '费用',
    count: '次数',
    total: '合计',
  },
  en: {
    people: 'People',
    person: 'Holds the phone',
    personWith: (name, numbers) => {
      const shown = `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`;
      if (numbers === 0) return `${shown} (no number)`;
      return `${shown} (${numbers} ${numbers === 1 ? 'number' : 'numbers'})`;
    },
    personHint: 'For another person the phone is new: nothing stored, the program starts',
    bindElsewhere: 'Someone else takes this number',
    bindElsewhereHint: 'Binding it on this phone then meets the conflict',
    holderHasNoNumber: 'The person who holds the phone has no number.',
    numberIsBound: 'The number is bound already: unbind it first.',
    backend: 'Backend and time',
    backendNext: 'Next response',
    asUsual: 'As usual',
    backendFaults: {
      'rate-limited': 'Too many requests (429, 30 s)',
      'session-invalid': 'Session is over (401)',
      'wechat-busy': 'WeChat is busy (503)',
      internal: 'Internal error (500)',
      status: 'Gateway error (502, text)',
      html: 'A web page, as a Wi-Fi login',
      empty: 'Nothing but a status',
      'wrong-shape': 'JSON of another shape',
      silence: 'No response at all',
      'lost-before': 'Connection lost, nothing done',
      'lost-after': 'Done, then the response is lost',
    },
    backendUp: 'Backend is up',
    passTime: 'Let 5 minutes pass',
    minutes: (count) => (count === 0 ? 'now' : `+${count} min`),
    passTimeHint: 'For WeChat and the backend, not for the phone',
    passTimeOfWechatHint: 'For WeChat alone: its codes and tokens grow old',
    quota: 'Quota',
    quotaLeft: { quick: 'Quick, left', realtime: 'Real-time, left' },
    quotaInvalid: 'The number of uses is 0 or more, and whole.',
    next: 'Next outcome',
    nextOf: { quick: 'Quick', realtime: 'Real-time' },
    asThePersonSays: 'As the person says',
    asTheWordsAre: 'As the content is',
    review: 'Content review',
    nickname: 'Next nickname',
    avatar: 'Next avatar',
    pass: 'Pass',
    reject: 'Reject',
    timeout: 'Time out',
    platform: 'Everything',
    reset: 'Start over',
    resetHint: "Empties backend, quota, the phone's storage and page, and starts the program",
    resetQuestion: 'Empty the backend, the quota and the phone?',
    resetOwnHint:
      "Empties the quota, the phone's storage and page, and starts the program; not your backend",
    resetOwnQuestion: 'Empty the quota and the phone? Your backend stays as it is.',
    at: 'Time',
    component: 'Component',
    components: { quick: 'Quick', realtime: 'Real-time' },
    price: 'Price',
    count: 'Charges',
    total: 'Total',
  },
};
