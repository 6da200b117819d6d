import type { ModalSurface } from '../../../phone/surfaces';
import { element } from '../../element';
import { answerButton, frame } from './frame';

/** `wx.showModal`; an editable one has a field instead of its content. */
export function drawModal(surface: ModalSurface): HTMLElement {
  const field = element('input', {
    class: 'host-modal-field',
    type: 'text',
    placeholder: surface.placeholderText,
    value: surface.content,
    'aria-label': surface.placeholderText === '' ? surface.title : surface.placeholderText,
    'data-first-focus': true,
  });
  const answer = (confirm: boolean) => () => {
    surface.answer(surface.editable && confirm ? { confirm, content: field.value } : { confirm });
  };
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') answer(true)();
  });
  const confirm = answerButton('confirm', 'plain', surface.confirmText, answer(true));
  confirm.style.color = surface.confirmColor;
  const cancel = answerButton('cancel', 'plain', surface.cancelText, answer(false));
  cancel.style.color = surface.cancelColor;
  return frame(
    {
      kind: 'modal',
      shape: 'dialog',
      label: surface.title === '' ? surface.content : surface.title,
      dismiss: answer(!surface.showCancel),
    },
    element(
      'div',
      { class: 'host-modal-body' },
      surface.title !== '' && element('h2', {}, surface.title),
      surface.editable
        ? field
        : element('p', { class: surface.title === '' ? '' : 'host-hint' }, surface.content),
    ),
    element('div', { class: 'host-modal-answers' }, surface.showCancel && cancel, confirm),
  );
}
