/** The host's own control: what automation has no words for. */
export interface HostControl {
  /** Changes settings of the simulated phone; where that restarts the program, resolves once it runs. */
  set(settings: Readonly<Record<string, unknown>>): Promise<void>;
  /** Kill and cold start of the program, with empty storage unless it is to be kept. */
  restart(options?: { readonly keepStorage?: boolean }): Promise<void>;
  /** Empties the program's storage. */
  forget(): Promise<void>;
}

export function createHostControl(url: string): HostControl {
  const call = async (method: string, path: string, body?: unknown): Promise<void> => {
    const response = await fetch(`${url}${path}`, {
      method,
      ...(body !== undefined && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
  };
  const forget = () => call('DELETE', '/host/storage');
  return {
    forget,
    set: (settings) => call('PATCH', '/host/settings', settings),
    async restart({ keepStorage = false } = {}) {
      if (!keepStorage) await forget();
      await call('POST', '/host/program', { command: 'restart' });
    },
  };
}
