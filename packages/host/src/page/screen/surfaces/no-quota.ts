import type { NoQuotaSurface } from '../../../phone/surfaces';
import type { HostWords } from '../../../phone/words/words';
import { element } from '../../element';
import { answerButton, answerRow, frame } from './frame';

/** The platform's own notice, in the words of the documentation (docs/wechat-facts.md §6). */
export function drawNoQuota(surface: NoQuotaSurface, words: HostWords): HTMLElement {
  const close = () => {
    surface.answer();
  };
  return frame(
    {
      kind: 'no-quota',
      shape: 'sheet',
      label: words.number.noQuota,
      dismiss: close,
      scrimDismisses: true,
    },
    element('h2', { class: 'host-sheet-title' }, words.number.noQuotaTitle),
    element('p', { class: 'host-hint host-sheet-text' }, words.number.noQuotaText),
    answerRow(answerButton('close', 'secondary', words.gotIt, close)),
  );
}
