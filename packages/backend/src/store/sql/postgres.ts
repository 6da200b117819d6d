import { Kysely } from 'kysely';

import type { OpenDatabase } from './database';
import { migrate } from './migrations';
import { postgresDialect } from './postgres-dialect';
import type { Tables } from './tables';

/** How many statements run at the same time; more wait. */
const connections = 10;

/** Another process was at the same rows: unique_violation, serialization_failure, deadlock_detected. */
const meetings: readonly string[] = ['23505', '40001', '40P01'];
const mostMeetings = 10;

const isMeeting = (error: unknown): boolean =>
  error instanceof Error && meetings.includes(String(Reflect.get(error, 'code')));

/** PostgreSQL's name for 64-bit integers; ours are times, which a double holds exactly. */
const int8 = 20;

/** Connects to a PostgreSQL database by its `postgres://` address. */
export async function openPostgres(url: string): Promise<OpenDatabase> {
  // Not loaded by those who keep everything in SQLite.
  const { default: postgres } = await import('postgres');
  const sql = postgres(url, {
    max: connections,
    types: { time: { to: int8, from: [int8], parse: Number, serialize: String } },
    onnotice: () => undefined,
  });
  const db = new Kysely<Tables>({ dialect: postgresDialect(sql) });
  try {
    await migrate(db, { integer: 'bigint', bytes: 'bytea', strict: '' });
  } catch (error) {
    await db.destroy();
    throw error;
  }
  return {
    queries: db,
    atomically: (work) => again(() => db.transaction().execute(work)),
    sweep: () => Promise.resolve(),
    close: () => db.destroy(),
  };
}

async function again<Result>(transaction: () => Promise<Result>): Promise<Result> {
  for (let meeting = 1; ; meeting += 1) {
    try {
      return await transaction();
    } catch (error) {
      if (!isMeeting(error) || meeting >= mostMeetings) throw error;
    }
  }
}
