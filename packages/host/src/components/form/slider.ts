import { approximated } from '../../fidelity';
import { addPart, listen, stateByElement, undoAll } from '../kit/part';
import type { Instance } from '../kit/properties';
import { boolean, defineBuiltIn, number, text } from '../kit/properties';

const properties = {
  name: text(),
  min: number(),
  max: number(100),
  step: number(1),
  disabled: boolean(),
  value: number(),
  color: text('#e9e9e9'),
  selectedColor: text('#1aad19'),
  activeColor: text(),
  backgroundColor: text(),
  blockSize: number(28),
  blockColor: text('#ffffff'),
  showValue: boolean(),
};

type Slider = Instance<typeof properties>;

/** `<slider>`: fires `changing` while it is moved and `change` when it is let go (documentation: 组件/表单组件/slider). */
export const slider = defineBuiltIn({
  tag: 'slider',
  fidelity: approximated('The browser’s own range control, in WeChat’s look.'),
  properties,
  css: `
wx-slider { display: flex; align-items: center; margin: 10px 18px; padding: 0; }
.wx-slider-control {
  flex: 1; min-width: 0; height: var(--block-size); margin: 0; appearance: none; background: none; outline-offset: 4px;
}
.wx-slider-control::-webkit-slider-runnable-track {
  height: 2px; border-radius: 5px;
  background: linear-gradient(to right, var(--active-color) var(--filled), var(--track-color) var(--filled));
}
.wx-slider-control::-webkit-slider-thumb {
  appearance: none; width: var(--block-size); height: var(--block-size); margin-top: calc(1px - var(--block-size) / 2);
  border: 0; border-radius: 50%; background: var(--block-color); box-shadow: 0 0 4px rgba(0, 0, 0, 0.2);
}
.wx-slider-value { width: 3ch; margin-left: 1em; color: var(--wx-hint, #888); font-size: 14px; text-align: center; }`,
  operated: (self) => sliders.get(self)?.control,
  attached(self) {
    const shown = addPart(self, 'span', 'wx-slider-value');
    const control = addPart(self, 'input', 'wx-slider-control');
    control.type = 'range';
    const parts = sliders.set(self, { control, shown });
    reflect(self, parts);
    const moved = (type: 'change' | 'changing') => () => {
      self.update('value', Number(control.value));
      self.trigger(type, { value: Number(control.value) });
    };
    return undoAll(
      () => {
        control.remove();
        shown.remove();
      },
      listen(control, 'input', moved('changing')),
      listen(control, 'change', moved('change')),
    );
  },
  changed(self) {
    const parts = sliders.get(self);
    if (parts) reflect(self, parts);
  },
  formValue: (self) => self.properties.value,
  formReset(self) {
    self.update('value', self.properties.min);
  },
  functions: {
    /** As if the person had moved it to this value. */
    slideTo(self, value) {
      const control = sliders.get(self)?.control;
      if (!control || self.properties.disabled) return;
      control.value = String(onStep(self, Number(value)));
      control.dispatchEvent(new Event('change'));
    },
  },
});

function onStep({ properties: { min, max, step } }: Slider, value: number): number {
  const steps = Math.round((Math.min(max, Math.max(min, value)) - min) / (step || 1));
  return min + steps * (step || 1);
}

interface Parts {
  readonly control: HTMLInputElement;
  readonly shown: HTMLElement;
}

const sliders = stateByElement<Parts>();

function reflect({ element, properties }: Slider, { control, shown }: Parts): void {
  const { min, max, step, value, disabled } = properties;
  Object.assign(control, { min: String(min), max: String(max), step: String(step) });
  control.value = String(value);
  control.disabled = disabled;
  const filled = max > min ? ((Number(control.value) - min) / (max - min)) * 100 : 0;
  const { activeColor, selectedColor, backgroundColor, color, blockColor, blockSize } = properties;
  const look = {
    '--filled': `${filled}%`,
    '--active-color': activeColor === '' ? selectedColor : activeColor,
    '--track-color': backgroundColor === '' ? color : backgroundColor,
    '--block-color': blockColor,
    '--block-size': `${Math.min(28, Math.max(12, blockSize))}px`,
  };
  for (const [name, text] of Object.entries(look)) element.style.setProperty(name, text);
  shown.hidden = !properties.showValue;
  shown.textContent = control.value;
  if (!control.hasAttribute('aria-label')) control.setAttribute('aria-label', 'slider');
}
