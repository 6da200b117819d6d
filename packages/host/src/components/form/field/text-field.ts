import { listen, undoAll } from '../../kit/part';
import type { FieldHooks } from './focus';
import { followFocus } from './focus';
import { showPlaceholder } from './placeholder';
import type { FieldControl, FieldInstance } from './properties';
import { keyCodeOf, limited } from './typing';

/** The one way into a text field's value, whoever changes it: the person, the program, a test. */
export interface TextField {
  readonly control: FieldControl;
  /** As typed by the person: fires `input`. */
  type(value: string): void;
  /** As changed by WeChat itself while the field is not focused: fires `change`. */
  replace(value: string): void;
  /** As the program's handler of `input` wants it: fires nothing. */
  show(value: string): void;
  /** Takes over what the program set. */
  refresh(): void;
  detach(): void;
}

export function createTextField(
  self: FieldInstance,
  control: FieldControl,
  hooks: FieldHooks,
): TextField {
  let lastKey: string | undefined;
  const placeholder = showPlaceholder(self, control);
  const store = (value: string) => {
    const kept = limited(value, self.properties.maxlength);
    if (control.value !== kept) control.value = kept;
    placeholder.refresh();
    self.update('value', kept);
    return kept;
  };
  const type = (value: string) => {
    const kept = store(value);
    const keyCode = keyCodeOf(lastKey);
    const cursor = control.selectionStart ?? kept.length;
    self.trigger('input', { value: kept, cursor, ...(keyCode === undefined ? {} : { keyCode }) });
  };
  const replace = (value: string) => {
    self.trigger('change', { value: store(value) });
  };
  const confirm = () => {
    self.trigger('confirm', { value: control.value });
    if (!self.properties.confirmHold) control.blur();
  };
  const refresh = () => {
    applyProperties(self, control);
    placeholder.refresh();
  };
  const keyPressed = (event: KeyboardEvent) => {
    lastKey = event.key;
    const confirms = hooks.confirmText() !== undefined;
    if (event.key === 'Enter' && confirms && !event.isComposing) confirm();
  };
  const typed = (event: Event) => {
    // While an input method composes, the value is not the person's yet.
    if ('isComposing' in event && event.isComposing === true) return;
    type(control.value);
  };
  const stopFocus = followFocus(self, control, hooks, { type, replace, confirm, placeholder });

  refresh();
  return {
    control,
    type,
    replace,
    show: store,
    refresh,
    detach: undoAll(
      () => {
        placeholder.remove();
      },
      stopFocus,
      listen(control, 'keydown', keyPressed),
      listen(control, 'input', typed),
      listen(control, 'compositionend', typed),
    ),
  };
}

function applyProperties(self: FieldInstance, control: FieldControl): void {
  const { value, disabled, maxlength, focus, autoFocus } = self.properties;
  const kept = limited(value, maxlength);
  if (control.value !== kept) control.value = kept;
  control.disabled = disabled;
  if (maxlength < 0) control.removeAttribute('maxlength');
  else control.maxLength = maxlength;
  const wantsFocus = focus || (autoFocus && !('autoFocused' in control.dataset));
  if (autoFocus) control.dataset['autoFocused'] = '';
  if (!wantsFocus || control.ownerDocument.activeElement === control) return;
  // The page may still be on its way into the document.
  queueMicrotask(() => {
    control.focus();
  });
}
