import type { BudgetLine } from './row';

/** What is wrong with figures and their budgets, a sentence each: exceeded, or left far behind. */
export function offBudget(lines: readonly BudgetLine[]): readonly string[] {
  return lines.flatMap(({ what, value, most, least }) => {
    if (value > most) return [`Over budget: ${what}: ${value}, at most ${most}.`];
    if (least !== undefined && value < least)
      return [`Far below budget: ${what}: ${value}. Lower its budget of ${most}.`];
    return [];
  });
}
