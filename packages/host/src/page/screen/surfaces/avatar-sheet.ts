import type { AvatarSheetSurface } from '../../../phone/surfaces';
import { element } from '../../element';
import { answerButton, asker, frame } from './frame';

const choices = [
  ['wechat', '用微信头像'],
  ['album', '从相册选择'],
  ['camera', '拍照'],
] as const;

/** Where the avatar comes from; the program cannot take any of the ways away. */
export function drawAvatarSheet(surface: AvatarSheetSurface): HTMLElement {
  const answer = (kind: 'wechat' | 'album' | 'camera' | 'cancel') => () => {
    surface.answer({ kind });
  };
  const heading = `${surface.programName} 获取你的头像`;
  return frame(
    {
      kind: 'avatar-sheet',
      shape: 'sheet',
      label: heading,
      dismiss: answer('cancel'),
      scrimDismisses: true,
    },
    asker(surface.programName, '获取你的头像'),
    element(
      'div',
      { class: 'host-choices' },
      ...choices.map(([kind, text]) => answerButton(kind, 'plain', text, answer(kind))),
    ),
    answerButton('cancel', 'plain', '取消', answer('cancel')),
  );
}
