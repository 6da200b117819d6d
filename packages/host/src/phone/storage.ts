/**
 * `wx.setStorage` data of one program, kept by the phone across kill and cold start.
 *
 * Values are JSON text. `encrypted` marks items written with `encrypt: true`: they are a space of
 * their own, as in WeChat (documentation: wx.setStorage, since base library 2.21.3).
 */
export interface PhoneStorage {
  get(key: string, encrypted?: boolean): string | undefined;
  set(key: string, json: string, encrypted?: boolean): void;
  remove(key: string): void;
  clear(): void;
  keys(): readonly string[];
  /** Size of all keys and values, in bytes. */
  size(): number;
}

export interface StorageSnapshot {
  readonly plain: Readonly<Record<string, string>>;
  readonly encrypted: Readonly<Record<string, string>>;
}

/** `save` is told after every change, with everything. */
export function createStorage(
  initial: StorageSnapshot = { plain: {}, encrypted: {} },
  save: (snapshot: StorageSnapshot) => void = () => undefined,
): PhoneStorage {
  const plain = new Map(Object.entries(initial.plain));
  const secret = new Map(Object.entries(initial.encrypted));
  const changed = () => {
    save({ plain: Object.fromEntries(plain), encrypted: Object.fromEntries(secret) });
  };
  const bytes = (text: string) => new TextEncoder().encode(text).length;
  return {
    get: (key, encrypted = false) => (encrypted ? secret : plain).get(key),
    set(key, json, encrypted = false) {
      (encrypted ? secret : plain).set(key, json);
      changed();
    },
    remove(key) {
      plain.delete(key);
      secret.delete(key);
      changed();
    },
    clear() {
      plain.clear();
      secret.clear();
      changed();
    },
    keys: () => [...new Set([...plain.keys(), ...secret.keys()])],
    size: () =>
      [...plain, ...secret].reduce((sum, [key, value]) => sum + bytes(key) + bytes(value), 0),
  };
}
