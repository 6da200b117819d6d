import { approximated } from '../../../fidelity';
import { endHover, followHover } from '../../kit/hover';
import { tapByKeyboard } from '../../kit/keyboard-tap';
import { setRole, undoAll } from '../../kit/part';
import { defineBuiltIn } from '../../kit/properties';
import { resetForm, submitForm } from '../form/submission';
import { buttonLook } from './look';
import { runOpenType } from './open-types';
import type { Button } from './properties';
import { buttonProperties } from './properties';

/**
 * `<button>`: sizes, types, `form-type` and every open ability (documentation: 组件/表单组件/button).
 * While it is disabled a tap on it reaches nobody.
 */
export const button = defineBuiltIn({
  tag: 'button',
  fidelity: approximated(
    'The look follows WeChat’s by eye; customer service, feedback and opening an app only tell their outcome; liveActivity and submitToGroup do nothing.',
  ),
  properties: buttonProperties,
  css: buttonLook,
  attached(self) {
    setRole(self, 'button');
    reflect(self);
    return undoAll(
      followHover(self, () => !self.properties.disabled),
      tapByKeyboard(self, () => !self.properties.disabled),
      self.on('tap', () => {
        tapped(self);
      }),
    );
  },
  changed(self, name) {
    reflect(self);
    if (name === 'disabled' && self.properties.disabled) endHover(self);
  },
  swallowsTap: (self) => self.properties.disabled,
  labelTapped(self) {
    self.tap();
  },
});

/** The look is written in attribute selectors, as programs know it from WeChat. */
function reflect({ element, properties }: Button): void {
  const { type, size, plain, disabled, loading } = properties;
  if (type === 'default') element.removeAttribute('type');
  else element.setAttribute('type', type);
  element.setAttribute('size', size);
  element.toggleAttribute('plain', plain);
  element.toggleAttribute('disabled', disabled);
  element.toggleAttribute('loading', loading);
  element.setAttribute('aria-disabled', String(disabled));
}

function tapped(self: Button): void {
  if (self.properties.disabled) return;
  const form = self.form();
  switch (self.properties.formType) {
    case 'submit':
      if (form) submitForm(form, self);
      break;
    case 'reset':
      if (form) resetForm(form);
      break;
    case 'submitToGroup':
      form?.trigger('submitToGroup', {});
      break;
    default:
      break;
  }
  runOpenType(self);
}
