import { wordsOf } from '../../../phone/words/words';
import { listen, undoAll } from '../../kit/part';
import type { Keyboard } from './keyboard';
import { layerFor, openKeyboard } from './keyboard';
import type { FieldControl, FieldInstance } from './properties';
import { limited } from './typing';

/** Keyboard events tell this duration, in milliseconds. */
const keyboardDuration = 250;

/** What a kind of field adds to the focus and to the keyboard. */
export interface FieldHooks {
  /** The WeChat nickname to offer above the keyboard; undefined for ordinary fields. */
  nickname(): string | undefined;
  /** Words of the confirm key; undefined: Enter starts a new line. */
  confirmText(): string | undefined;
  /** The person left the field with this value. */
  left(value: string): void;
}

interface Editing {
  readonly type: (value: string) => void;
  readonly replace: (value: string) => void;
  readonly confirm: () => void;
  readonly placeholder: { refresh(): void };
}

/** Opens the keyboard strip while the field has the focus, and fires the events of both. */
export function followFocus(
  self: FieldInstance,
  control: FieldControl,
  hooks: FieldHooks,
  { type, replace, confirm, placeholder }: Editing,
): () => void {
  let keyboard: Keyboard | undefined;
  /** Set when DevTools takes a nickname over without an `input` event (docs/wechat-facts.md §4). */
  let pickedSilently: string | undefined;
  const pick = (nickname: string) => {
    if (self.phone.settings.get().client !== 'devtools') {
      type(nickname);
      return;
    }
    pickedSilently = limited(nickname, self.properties.maxlength);
    control.value = pickedSilently;
    placeholder.refresh();
  };
  const tellHeight = (height: number) => {
    self.trigger('keyboardheightchange', { height, duration: keyboardDuration });
    self.abilities.keyboardChanged(height);
  };
  const entered = () => {
    const nickname = hooks.nickname();
    const confirmText = hooks.confirmText();
    keyboard = openKeyboard({
      document: self.element.ownerDocument,
      words: wordsOf(self.phone.settings.get().language).keyboard,
      ...(nickname === undefined ? {} : { nickname }),
      ...(confirmText === undefined ? {} : { confirmText }),
      onNickname: pick,
      onConfirm: confirm,
    });
    placeCursor(self, control);
    if (self.properties.adjustPosition) bringIntoSight(self.element);
    self.trigger('focus', { value: control.value, height: keyboard.height });
    tellHeight(keyboard.height);
  };
  const left = () => {
    keyboard?.close();
    keyboard = undefined;
    const { value, focus } = self.properties;
    if (focus) self.update('focus', false);
    tellHeight(0);
    self.trigger('blur', { value, cursor: control.selectionStart ?? value.length });
    if (pickedSilently !== undefined) replace(pickedSilently);
    pickedSilently = undefined;
    hooks.left(control.value);
  };
  return undoAll(
    () => keyboard?.close(),
    listen(control, 'focus', entered),
    listen(control, 'blur', left),
    self.on('tap', () => {
      if (!self.properties.disabled) control.focus();
    }),
  );
}

function placeCursor({ properties }: FieldInstance, control: FieldControl): void {
  const { cursor, selectionStart, selectionEnd } = properties;
  if (selectionStart >= 0 && selectionEnd >= 0) {
    control.setSelectionRange(selectionStart, selectionEnd);
  } else if (cursor >= 0) control.setSelectionRange(cursor, cursor);
}

/** The keyboard strip covers the lower edge: the field moves above it, as `adjust-position` says. */
function bringIntoSight(element: HTMLElement): void {
  const layer = layerFor(element.ownerDocument).getBoundingClientRect();
  const keyboard = element.ownerDocument.querySelector('.host-keyboard')?.getBoundingClientRect();
  if (keyboard === undefined || layer.height === 0) return;
  const covered = element.getBoundingClientRect().bottom > keyboard.top;
  if (covered && 'scrollIntoView' in element) element.scrollIntoView({ block: 'center' });
}
