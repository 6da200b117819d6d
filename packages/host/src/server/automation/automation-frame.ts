/** What the endpoint has to know of a frame of the automation protocol; the page reads the rest. */
export interface AutomationFrame {
  /** null: an event, or a frame without an id, to which nobody can reply. */
  readonly id: string | number | null;
  readonly method: string;
  readonly params: unknown;
}

/** null for what is not a JSON object. */
export function readFrame(text: string): AutomationFrame | null {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    const { id, method, params } = value as Readonly<Record<string, unknown>>;
    return {
      id: typeof id === 'string' || typeof id === 'number' ? id : null,
      method: typeof method === 'string' ? method : '',
      params,
    };
  } catch {
    return null;
  }
}

export function errorReply(id: string | number, message: string): string {
  return JSON.stringify({ id, error: { message } });
}
