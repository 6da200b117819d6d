import type { FieldControl, FieldInstance } from './properties';

/**
 * The placeholder is a part of its own, because programs style it by `placeholder-class` and
 * `placeholder-style`, which no CSS can do for the browser's own placeholder.
 */
export function showPlaceholder(
  self: FieldInstance,
  control: FieldControl,
): { refresh(): void; remove(): void } {
  const part = self.element.ownerDocument.createElement('div');
  part.setAttribute('aria-hidden', 'true');
  control.before(part);
  return {
    refresh() {
      const { placeholder, placeholderClass, placeholderStyle } = self.properties;
      const fallback = `${self.definition.tag}-placeholder`;
      const names = self.classNames(placeholderClass === '' ? fallback : placeholderClass);
      part.className = ['wx-field-placeholder', fallback, ...names].join(' ');
      part.setAttribute('style', placeholderStyle);
      part.textContent = placeholder;
      part.hidden = control.value !== '';
      nameControl(control, placeholder);
    },
    remove() {
      part.remove();
    },
  };
}

/** As with the browser's own placeholder, it names a field that the program gave no other name. */
function nameControl(control: HTMLElement, placeholder: string): void {
  control.setAttribute('aria-placeholder', placeholder);
  const named = control.getAttribute('aria-label');
  if (named === null || named === control.dataset['placeholderName']) {
    control.dataset['placeholderName'] = placeholder;
    if (placeholder === '') control.removeAttribute('aria-label');
    else control.setAttribute('aria-label', placeholder);
  }
}
