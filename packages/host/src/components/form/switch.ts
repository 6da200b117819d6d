import { faithful } from '../../fidelity';
import { nameByLabel, reflectChoice } from '../kit/choice';
import { tapByKeyboard } from '../kit/keyboard-tap';
import { addPart, undoAll } from '../kit/part';
import type { Instance } from '../kit/properties';
import { boolean, defineBuiltIn, text } from '../kit/properties';

const properties = {
  name: text(),
  checked: boolean(),
  disabled: boolean(),
  type: text('switch'),
  color: text('#04BE02'),
};

type Switch = Instance<typeof properties>;

/** `<switch>`: a switch, or with `type="checkbox"` a checkbox; fires `change` {value} (documentation: 组件/表单组件/switch). */
export const switchControl = defineBuiltIn({
  tag: 'switch',
  fidelity: faithful,
  properties,
  css: `
wx-switch { display: inline-block; vertical-align: middle; -webkit-tap-highlight-color: transparent; }
wx-switch > .wx-switch-track {
  position: relative; box-sizing: border-box; display: inline-block; width: 52px; height: 32px; border-radius: 16px;
  border: 1px solid var(--wx-choice-line, #dfdfdf); background: var(--wx-choice-off, #dfdfdf); transition: background-color 0.1s, border-color 0.1s;
}
wx-switch > .wx-switch-track::after {
  content: ''; position: absolute; top: 0; left: 0; width: 30px; height: 30px; border-radius: 15px; background: #fff;
  box-shadow: 0 1px 3px rgba(0, 0, 0, 0.4); transition: transform 0.2s;
}
wx-switch[checked] > .wx-switch-track { border-color: var(--choice-color, #04be02); background: var(--choice-color, #04be02); }
wx-switch[checked] > .wx-switch-track::after { transform: translateX(20px); }
wx-switch[type='checkbox'] > .wx-switch-track { width: 22px; height: 22px; border-radius: 4px; background: var(--wx-panel, #fff); }
wx-switch[type='checkbox'] > .wx-switch-track::after { display: none; }
wx-switch[type='checkbox'][checked] > .wx-switch-track { background: var(--choice-color, #04be02); }
wx-switch[type='checkbox'][checked] > .wx-switch-track::before {
  content: ''; position: absolute; left: 7px; top: 2px; width: 5px; height: 10px; border: solid #fff; border-width: 0 2px 2px 0; transform: rotate(45deg);
}
wx-switch[disabled] { opacity: 0.7; }
@media (prefers-reduced-motion: reduce) { wx-switch > .wx-switch-track, wx-switch > .wx-switch-track::after { transition: none; } }`,
  attached(self) {
    const track = addPart(self, 'span', 'wx-switch-track');
    reflect(self);
    nameByLabel(self);
    return undoAll(
      () => {
        track.remove();
      },
      tapByKeyboard(self, () => !self.properties.disabled),
      self.on('tap', () => {
        toggle(self);
      }),
    );
  },
  changed: reflect,
  labelTapped: toggle,
  formValue: (self) => self.properties.checked,
  formReset(self) {
    self.update('checked', false);
  },
  functions: {
    /** As if the person had tapped it. */
    tap(self) {
      toggle(self);
    },
  },
});

function reflect(self: Switch): void {
  reflectChoice(self, self.properties.type === 'checkbox' ? 'checkbox' : 'switch');
  self.element.setAttribute('type', self.properties.type);
}

function toggle(self: Switch): void {
  if (self.properties.disabled) return;
  self.update('checked', !self.properties.checked);
  self.trigger('change', { value: self.properties.checked });
}
