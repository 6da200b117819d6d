import { faithful } from '../../fidelity';
import { choiceLook, drawChoice, reflectChoice } from '../kit/choice';
import type { Instance } from '../kit/properties';
import { boolean, defineBuiltIn, text } from '../kit/properties';

const properties = {
  value: text(),
  checked: boolean(),
  disabled: boolean(),
  color: text('#09BB07'),
};

/** `<radio>`: a tap checks it, unchecks the others of its group and fires `change` there (documentation: 组件/表单组件/radio). */
export const radio = defineBuiltIn({
  tag: 'radio',
  fidelity: faithful,
  properties,
  css: choiceLook('radio', '50%'),
  attached(self) {
    return drawChoice(self, 'radio', () => {
      check(self);
    });
  },
  changed(self, name) {
    reflectChoice(self, 'radio');
    if (name === 'checked' && self.properties.checked) uncheckOthers(self);
  },
  labelTapped: check,
});

type Radio = Instance<typeof properties>;

function check(self: Radio): void {
  if (self.properties.disabled || self.properties.checked) return;
  self.update('checked', true);
  self.closest('radio-group')?.trigger('change', { value: self.properties.value });
}

function uncheckOthers(self: Radio): void {
  const others = self.closest('radio-group')?.descendants('radio') ?? [];
  for (const other of others) {
    if (other.element === self.element || other.properties['checked'] !== true) continue;
    other.update('checked', false);
  }
}
