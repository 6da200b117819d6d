import type { BuiltInInstance } from './built-in';

/** Calls `wx[method]` for an attribute that is short for it; what it refuses is a warning to developers. */
export function shortForWx(
  self: BuiltInInstance<object>,
  method: string,
  options: Readonly<Record<string, unknown>>,
): void {
  self.callWx(method, options).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    const text = `<${self.definition.tag}>: ${method}:fail ${reason}`;
    self.phone.journal.emit('notice', { severity: 'warning', text });
  });
}
