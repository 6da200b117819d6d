import type { PrivacySurface } from '../../../phone/surfaces';
import { element } from '../../element';
import { answerButton, answerRow, asker, frame } from './frame';

/** The platform's own privacy popup, for programs that ask with none of their own. */
export function drawPrivacy(surface: PrivacySurface): HTMLElement {
  const answer = (agreed: boolean) => () => {
    surface.answer(agreed);
  };
  return frame(
    {
      kind: 'privacy',
      shape: 'sheet',
      label: `${surface.programName} 用户隐私保护提示`,
      dismiss: answer(false),
    },
    asker(surface.programName),
    element('h2', { class: 'host-sheet-title' }, '用户隐私保护提示'),
    element(
      'p',
      { class: 'host-hint host-sheet-text' },
      `使用前请阅读${surface.contractName}。同意后，开发者可按指引处理你的个人信息；拒绝不影响浏览。`,
    ),
    answerRow(
      answerButton('refuse', 'secondary', '拒绝', answer(false)),
      answerButton('agree', 'primary', '同意', answer(true)),
    ),
  );
}
