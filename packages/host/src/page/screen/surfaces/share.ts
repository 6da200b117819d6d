import type { ShareSurface } from '../../../phone/surfaces';
import type { HostWords } from '../../../phone/words/words';
import { element } from '../../element';
import { answerButton, answerRow, asker, frame } from './frame';

/** What a shared page looks like to the friend it is sent to, and whether to send it. */
export function drawShare(surface: ShareSurface, words: HostWords): HTMLElement {
  const answer = (shared: boolean) => () => {
    surface.answer(shared);
  };
  return frame(
    { kind: 'share', shape: 'sheet', label: words.menu.share, dismiss: answer(false) },
    asker(surface.programName),
    element('h2', { class: 'host-sheet-title' }, surface.title),
    surface.imageUrl !== undefined &&
      element('img', { class: 'host-share-picture', src: surface.imageUrl, alt: '' }),
    element('p', { class: 'host-hint' }, surface.path),
    answerRow(
      answerButton('cancel', 'secondary', words.cancel, answer(false)),
      answerButton('confirm', 'primary', words.send, answer(true)),
    ),
  );
}
