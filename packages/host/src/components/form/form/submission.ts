import type { BuiltInInstance } from '../../kit/built-in';

/**
 * Fires `submit` on a form with the values of its named fields; a later field with the same name
 * wins. `formId` is empty: template messages ended in January 2020. `target` is the button's own data.
 */
export function submitForm(form: BuiltInInstance, button: BuiltInInstance<object>): void {
  const value: Record<string, unknown> = {};
  for (const field of form.formFields()) value[field.name] = field.value();
  const target = { id: button.id, dataset: button.dataset };
  form.trigger('submit', { value, formId: '', target });
}

/** Puts every field of a form back to its initial value, then fires `reset`. */
export function resetForm(form: BuiltInInstance): void {
  for (const field of form.formFields()) field.reset();
  form.trigger('reset', {});
}
