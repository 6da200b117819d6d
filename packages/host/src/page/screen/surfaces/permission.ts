import type { PermissionSurface } from '../../../phone/surfaces';
import type { HostWords } from '../../../phone/words/words';
import { element } from '../../element';
import { answerButton, answerRow, asker, frame } from './frame';

/** Asks the person for a permission (`wx.authorize`). */
export function drawPermission(surface: PermissionSurface, words: HostWords): HTMLElement {
  const answer = (allowed: boolean) => () => {
    surface.answer(allowed);
  };
  return frame(
    {
      kind: 'permission',
      shape: 'sheet',
      label: `${surface.programName} ${words.asks}${surface.purpose}`,
      dismiss: answer(false),
    },
    asker(surface.programName, words.asks),
    element('h2', { class: 'host-sheet-title' }, surface.purpose),
    answerRow(
      answerButton('refuse', 'secondary', words.refuse, answer(false)),
      answerButton('allow', 'primary', words.allow, answer(true)),
    ),
  );
}
