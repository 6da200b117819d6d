import type { AvatarSheetSurface } from '../../../phone/surfaces';
import type { HostWords } from '../../../phone/words/words';
import { element } from '../../element';
import { answerButton, asker, frame } from './frame';

const choices = ['wechat', 'album', 'camera'] as const;

/** Where the avatar comes from; the program cannot take any of the ways away. */
export function drawAvatarSheet(surface: AvatarSheetSurface, words: HostWords): HTMLElement {
  const answer = (kind: 'wechat' | 'album' | 'camera' | 'cancel') => () => {
    surface.answer({ kind });
  };
  const heading = `${surface.programName} ${words.avatar.wanted}`;
  return frame(
    {
      kind: 'avatar-sheet',
      shape: 'sheet',
      label: heading,
      dismiss: answer('cancel'),
      scrimDismisses: true,
    },
    asker(surface.programName, words.avatar.wanted),
    element(
      'div',
      { class: 'host-choices' },
      ...choices.map((kind) => answerButton(kind, 'plain', words.avatar[kind], answer(kind))),
    ),
    answerButton('cancel', 'plain', words.cancel, answer('cancel')),
  );
}
