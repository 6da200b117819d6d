import { element, pushButton } from '../../page/element';
import type { Control } from '../desk-api';
import type { Words } from '../words';
import type { Field } from './fields';

/** A button; one with a question asks it in its own place first. */
export function actionField(
  { label, hint, question }: Control,
  words: Words,
  act: () => void,
): Field<string | number | boolean> {
  const value = element('output', { class: 'action-value' });
  const run = pushButton(
    { class: 'quiet', 'aria-label': `${words.run} ${label}` },
    () => {
      if (question === undefined) act();
      else ask(true);
    },
    words.run,
  );
  const sure = pushButton(
    { class: 'quiet danger' },
    () => {
      ask(false);
      act();
    },
    words.sure,
  );
  const cancel = pushButton(
    { class: 'quiet' },
    () => {
      ask(false);
    },
    words.cancel,
  );
  const asking = element(
    'div',
    { class: 'question', role: 'group', 'aria-label': question, hidden: true },
    element('p', {}, question),
    cancel,
    sure,
  );
  asking.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') ask(false);
  });
  const ask = (isAsking: boolean) => {
    asking.hidden = !isAsking;
    run.hidden = isAsking;
    (isAsking ? cancel : run).focus();
  };
  return {
    element: element(
      'div',
      { class: 'field action' },
      element('span', {}, label),
      element('span', { class: 'action-run' }, value, run),
      asking,
      hint !== undefined && element('p', { class: 'hint' }, hint),
    ),
    show(text) {
      value.textContent = String(text);
    },
  };
}
