import type { TextField } from '../field/text-field';
import type { Input } from './properties';

export interface NicknameReview {
  /** The nickname keyboard, when this is a nickname field and the client has it. */
  keyboard(): { readonly nickname: string } | undefined;
  /** The field was left with this value: WeChat reviews it. */
  left(value: string): void;
}

/**
 * Content review of `<input type="nickname">` (docs/wechat-facts.md §4): a rejected
 * nickname is cleared by WeChat; `nicknamereview` tells the verdict where the client has the event.
 */
export function createNicknameReview(
  self: Input,
  field: () => TextField | undefined,
): NicknameReview {
  let reviewed = '';
  const keyboard = () =>
    self.properties.type === 'nickname' ? self.abilities.nicknameKeyboard() : undefined;
  const review = async (value: string) => {
    const verdict = await self.abilities.reviewNickname(value);
    if (verdict === undefined) return;
    const { pass, timeout, announced } = verdict;
    // Typed on meanwhile: the newer value gets a review of its own.
    const isCurrent = self.properties.value === value;
    if (!pass && !timeout && isCurrent) {
      reviewed = '';
      field()?.replace('');
    }
    if (announced) self.trigger('nicknamereview', { pass, timeout });
  };
  return {
    keyboard,
    left(value) {
      if (value === '' || value === reviewed || keyboard() === undefined) return;
      reviewed = value;
      void review(value);
    },
  };
}
