import Database from 'libsql';
import { z } from 'zod';

/** A value that SQLite keeps. */
export type Value = string | number | Buffer | null;

/** One SQLite file, with rows that are checked as they are read. */
export interface OpenDatabase {
  /** Runs one statement; returns how many rows it changed. */
  run(sql: string, ...values: readonly Value[]): number;
  /** The first row, or `undefined`. Throws when it has another shape than was written. */
  one<Shape extends z.ZodType>(
    shape: Shape,
    sql: string,
    ...values: readonly Value[]
  ): z.infer<Shape> | undefined;
  all<Shape extends z.ZodType>(
    shape: Shape,
    sql: string,
    ...values: readonly Value[]
  ): z.infer<Shape>[];
  /** Runs the work as one transaction: a throw leaves nothing of it behind. */
  atomically<Result>(work: () => Result): Result;
  /** Takes what was deleted out of the files: it would stand in the write-ahead log for a while. */
  sweep(): void;
  close(): void;
}

const changed = z.object({ changes: z.number() });

/**
 * Opens a file in write-ahead mode and creates what the schema names. Every commit is on disk before the
 * call returns (`synchronous=FULL`), so that what a response said survives a killed process and a
 * power cut. Deleted rows are overwritten (`secure_delete`): who asks to be forgotten must not be
 * found in the file.
 * @throws when the file was written by a newer version of the schema
 */
export function openDatabase(path: string, schema: string, version: number): OpenDatabase {
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma('busy_timeout = 2000');
  database.pragma('secure_delete = ON');
  const statements = new Map<string, Database.Statement>();
  const statement = (sql: string): Database.Statement => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const fresh = database.prepare(sql);
    statements.set(sql, fresh);
    return fresh;
  };
  const opened: OpenDatabase = {
    run: (sql, ...values) => changed.parse(statement(sql).run(...values)).changes,
    one: (shape, sql, ...values) => {
      const row: unknown = statement(sql).get(...values);
      return row === undefined ? undefined : shape.parse(row);
    },
    all: (shape, sql, ...values) => {
      const rows: readonly unknown[] = statement(sql).all(...values);
      return rows.map((row) => shape.parse(row));
    },
    atomically: (work) => {
      database.exec('BEGIN IMMEDIATE');
      try {
        const result = work();
        database.exec('COMMIT');
        return result;
      } catch (error) {
        database.exec('ROLLBACK');
        throw error;
      }
    },
    sweep: () => {
      database.pragma('wal_checkpoint(TRUNCATE)');
    },
    close: () => {
      opened.sweep();
      database.close();
    },
  };
  migrate(database, opened, schema, version);
  return opened;
}

function migrate(
  database: Database.Database,
  opened: OpenDatabase,
  schema: string,
  version: number,
): void {
  const { user_version: found } = opened.one(
    z.object({ user_version: z.number() }),
    'PRAGMA user_version',
  ) ?? { user_version: 0 };
  if (found === version) return;
  if (found !== 0) {
    database.close();
    throw new Error(
      `The state file has schema ${found} and this backend reads ${version}. Delete the file (it only holds development data) or use the version that wrote it.`,
    );
  }
  opened.atomically(() => {
    database.exec(schema);
    database.exec(`PRAGMA user_version = ${version}`);
  });
}
