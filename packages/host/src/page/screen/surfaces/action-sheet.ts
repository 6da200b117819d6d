import type { ActionSheetSurface } from '../../../phone/surfaces';
import type { HostWords } from '../../../phone/words/words';
import { element } from '../../element';
import { answerButton, frame } from './frame';

/** `wx.showActionSheet`; items are marked `data-answer="0"` and up. */
export function drawActionSheet(surface: ActionSheetSurface, words: HostWords): HTMLElement {
  const cancel = () => {
    surface.answer(null);
  };
  const items = surface.itemList.map((text, index) => {
    const item = answerButton(String(index), 'plain', text, () => {
      surface.answer(index);
    });
    item.style.color = surface.itemColor;
    return item;
  });
  const label = surface.alertText === '' ? words.choose : surface.alertText;
  return frame(
    { kind: 'action-sheet', shape: 'sheet', label, dismiss: cancel, scrimDismisses: true },
    surface.alertText !== '' && element('p', { class: 'host-hint host-alert' }, surface.alertText),
    element('div', { class: 'host-choices' }, ...items),
    answerButton('cancel', 'plain', words.cancel, cancel),
  );
}
