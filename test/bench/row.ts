import type { Figure } from './figures';

/** Figures side by side: one contestant or case a line. */
export interface Table {
  readonly title: string;
  /** Heads of the figures; the label's column has none. */
  readonly columns: readonly string[];
  readonly lines: readonly TableLine[];
}

export interface TableLine {
  readonly label: string;
  readonly figures: readonly Figure[];
}

/** "The first is so many times the second", the part of a measurement that other machines share. */
export interface Ratio {
  readonly what: string;
  readonly ratio: number;
}

/** A counted figure beside the most that it may be. */
export interface BudgetLine {
  readonly what: string;
  readonly value: number;
  readonly most: number;
  /** A figure below it is good news, and asks for a lower budget. */
  readonly least?: number;
}

/** One row of the bench: everything measured about one subject. */
export interface Row {
  readonly id: RowId;
  readonly title: string;
  /** How it was measured, and what the figures cannot say. */
  readonly method: readonly string[];
  readonly ratios: readonly Ratio[];
  readonly tables: readonly Table[];
  readonly budgets: readonly BudgetLine[];
}

/** The rows, in the order of the report. */
export const rowIds = [
  'package',
  'launch',
  'tap',
  'set-data',
  'frames',
  'tests',
  'host',
  'backend',
] as const;

export type RowId = (typeof rowIds)[number];
