/** The person who holds the phone. */
export interface Holder {
  /** Their id in the simulated WeChat. */
  id(): string;
  handTo(id: string): void;
  /** As at the start. */
  restore(): void;
}

export function createHolder(first = 'lin'): Holder {
  let now = first;
  return {
    id: () => now,
    handTo(id) {
      now = id;
    },
    restore() {
      now = first;
    },
  };
}
