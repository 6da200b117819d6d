import { en } from './en';
import type { Messages } from './messages';
import { zhCn } from './zh-cn';
import { zhTw } from './zh-tw';

/**
 * Texts for the language WeChat is set to (`zh_CN`, `zh_TW`, `zh_HK`, `en` …): traditional Chinese where it is
 * read, English for every other foreign language, simplified Chinese when nothing is known.
 */
export function chooseMessages(language: string): Messages {
  const tag = language.toLowerCase().replace(/_/g, '-');
  if (/^zh-(tw|hk|mo|hant)/.test(tag)) return zhTw;
  return tag === '' || tag.startsWith('zh') ? zhCn : en;
}
