import type { PostgresServer } from 'onboarding-testing/postgres';
import { startPostgres } from 'onboarding-testing/postgres';
import postgres from 'postgres';

import type { OpenDatabase } from '../../src/store/sql/database';
import { openPostgres } from '../../src/store/sql/postgres';

let server: PostgresServer;
let address: string;
let database: OpenDatabase;

beforeAll(async () => {
  server = await startPostgres();
  address = await server.newDatabase();
  database = await openPostgres(address);
});

afterAll(async () => {
  await database.close();
  await server.stop();
});

const leaveMark = (step: OpenDatabase['queries'], key: string) =>
  step.insertInto('rate_limits').values({ key, times: '[]', expires_at: 1 }).execute();

const marks = () => database.queries.selectFrom('rate_limits').select('key').execute();

/** What an operator's restart does: every connection but this one is gone. */
async function breakConnections(): Promise<void> {
  const sql = postgres(address, { max: 1 });
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
            where datname = current_database() and pid <> pg_backend_pid()`;
  await sql.end();
}

describe('a connection to PostgreSQL that breaks', () => {
  it('takes its transaction with it, whole', async () => {
    const work = database.atomically(async (step) => {
      await leaveMark(step, 'before');
      await breakConnections();
      await leaveMark(step, 'after');
    });
    await expect(work).rejects.toThrow();
    expect(await marks()).toStrictEqual([]);
  });

  it('is replaced for whoever comes next', async () => {
    await breakConnections();
    await database.atomically((step) => leaveMark(step, 'next')).catch(() => undefined);
    await database.atomically((step) => leaveMark(step, 'then'));
    expect((await marks()).map(({ key }) => key)).toContain('then');
  });
});
