import { approximated } from '../../fidelity';
import { stateByElement } from '../kit/part';
import type { Instance } from '../kit/properties';
import { boolean, defineBuiltIn, text } from '../kit/properties';
import { addControl } from './field/control';
import { fieldLook } from './field/look';
import { fieldProperties } from './field/properties';
import type { TextField } from './field/text-field';
import { createTextField } from './field/text-field';

const properties = {
  ...fieldProperties,
  autoHeight: boolean(),
  fixed: boolean(),
  showConfirmBar: boolean(true),
  disableDefaultPadding: boolean(),
  adjustKeyboardTo: text('cursor'),
  confirmType: text('return'),
  placeholderClass: text('textarea-placeholder'),
};

type Textarea = Instance<typeof properties>;

const confirmWords: Readonly<Record<string, string>> = {
  send: '发送',
  search: '搜索',
  next: '下一个',
  go: '前往',
  done: '完成',
};

/**
 * `<textarea>`: 300 × 150 px unless styled, grows with `auto-height`, tells its lines by `linechange`
 * (documentation: 组件/表单组件/textarea).
 */
export const textarea = defineBuiltIn({
  tag: 'textarea',
  fidelity: approximated(
    'The computer’s keyboard types, a strip stands for the soft one; show-confirm-bar, fixed, cursor-spacing, hold-keyboard, adjust-keyboard-to and disable-default-padding do nothing.',
  ),
  properties,
  css: `
wx-textarea { display: block; position: relative; width: 300px; height: 150px; font-size: inherit; text-align: start; cursor: text; }
wx-textarea[auto-height] { height: auto; min-height: 1.4em; }
wx-textarea .wx-field-control { height: 100%; overflow-y: auto; }
wx-textarea .wx-field-placeholder { white-space: pre-wrap; }
${fieldLook}`,
  operated: (self) => fields.get(self)?.control,
  attached(self) {
    const { box, control } = addControl(self, 'textarea');
    control.rows = 1;
    const field = createTextField(self, control, {
      nickname: () => undefined,
      confirmText: () => confirmWords[self.properties.confirmType],
      left: () => undefined,
    });
    fields.set(self, field);
    const grow = lineCounter(self, control);
    control.addEventListener('input', grow);
    grow();
    return () => {
      control.removeEventListener('input', grow);
      field.detach();
      box.remove();
    };
  },
  changed(self, name) {
    const field = fields.get(self);
    if (!field) return;
    if (name === 'focus' && !self.properties.focus) field.control.blur();
    field.refresh();
    field.control.dispatchEvent(new CustomEvent('lines'));
  },
  labelTapped(self) {
    fields.get(self)?.control.focus();
  },
  formValue: (self) => self.properties.value,
  formReset(self) {
    self.update('value', '');
    fields.get(self)?.refresh();
  },
  functions: {
    /** As if the person had typed it. */
    input(self, value) {
      fields.get(self)?.type(String(value));
    },
  },
});

const fields = stateByElement<TextField>();

/** Without layout nobody is asked: jsdom takes seconds to work out a style among hundreds of sheets. */
function linesIn(control: HTMLTextAreaElement, height: number): number {
  const style = control.ownerDocument.defaultView?.getComputedStyle(control);
  const lineHeight = Number.parseFloat(style?.lineHeight ?? '');
  return Number.isFinite(lineHeight) && lineHeight > 0 ? Math.round(height / lineHeight) : 1;
}

/** Follows the number of lines: sets the height for `auto-height`, fires `linechange`. */
function lineCounter(self: Textarea, control: HTMLTextAreaElement): () => void {
  let lines = 0;
  const count = () => {
    self.element.toggleAttribute('auto-height', self.properties.autoHeight);
    control.style.height = 'auto';
    const height = control.scrollHeight;
    control.style.height = self.properties.autoHeight ? `${height}px` : '';
    const view = control.ownerDocument.defaultView;
    const now = height === 0 ? 1 : linesIn(control, height);
    if (now === lines) return;
    lines = now;
    self.trigger('linechange', {
      height,
      heightRpx: (height * 750) / (view?.innerWidth ?? 375),
      lineCount: now,
    });
  };
  control.addEventListener('lines', count);
  return count;
}
