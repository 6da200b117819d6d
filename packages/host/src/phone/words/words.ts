import type { PhoneSettings } from '../settings';
import type { HostWords } from './chinese';
import { chinese } from './chinese';
import { english } from './english';
import { traditionalChinese } from './traditional-chinese';

export type { HostWords } from './chinese';

const languages: Readonly<Record<PhoneSettings['language'], HostWords>> = {
  zh_CN: chinese,
  zh_TW: traditionalChinese,
  en: english,
};

export function wordsOf(language: PhoneSettings['language']): HostWords {
  return languages[language];
}
