import type { Queries } from './tables';

/**
 * Runs the work as one transaction: a throw leaves nothing of it behind. Work that met another process at the
 * same rows runs again.
 */
export type Atomically = <Result>(work: (queries: Queries) => Promise<Result>) => Promise<Result>;

/** One open database behind the query builder. */
export interface OpenDatabase {
  readonly queries: Queries;
  readonly atomically: Atomically;
  /** Takes what was deleted out of the files, where they hold it for a while. */
  readonly sweep: () => Promise<void>;
  readonly close: () => Promise<void>;
}
