import { element, pushButton } from '../../page/element';
import type { Words } from '../words';
import type { Field } from './fields';

/** A field that says so while its value waits to be used up, with a button that takes it back. */
export function armedField<Value>(
  field: Field<Value>,
  label: string,
  words: Words,
  takeBack: () => void,
): Field<Value> & { arm(isArmed: boolean): void } {
  const sign = element(
    'p',
    { class: 'armed-sign', hidden: true },
    element('span', {}, words.armed),
    pushButton(
      { class: 'quiet', 'aria-label': words.takeBack(label) },
      () => {
        // The button goes with what was armed: the focus stays with its field.
        field.element.querySelector('select')?.focus();
        takeBack();
      },
      words.cancel,
    ),
  );
  field.element.append(sign);
  return {
    element: field.element,
    show: (value) => {
      field.show(value);
    },
    arm(isArmed) {
      sign.hidden = !isArmed;
      field.element.classList.toggle('armed', isArmed);
    },
  };
}
