import type { PermissionSurface } from '../../../phone/surfaces';
import { element } from '../../element';
import { answerButton, answerRow, asker, frame } from './frame';

/** Asks the person for a permission (`wx.authorize`). */
export function drawPermission(surface: PermissionSurface): HTMLElement {
  const answer = (allowed: boolean) => () => {
    surface.answer(allowed);
  };
  return frame(
    {
      kind: 'permission',
      shape: 'sheet',
      label: `${surface.programName} 申请${surface.purpose}`,
      dismiss: answer(false),
    },
    asker(surface.programName, '申请'),
    element('h2', { class: 'host-sheet-title' }, surface.purpose),
    answerRow(
      answerButton('refuse', 'secondary', '拒绝', answer(false)),
      answerButton('allow', 'primary', '允许', answer(true)),
    ),
  );
}
