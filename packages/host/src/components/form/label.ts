import { faithful } from '../../fidelity';
import type { BuiltInInstance } from '../kit/built-in';
import type { Instance } from '../kit/properties';
import { defineBuiltIn, text } from '../kit/properties';

const properties = { for: text() };

/** What a label can name (documentation: 组件/表单组件/label). */
const controls = ['button', 'checkbox', 'radio', 'switch', 'input', 'textarea'];

/** `<label>`: a tap on it is a tap on the control that `for` names, else on the first one inside. */
export const label = defineBuiltIn({
  tag: 'label',
  fidelity: faithful,
  properties,
  css: 'wx-label { display: inline; }',
  attached: (self) =>
    self.on('tap', ({ origin }) => {
      const control = controlOf(self);
      if (!control || tappedItself(self, origin)) return;
      control.definition.labelTapped?.(control);
    }),
});

function controlOf(self: Instance<typeof properties>): BuiltInInstance | null {
  const named = self.properties.for;
  return named === '' ? (self.descendants(...controls)[0] ?? null) : self.sibling(named);
}

/** A control inside the label has heard the tap already. */
function tappedItself(self: Instance<typeof properties>, origin: HTMLElement): boolean {
  return self.descendants(...controls).some(({ element }) => element.contains(origin));
}
