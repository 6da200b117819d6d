import { faithful } from '../../fidelity';
import { setRole } from '../kit/part';
import { defineBuiltIn, text } from '../kit/properties';

/** `<radio-group>`: its value is that of the checked radio, '' when none is (documentation: 组件/表单组件/radio-group). */
export const radioGroup = defineBuiltIn({
  tag: 'radio-group',
  fidelity: faithful,
  properties: { name: text() },
  css: 'wx-radio-group { display: block; }',
  attached(self) {
    setRole(self, 'radiogroup');
    return () => undefined;
  },
  formValue: (self) =>
    self.descendants('radio').find(({ properties }) => properties['checked'] === true)?.properties[
      'value'
    ] ?? '',
  formReset(self) {
    for (const radio of self.descendants('radio')) radio.update('checked', false);
  },
});
