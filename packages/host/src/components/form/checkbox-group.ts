import { faithful } from '../../fidelity';
import type { BuiltInInstance } from '../kit/built-in';
import { setRole } from '../kit/part';
import { defineBuiltIn, text } from '../kit/properties';

/** `<checkbox-group>`: its value is the list of checked values (documentation: 组件/表单组件/checkbox-group). */
export const checkboxGroup = defineBuiltIn({
  tag: 'checkbox-group',
  fidelity: faithful,
  properties: { name: text() },
  css: 'wx-checkbox-group { display: block; }',
  attached(self) {
    setRole(self, 'group');
    return () => undefined;
  },
  formValue: (self) => checkboxValues(self),
  formReset(self) {
    for (const checkbox of self.descendants('checkbox')) checkbox.update('checked', false);
  },
});

/** Values of the checked checkboxes, in document order. */
export function checkboxValues(group: BuiltInInstance<object>): readonly unknown[] {
  return group
    .descendants('checkbox')
    .filter(({ properties }) => properties['checked'] === true)
    .map(({ properties }) => properties['value']);
}
