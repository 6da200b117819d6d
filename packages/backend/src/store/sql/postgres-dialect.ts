import type { CompiledQuery, DatabaseConnection, Dialect, Driver, QueryResult } from 'kysely';
import { PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { Sql, TransactionSql } from 'postgres';

/** Lets the query builder speak through postgres.js. Every statement is prepared once a connection. */
export function postgresDialect(sql: Sql): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new PostgresJsDriver(sql),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

/** How long statements that still run may take when the store is closed. */
const secondsToEnd = 5;

class PostgresJsDriver implements Driver {
  readonly #sql: Sql;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  init = (): Promise<void> => Promise.resolve();
  acquireConnection = (): Promise<Session> => Promise.resolve(new Session(this.#sql));
  beginTransaction = (session: Session): Promise<void> => session.begin();
  commitTransaction = (session: Session): Promise<void> => session.commit();
  rollbackTransaction = (session: Session): Promise<void> => session.rollback();
  releaseConnection = (): Promise<void> => Promise.resolve();
  destroy = (): Promise<void> => this.#sql.end({ timeout: secondsToEnd });
}

interface Transaction {
  readonly sql: TransactionSql;
  readonly commit: () => void;
  readonly rollback: (reason: Error) => void;
  /** Fails when its connection breaks, at whatever moment. */
  readonly done: Promise<void>;
}

/** Statements on whichever connection is free; within a transaction on its own. */
class Session implements DatabaseConnection {
  readonly #sql: Sql;
  #transaction: Transaction | undefined;
  /**
   * Why the transaction is over before its end. postgres.js must hear no more of it then, not even "rollback": it
   * would write to no socket, which ends the process.
   */
  #lost: Error | undefined;

  constructor(sql: Sql) {
    this.#sql = sql;
  }

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#lost !== undefined) throw this.#lost;
    const rows = await (this.#transaction?.sql ?? this.#sql).unsafe<Row[] & Iterable<object>>(
      sql,
      parameters as Parameters<Sql['unsafe']>[1],
      { prepare: true },
    );
    // What makes tables counts none, whatever the types say.
    const count = rows.count as number | null;
    return { rows: [...rows], numAffectedRows: BigInt(count ?? 0) };
  }

  streamQuery = (): never => {
    throw new Error('Rows are never read one by one here.');
  };

  async begin(): Promise<void> {
    let done: Promise<void> = Promise.resolve();
    await new Promise<void>((begun, failed) => {
      done = this.#sql.begin(
        (sql) =>
          new Promise<void>((commit, rollback) => {
            this.#transaction = { sql, commit, rollback, done };
            begun();
          }),
      );
      done.catch((reason: unknown) => {
        this.#lost = reason instanceof Error ? reason : new Error(String(reason));
        failed(this.#lost);
      });
    });
  }

  async commit(): Promise<void> {
    if (this.#lost !== undefined) throw this.#lost;
    this.#transaction?.commit();
    await this.#transaction?.done;
  }

  async rollback(): Promise<void> {
    if (this.#lost !== undefined) return;
    this.#transaction?.rollback(new Error('Rolled back.'));
    // It fails with that; what went wrong before is the error to tell.
    await this.#transaction?.done.catch(() => undefined);
  }
}
