import { faithful } from '../../fidelity';
import { choiceLook, drawChoice, reflectChoice } from '../kit/choice';
import type { Instance } from '../kit/properties';
import { boolean, defineBuiltIn, text } from '../kit/properties';
import { checkboxValues } from './checkbox-group';

const properties = {
  value: text(),
  disabled: boolean(),
  checked: boolean(),
  color: text('#09BB07'),
};

/** `<checkbox>`: a tap changes it and fires `change` on its group (documentation: 组件/表单组件/checkbox). */
export const checkbox = defineBuiltIn({
  tag: 'checkbox',
  fidelity: faithful,
  properties,
  css: choiceLook('checkbox', '4px'),
  attached(self) {
    return drawChoice(self, 'checkbox', () => {
      toggle(self);
    });
  },
  changed(self) {
    reflectChoice(self, 'checkbox');
  },
  labelTapped: toggle,
});

function toggle(self: Instance<typeof properties>): void {
  if (self.properties.disabled) return;
  self.update('checked', !self.properties.checked);
  const group = self.closest('checkbox-group');
  group?.trigger('change', { value: checkboxValues(group) });
}
