import { closeSync, openSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

import type { DatabaseConnection, QueryResult, SqliteDialectConfig } from 'kysely';
import { CompiledQuery, Kysely, SqliteAdapter, SqliteDialect, SqliteDriver } from 'kysely';
import Libsql from 'libsql';

import type { OpenDatabase } from './database';
import { migrate } from './migrations';
import type { Queries, Tables } from './tables';

/** How long a statement waits for another process that writes. */
const patienceMs = 10_000;

const isBusy = (error: unknown): boolean =>
  error instanceof Error && String(Reflect.get(error, 'code')).startsWith('SQLITE_BUSY');

/**
 * Waits for other writers without holding up this process: SQLite's own busy timeout sleeps where nothing else can
 * run, and two connections of one process would wait for each other. Everything goes through here, from the first
 * pragma on: a statement that met a writer stays open, and holds its view of the file, until the same one runs again.
 */
class PatientConnection implements DatabaseConnection {
  readonly #inner: DatabaseConnection;

  constructor(inner: DatabaseConnection) {
    this.#inner = inner;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      try {
        return await this.#inner.executeQuery<Row>(query);
      } catch (error) {
        if (!isBusy(error) || performance.now() > deadline) throw error;
        await wait(1 + Math.random() * 5);
      }
    }
  }

  streamQuery<Row>(
    query: CompiledQuery,
    chunkSize: number,
  ): AsyncIterableIterator<QueryResult<Row>> {
    return this.#inner.streamQuery<Row>(query, chunkSize);
  }
}

class PatientDriver extends SqliteDriver {
  override async acquireConnection(): Promise<DatabaseConnection> {
    return new PatientConnection(await super.acquireConnection());
  }

  /** A transaction that begins as a reader cannot become a writer once another process has written. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback')).catch(() => {
      // A full disk has rolled back already; what went wrong there is the error to tell.
    });
  }
}

/** Tables are made in a transaction here too, so that processes that start at once do not meet. */
class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}

class PatientDialect extends SqliteDialect {
  readonly #config: SqliteDialectConfig;

  constructor(config: SqliteDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): SqliteDriver {
    return new PatientDriver(this.#config);
  }

  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter();
  }
}

/**
 * Opens a file in write-ahead mode; `:memory:` needs none. Every commit is on disk before the call returns
 * (`synchronous=FULL`), so that what was answered survives a killed process and a power cut. Deleted rows are
 * overwritten (`secure_delete`): who asks to be forgotten must not be found in the file. Only the owner may read it.
 * @throws when the file was written by a version with other tables
 */
export async function openSqlite(path: string): Promise<OpenDatabase> {
  // SQLite gives the files beside it the same mode.
  if (path !== ':memory:') closeSync(openSync(path, 'a', 0o600));
  const libsql = new Libsql(path);
  const statements = new Map<string, Libsql.Statement>();
  const prepare = (sql: string): Libsql.Statement => {
    const known = statements.get(sql);
    if (known !== undefined) return known;
    const fresh = libsql.prepare(sql);
    statements.set(sql, fresh);
    return fresh;
  };
  const close = (): void => {
    statements.clear();
    libsql.close();
  };
  const db = new Kysely<Tables>({
    dialect: new PatientDialect({ database: { prepare, close } }),
  });
  const sweep = (): Promise<void> => {
    // Answers "busy" instead of throwing when another process reads: its own sweep comes later.
    return db
      .executeQuery(CompiledQuery.raw('pragma wal_checkpoint(truncate)'))
      .then(() => undefined);
  };
  try {
    await refuseEarlierTables(db, path);
    for (const setting of ['journal_mode = WAL', 'synchronous = FULL', 'secure_delete = ON']) {
      await db.executeQuery(CompiledQuery.raw(`pragma ${setting}`));
    }
    await migrate(db, { integer: 'integer', bytes: 'blob', strict: ' strict' });
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    queries: db,
    atomically: (work) => db.transaction().execute(work),
    sweep,
    close: async () => {
      await sweep().catch(() => undefined);
      await db.destroy();
    },
  };
}

/** Before there were migrations the file carried a number. */
async function refuseEarlierTables(db: Queries, path: string): Promise<void> {
  const { rows } = await db.executeQuery<{ readonly user_version: number }>(
    CompiledQuery.raw('pragma user_version'),
  );
  const found = rows[0]?.user_version ?? 0;
  if (found === 0) return;
  throw new Error(
    `${path} has schema ${found}, of a version without migrations. Delete the folder (it only holds development data) or use the version that wrote it.`,
  );
}
