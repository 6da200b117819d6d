import type { PrivacySurface } from '../../../phone/surfaces';
import type { HostWords } from '../../../phone/words/words';
import { element } from '../../element';
import { answerButton, answerRow, asker, frame } from './frame';

/** The platform's own privacy popup, for programs that ask with none of their own. */
export function drawPrivacy(surface: PrivacySurface, words: HostWords): HTMLElement {
  const answer = (agreed: boolean) => () => {
    surface.answer(agreed);
  };
  return frame(
    {
      kind: 'privacy',
      shape: 'sheet',
      label: `${surface.programName} ${words.privacy.title}`,
      dismiss: answer(false),
    },
    asker(surface.programName),
    element('h2', { class: 'host-sheet-title' }, words.privacy.title),
    element('p', { class: 'host-hint host-sheet-text' }, words.privacy.text(surface.contractName)),
    answerRow(
      answerButton('refuse', 'secondary', words.refuse, answer(false)),
      answerButton('agree', 'primary', words.agree, answer(true)),
    ),
  );
}
