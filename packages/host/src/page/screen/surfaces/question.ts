import type { QuestionSurface } from '../../../phone/surfaces';
import { element } from '../../element';
import { answerButton, answerRow, asker, frame } from './frame';

/** One of WeChat's own sheets: what it says, what to choose and to write, and its one or two answers. */
export function drawQuestion(surface: QuestionSurface): HTMLElement {
  const { name, programName, title, text, imageUrl, confirmText, cancelText } = surface;
  const boxes = drawBoxes(surface);
  const fields = drawFields(surface);
  const answer = (confirmed: boolean) => () => {
    surface.answer(confirmed, {
      chosen: boxes.filter(({ box }) => box.checked).map(({ box }) => box.value),
      texts: Object.fromEntries(fields.map(({ id, field }) => [id, field.value])),
    });
  };
  for (const { field } of fields) {
    field.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') answer(true)();
    });
  }
  const sheet = frame(
    {
      kind: 'question',
      shape: 'sheet',
      label: `${programName} ${title}`,
      dismiss: answer(cancelText === undefined),
    },
    asker(programName),
    element('h2', { class: 'host-sheet-title' }, title),
    text !== undefined && element('p', { class: 'host-hint host-sheet-text' }, text),
    imageUrl !== undefined &&
      element('img', { class: 'host-share-picture', src: imageUrl, alt: '' }),
    boxes.length > 0 && element('div', { class: 'host-numbers' }, ...boxes.map(({ row }) => row)),
    fields.length > 0 && element('div', { class: 'host-lines' }, ...fields.map(({ row }) => row)),
    answerRow(
      cancelText !== undefined && answerButton('cancel', 'secondary', cancelText, answer(false)),
      answerButton('confirm', 'primary', confirmText, answer(true)),
    ),
  );
  sheet.dataset['question'] = name;
  return sheet;
}

function drawBoxes({ name, items = [], several = false }: QuestionSurface) {
  const isChosen = (id: string, index: number) =>
    items.find((item) => item.id === id)?.isChosen === true ||
    (!several && index === 0 && items.every((item) => item.isChosen !== true));
  return items.map(({ id, label, hint }, index) => {
    const box = element('input', {
      type: several ? 'checkbox' : 'radio',
      name: `question-${name}`,
      value: id,
      checked: isChosen(id, index),
      data: { item: id },
    });
    const said = element(
      'span',
      {},
      element('strong', {}, label),
      hint !== undefined && element('small', { class: 'host-hint' }, hint),
    );
    return { box, row: element('label', { class: 'host-number' }, said, box) };
  });
}

function drawFields({ fields = [] }: QuestionSurface) {
  return fields.map(({ id, label, value }) => {
    const field = element('input', {
      class: 'host-modal-field',
      type: 'text',
      value,
      'aria-label': label,
      data: { field: id },
    });
    return { id, field, row: element('label', { class: 'host-line' }, label, field) };
  });
}
