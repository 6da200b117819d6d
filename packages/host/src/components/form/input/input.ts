import { approximated } from '../../../fidelity';
import { stateByElement } from '../../kit/part';
import { defineBuiltIn } from '../../kit/properties';
import { addControl } from '../field/control';
import { fieldLook } from '../field/look';
import type { TextField } from '../field/text-field';
import { createTextField } from '../field/text-field';
import { refuseForeignKeys } from '../field/typing';
import type { NicknameReview } from './nickname-review';
import { createNicknameReview } from './nickname-review';
import type { Input } from './properties';
import { inputProperties } from './properties';

const confirmWords: Readonly<Record<string, string>> = {
  send: '发送',
  search: '搜索',
  next: '下一个',
  go: '前往',
  done: '完成',
};

/** Soft keyboards of the browser for the types of WeChat; the value itself is always text. */
const inputModes: Readonly<Record<string, string>> = {
  number: 'numeric',
  digit: 'decimal',
  idcard: 'text',
  tel: 'tel',
};

/**
 * `<input>`: every type and event of the documentation (组件/表单组件/input). `type="nickname"` offers
 * the WeChat nickname and is reviewed when it loses focus. Encrypted passwords are not made.
 */
export const input = defineBuiltIn({
  tag: 'input',
  fidelity: approximated(
    'The computer’s keyboard types, a strip stands for the soft one; safe-password values are not encrypted; cursor-spacing, hold-keyboard and always-embed do nothing.',
  ),
  properties: inputProperties,
  css: `
wx-input {
  display: block; position: relative; overflow: hidden; height: 1.4rem; min-height: 1.4rem; line-height: 1.4rem;
  text-overflow: clip; white-space: nowrap; font-size: inherit; text-align: start; cursor: text;
}
wx-input .wx-field-placeholder { display: flex; align-items: center; justify-content: inherit; }
${fieldLook}`,
  operated: (self) => inputs.get(self)?.field.control,
  attached(self) {
    const { box, control } = addControl(self, 'input');
    const review = createNicknameReview(self, () => inputs.get(self)?.field);
    reflect(self, control);
    const stopFilter = filterKeys(self, control);
    const field = createTextField(self, control, {
      nickname: () => review.keyboard()?.nickname,
      confirmText: () => confirmWords[self.properties.confirmType] ?? '完成',
      left: (value) => {
        review.left(value);
      },
    });
    inputs.set(self, { field, review });
    return () => {
      stopFilter();
      field.detach();
      box.remove();
    };
  },
  changed(self, name) {
    const state = inputs.get(self);
    if (!state) return;
    if (state.field.control instanceof HTMLInputElement) reflect(self, state.field.control);
    if (name === 'focus' && !self.properties.focus) state.field.control.blur();
    state.field.refresh();
  },
  /** Documentation: a text that a handler of `input` returns replaces the value. */
  answered(self, type, answer) {
    if (type === 'input' && typeof answer === 'string') inputs.get(self)?.field.show(answer);
  },
  labelTapped(self) {
    inputs.get(self)?.field.control.focus();
  },
  formValue: (self) => self.properties.value,
  formReset(self) {
    self.update('value', '');
    inputs.get(self)?.field.refresh();
  },
  functions: {
    /** As if the person had typed it and, in a nickname field, moved on. */
    input(self, value) {
      const state = inputs.get(self);
      if (!state) return;
      state.field.type(String(value));
      const isFocused = self.element.ownerDocument.activeElement === state.field.control;
      if (!isFocused) state.review.left(state.field.control.value);
    },
  },
});

const inputs = stateByElement<{ readonly field: TextField; readonly review: NicknameReview }>();

function reflect(
  { properties: { type, password, cursorColor } }: Input,
  control: HTMLInputElement,
) {
  control.type = password || type === 'safe-password' ? 'password' : 'text';
  control.inputMode = inputModes[type] ?? 'text';
  control.autocomplete = 'off';
  control.style.caretColor = cursorColor;
}

function filterKeys(self: Input, control: HTMLInputElement): () => void {
  const filter = (event: InputEvent) => {
    refuseForeignKeys(event, self.properties.type);
  };
  control.addEventListener('beforeinput', filter);
  return () => {
    control.removeEventListener('beforeinput', filter);
  };
}
