/** What `db.command` makes: a comparison of a query, or a change of an update. */
class Command {
  constructor(
    readonly operator: 'lte' | 'lt' | 'neq' | 'in' | 'inc',
    readonly operand: unknown,
  ) {}
}

export const command = {
  lte: (value: number) => new Command('lte', value),
  lt: (value: number) => new Command('lt', value),
  neq: (value: unknown) => new Command('neq', value),
  in: (values: readonly unknown[]) => new Command('in', values),
  inc: (by: number) => new Command('inc', by),
};

export type Fields = Readonly<Record<string, unknown>>;

/** Whether the record is as every condition says; a field that is not there is like nothing. */
export function matches(record: Fields, conditions: Fields): boolean {
  return Object.entries(conditions).every(([field, condition]) => {
    const value = record[field];
    return condition instanceof Command ? compares(value, condition) : value === condition;
  });
}

function compares(value: unknown, { operator, operand }: Command): boolean {
  switch (operator) {
    case 'lte':
      return typeof value === 'number' && value <= Number(operand);
    case 'lt':
      return typeof value === 'number' && value < Number(operand);
    case 'neq':
      return value !== operand;
    case 'in':
      return Array.isArray(operand) && operand.includes(value);
    case 'inc':
      throw new TypeError('`inc` changes a field; it compares nothing.');
  }
}

/** The record after an update. */
export function changed(record: Fields, data: Fields): Fields {
  const changes = Object.entries(data).map(([field, value]) => {
    if (!(value instanceof Command)) return [field, plain(field, value)] as const;
    if (value.operator !== 'inc') throw new TypeError(`${value.operator} changes nothing.`);
    return [field, Number(record[field] ?? 0) + Number(value.operand)] as const;
  });
  return { ...record, ...Object.fromEntries(changes) };
}

/** A record that is written as a whole. */
export const whole = (data: Fields): Fields =>
  Object.fromEntries(Object.entries(data).map(([field, value]) => [field, plain(field, value)]));

/** The real database merges a structure into the earlier one, which is not simulated. */
function plain(field: string, value: unknown): unknown {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return value;
  throw new TypeError(`${field} is no plain value; this database keeps no other.`);
}
