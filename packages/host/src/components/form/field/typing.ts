/** The characters that the keyboards of `<input type>` have; other types have all. */
const keys: Readonly<Record<string, RegExp>> = {
  number: /^[0-9]*$/,
  digit: /^[0-9.]*$/,
  idcard: /^[0-9xX]*$/,
};

/** Keeps typed characters out that the phone's keyboard of this type does not have; pasting stays free. */
export function refuseForeignKeys(event: InputEvent, type: string): void {
  const allowed = keys[type];
  if (!allowed || event.inputType !== 'insertText') return;
  if (!allowed.test(event.data ?? '')) event.preventDefault();
}

/** Cuts a value to `maxlength`; -1 means no limit. */
export function limited(value: string, maxlength: number): string {
  return maxlength < 0 ? value : value.slice(0, maxlength);
}

/** `keyCode` of WeChat's input event for a key of the browser; undefined where it has none. */
export function keyCodeOf(key: string | undefined): number | undefined {
  if (key === undefined) return undefined;
  if (key.length === 1) return key.toUpperCase().charCodeAt(0);
  const named: Readonly<Record<string, number>> = {
    Backspace: 8,
    Tab: 9,
    Enter: 13,
    Escape: 27,
    Delete: 46,
  };
  return named[key];
}
