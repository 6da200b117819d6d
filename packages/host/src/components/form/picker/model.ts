/** A picker's columns and what is chosen in them, for every mode. */
export interface PickerModel {
  /** Words of each choice, column by column. */
  columns(): readonly (readonly string[])[];
  /** Index chosen in each column. */
  chosen(): readonly number[];
  /** Chooses in one column; later columns may get other choices. */
  choose(column: number, index: number): void;
  /** `event.detail` of `change`. */
  detail(): Readonly<Record<string, unknown>>;
}

export interface ListModelOptions {
  readonly range: readonly (readonly unknown[])[];
  /** Which field of the range's objects to show; '' when they are no objects. */
  readonly rangeKey: string;
  readonly value: readonly number[];
  readonly detail: (chosen: readonly number[]) => Readonly<Record<string, unknown>>;
}

/** Modes selector and multiSelector: lists that the program gives. */
export function createListModel({ range, rangeKey, value, detail }: ListModelOptions): PickerModel {
  const chosen = range.map((column, index) => within(value[index] ?? 0, column.length));
  return {
    columns: () => range.map((column) => column.map((item) => wordOf(item, rangeKey))),
    chosen: () => chosen,
    choose(column, index) {
      chosen[column] = index;
    },
    detail: () => detail(chosen),
  };
}

/** An index inside a list; what lies outside becomes the first or last. */
export function within(index: number, length: number): number {
  return Math.min(Math.max(0, Math.trunc(index) || 0), Math.max(0, length - 1));
}

function wordOf(item: unknown, key: string): string {
  const value: unknown =
    key !== '' && typeof item === 'object' && item !== null
      ? (item as Readonly<Record<string, unknown>>)[key]
      : item;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
