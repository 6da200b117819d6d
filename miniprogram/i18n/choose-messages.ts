import { en } from './en';
import type { Messages } from './messages';
import { zhCn } from './zh-cn';
import { zhTw } from './zh-tw';

/** The same texts in every language of the program. */
export interface Languages<Texts> {
  readonly zhCn: Texts;
  readonly zhTw: Texts;
  readonly en: Texts;
}

/**
 * What is for the language WeChat is set to (`zh_CN`, `zh_TW`, `zh_HK`, `en` …): traditional Chinese where it is
 * read, English for every other foreign language, simplified Chinese when nothing is known.
 */
export function chooseByLanguage<Texts>(language: string, texts: Languages<Texts>): Texts {
  const tag = language.toLowerCase().replace(/_/g, '-');
  if (/^zh-(tw|hk|mo|hant)/.test(tag)) return texts.zhTw;
  return tag === '' || tag.startsWith('zh') ? texts.zhCn : texts.en;
}

/** Texts of the program for a language of WeChat. */
export function chooseMessages(language: string): Messages {
  return chooseByLanguage(language, { zhCn, zhTw, en });
}
