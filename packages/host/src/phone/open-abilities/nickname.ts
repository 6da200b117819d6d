import { isAtLeast } from '../base-library';
import type { Phone } from '../phone';

/** The simulated person's WeChat nickname. */
const wechatNickname = '小满';

/**
 * The nickname keyboard, where this client has it and privacy was agreed to (docs/wechat-facts.md
 * §4).
 */
export function nicknameKeyboard(phone: Phone): { readonly nickname: string } | undefined {
  const { baseLibrary, privacy } = phone.settings.get();
  const guarded = isAtLeast(baseLibrary, '2.32.3') && privacy !== 'agreed';
  if (!isAtLeast(baseLibrary, '2.21.2') || guarded) return undefined;
  return { nickname: wechatNickname };
}

/** The review when the field loses focus: since base library 2.24.4, told since 2.29.1. */
export async function reviewNickname(phone: Phone, appid: string, nickname: string) {
  const { baseLibrary } = phone.settings.get();
  if (!isAtLeast(baseLibrary, '2.24.4') || nickname === '') return undefined;
  const { verdict } = await phone.platform.reviewNickname({ appid, nickname });
  return {
    pass: verdict === 'pass',
    timeout: verdict === 'timeout',
    announced: isAtLeast(baseLibrary, '2.29.1'),
  };
}
