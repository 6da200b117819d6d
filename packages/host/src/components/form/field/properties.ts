import type { BuiltInInstance } from '../../kit/built-in';
import type { PropertiesOf } from '../../kit/properties';
import { boolean, number, text } from '../../kit/properties';

/** Attributes that input and textarea share. */
export const fieldProperties = {
  name: text(),
  value: text(),
  placeholder: text(),
  placeholderStyle: text(),
  placeholderClass: text(),
  disabled: boolean(),
  maxlength: number(140),
  autoFocus: boolean(),
  focus: boolean(),
  cursor: number(-1),
  cursorSpacing: number(),
  selectionStart: number(-1),
  selectionEnd: number(-1),
  adjustPosition: boolean(true),
  holdKeyboard: boolean(),
  confirmHold: boolean(),
  alwaysEmbed: boolean(),
};

export type FieldInstance = BuiltInInstance<PropertiesOf<typeof fieldProperties>>;

/** The browser's own field inside. */
export type FieldControl = HTMLInputElement | HTMLTextAreaElement;
