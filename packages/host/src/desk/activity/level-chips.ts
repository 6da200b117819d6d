import { element, pushButton } from '../../page/element';
import type { Memory } from '../memory';
import type { Words } from '../words';

export type Level = keyof Words['levels'];

export interface LevelChips {
  readonly element: HTMLElement;
  readonly shows: (level: Level) => boolean;
  count(level: Level, step: number): void;
  /** All counts begin anew. */
  clear(): void;
}

/** One button a level: how many lines it has, and whether they are shown. */
export function drawLevelChips(memory: Memory, words: Words, changed: () => void): LevelChips {
  const levels = Object.keys(words.levels) as readonly Level[];
  const off = new Set((memory.get('levels-off') ?? '').split(','));
  const chips = new Map(
    levels.map((level) => {
      const count = element('span', { class: 'count' }, '0');
      const button = pushButton(
        { class: 'chip', data: { level }, 'aria-pressed': String(!off.has(level)) },
        () => {
          if (!off.delete(level)) off.add(level);
          button.setAttribute('aria-pressed', String(!off.has(level)));
          memory.set('levels-off', [...off].join(','));
          changed();
        },
        words.levels[level],
        count,
      );
      return [level, { button, count }];
    }),
  );
  return {
    element: element('div', { class: 'chips' }, ...[...chips.values()].map(({ button }) => button)),
    shows: (level) => !off.has(level),
    count(level, step) {
      const chip = chips.get(level);
      if (chip) chip.count.textContent = String(Number(chip.count.textContent) + step);
    },
    clear() {
      for (const { count } of chips.values()) count.textContent = '0';
    },
  };
}
