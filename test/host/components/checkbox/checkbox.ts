import { faithful } from '../../fidelity';
import { checkboxValues } from '../checkbox-group/checkbox-group';
import { choiceLook, nameByLabel, reflectChoice } from '../choice';
import { tapByKeyboard } from '../keyboard-tap';
import { addPart, undoAll } from '../part';
import { boolean, defineBuiltIn, text, type Instance } from '../properties';

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
    const mark = addPart(self, 'span', 'wx-choice-mark');
    reflectChoice(self, 'checkbox');
    nameByLabel(self);
    return undoAll(
      () => {
        mark.remove();
      },
      tapByKeyboard(self, () => !self.properties.disabled),
      self.on('tap', () => {
        toggle(self);
      }),
    );
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
