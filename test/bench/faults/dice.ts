/** Repeatable chance: one seed, one run. */
export interface Dice {
  /** At least 0, less than 1. */
  number(): number;
  /** True in `rate` of the throws. */
  happens(rate: number): boolean;
  /** Evenly between the two. */
  between(least: number, most: number): number;
  /** One of them, by weight. */
  pick<Choice extends string>(weights: Readonly<Record<Choice, number>>): Choice;
}

/** Makes dice from words that name what they are thrown for (FNV-1a, then mulberry32). */
export function createDice(...names: readonly (string | number)[]): Dice {
  let state = 0x811c9dc5;
  for (const char of names.join(' ')) {
    state = Math.imul(state ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  const number = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  return {
    number,
    happens: (rate) => number() < rate,
    between: (least, most) => least + number() * (most - least),
    pick: <Choice extends string>(weights: Readonly<Record<Choice, number>>): Choice => {
      const entries = Object.entries<number>(weights) as [Choice, number][];
      const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
      let left = number() * total;
      const found = entries.find(([, weight]) => {
        left -= weight;
        return left < 0;
      });
      const [last] = found ?? entries.at(-1) ?? [];
      if (last === undefined) throw new RangeError('There is nothing to pick from.');
      return last;
    },
  };
}
