import { chooseByLanguage } from '../../i18n/choose-messages';

/** Texts that only developers see: they lie beside their page, so that nobody else loads them. */
export interface LabMessages {
  readonly title: string;
  readonly warning: string;
  readonly client: string;
  readonly abilities: string;
  readonly raw: string;
  readonly rawNone: string;
  readonly chooseAvatar: string;
  readonly nickname: string;
  readonly agreePrivacy: string;
  readonly backend: string;
  readonly backendPlaceholder: string;
  readonly backendSave: string;
  readonly backendRestart: string;
  readonly ledger: string;
  readonly granted: string;
  readonly other: string;
  readonly cost: string;
  readonly nextOutcome: string;
  readonly asItComes: string;
}

const zhCn: LabMessages = {
  title: '实验室',
  warning: '这里的手机号按钮是真的：每次成功都会计费。',
  client: '客户端',
  abilities: '能力与基础库',
  raw: '最近一次事件',
  rawNone: '还没有事件',
  chooseAvatar: '选择头像',
  nickname: '昵称输入框',
  agreePrivacy: '同意隐私保护指引',
  backend: '后端地址',
  backendPlaceholder: '留空则使用 config.ts',
  backendSave: '保存后端地址',
  backendRestart: '下次启动小程序时生效。',
  ledger: '本机用量',
  granted: '成功',
  other: '未成功',
  cost: '预估费用（元）',
  nextOutcome: '下一次结果',
  asItComes: '不改变',
};

const zhTw: LabMessages = {
  title: '實驗室',
  warning: '這裡的手機號碼按鈕是真的：每次成功都會計費。',
  client: '用戶端',
  abilities: '能力與基礎函式庫',
  raw: '最近一次事件',
  rawNone: '還沒有事件',
  chooseAvatar: '選擇大頭貼',
  nickname: '暱稱輸入框',
  agreePrivacy: '同意隱私權指引',
  backend: '後端位址',
  backendPlaceholder: '留空則使用 config.ts',
  backendSave: '儲存後端位址',
  backendRestart: '下次啟動小程式時生效。',
  ledger: '本機用量',
  granted: '成功',
  other: '未成功',
  cost: '預估費用（元）',
  nextOutcome: '下一次結果',
  asItComes: '不改變',
};

const en: LabMessages = {
  title: 'Lab',
  warning: 'The phone buttons here are real: every success is charged.',
  client: 'Client',
  abilities: 'Abilities and base library',
  raw: 'Last event',
  rawNone: 'No event yet',
  chooseAvatar: 'Choose picture',
  nickname: 'Nickname field',
  agreePrivacy: 'Agree to the privacy guide',
  backend: 'Backend address',
  backendPlaceholder: 'Empty: as in config.ts',
  backendSave: 'Save address',
  backendRestart: 'Takes effect the next time the program starts.',
  ledger: 'Usage on this device',
  granted: 'Granted',
  other: 'Other',
  cost: 'Estimated cost (CNY)',
  nextOutcome: 'Next outcome',
  asItComes: 'As it comes',
};

/** The texts of the lab for the language WeChat is set to. */
export function chooseTexts(language: string): LabMessages {
  return chooseByLanguage(language, { zhCn, zhTw, en });
}
