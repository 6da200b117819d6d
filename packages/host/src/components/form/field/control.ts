import type { BuiltInInstance } from '../../kit/built-in';
import { addPart } from '../../kit/part';

/** The browser's own field and a box around it, in which the placeholder lies over it. */
export function addControl<Tag extends 'input' | 'textarea'>(
  self: BuiltInInstance<object>,
  tag: Tag,
): { readonly box: HTMLElement; readonly control: HTMLElementTagNameMap[Tag] } {
  const box = addPart(self, 'div', 'wx-field');
  const control = self.element.ownerDocument.createElement(tag);
  control.className = 'wx-field-control';
  box.append(control);
  return { box, control };
}
