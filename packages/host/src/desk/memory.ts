/** What the desk remembers between visits; losing it loses nothing but comfort. */
export interface Memory {
  get(name: string): string | undefined;
  set(name: string, value: string): void;
}

const prefix = 'host-desk:';

/** Private windows may refuse localStorage: then nothing is remembered. */
export function createMemory(storage: () => Storage = () => localStorage): Memory {
  return {
    get(name) {
      try {
        return storage().getItem(prefix + name) ?? undefined;
      } catch {
        return undefined;
      }
    },
    set(name, value) {
      try {
        storage().setItem(prefix + name, value);
      } catch {
        return;
      }
    },
  };
}
