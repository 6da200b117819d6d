import type { TypedNumber } from '../../models/number';
import { readSmsCode, SMS_CODE_LENGTH } from '../../models/sms-code';
import type { Drawn } from '../draw';
import type { About, ManualData } from './phone-manual-view';
import { quiet } from './phone-manual-view';

/** What the handlers of the two fields know of the page they belong to. */
interface FieldsPage extends Drawn<ManualData> {
  readonly typed: { number: string; code: string };
  /** Puts what was typed into the two parts of a number, where the person can see it. */
  shape(): TypedNumber;
  /** Hands a whole code in, once. */
  submitOnce(): void;
}

type ValueEvent = WechatMiniprogram.CustomEvent<{ readonly value: string }>;

/** What was said of a field, or of a request, is old as soon as the person writes. */
function forget(page: FieldsPage, field: About): void {
  const { view } = page.data;
  const isOld = view.kind === 'editing' && [field, 'failure'].includes(view.about);
  if (isOld) page.setData({ view: quiet });
}

/** Handlers of the two fields. What a handler of `input` returns replaces the text of its field. */
export const fieldHandlers = {
  /** Keys alone leave the text to the person; what is pasted is put in order at once. */
  handleNumber(this: FieldsPage, event: ValueEvent) {
    const { value } = event.detail;
    const isPasted = value.length > this.typed.number.length + 1 && /\D/.test(value);
    this.typed.number = value;
    forget(this, 'number');
    return isPasted ? this.shape().number : undefined;
  },

  handleNumberBlur(this: FieldsPage, event: ValueEvent) {
    this.typed.number = event.detail.value;
    if (this.data.focus === 'number') this.setData({ focus: '' });
    this.shape();
  },

  handleCode(this: FieldsPage, event: ValueEvent) {
    const { value } = event.detail;
    const code = readSmsCode(value);
    this.typed.code = code;
    forget(this, 'code');
    if (code.length === SMS_CODE_LENGTH) this.submitOnce();
    return code === value ? undefined : code;
  },

  handleCodeBlur(this: FieldsPage) {
    if (this.data.focus === 'code') this.setData({ focus: '' });
  },
};
