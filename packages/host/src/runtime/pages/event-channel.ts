type Listener = (...args: readonly unknown[]) => void;

/** `EventChannel` between an opening and an opened page (documentation: wx.navigateTo, since 2.7.3). */
export class EventChannel {
  readonly #listeners = new Map<string, { listener: Listener; once: boolean }[]>();

  on(name: string, listener: Listener): void {
    this.#add(name, listener, false);
  }

  once(name: string, listener: Listener): void {
    this.#add(name, listener, true);
  }

  off(name: string, listener?: Listener): void {
    const kept = (this.#listeners.get(name) ?? []).filter(
      (entry) => listener !== undefined && entry.listener !== listener,
    );
    this.#listeners.set(name, kept);
  }

  emit(name: string, ...args: readonly unknown[]): void {
    const entries = this.#listeners.get(name) ?? [];
    this.#listeners.set(
      name,
      entries.filter(({ once }) => !once),
    );
    for (const { listener } of entries) listener(...args);
  }

  #add(name: string, listener: Listener, once: boolean): void {
    const entries = this.#listeners.get(name) ?? [];
    this.#listeners.set(name, [...entries, { listener, once }]);
  }
}
