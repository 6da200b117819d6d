import type { FieldInstance } from './text-field';

/**
 * The placeholder is a part of its own, because programs style it by `placeholder-class` and
 * `placeholder-style`, which no CSS can do for the browser's own placeholder.
 */
export function showPlaceholder(
  self: FieldInstance,
  control: HTMLInputElement | HTMLTextAreaElement,
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
      nameControl(self, control, placeholder);
    },
    remove() {
      part.remove();
    },
  };
}

/** Screen readers find the inner control, so it carries the name that the program gave its element. */
function nameControl(self: FieldInstance, control: HTMLElement, placeholder: string): void {
  const name = self.element.getAttribute('aria-label') ?? placeholder;
  if (name === '') control.removeAttribute('aria-label');
  else control.setAttribute('aria-label', name);
}
