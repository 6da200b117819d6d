import { startPostgres } from 'onboarding-testing/postgres';
import postgres from 'postgres';

it.each([
  ['waits for the disk where it must survive a power cut', { survivesPowerCut: true }, 'on'],
  ['does not wait for the disk otherwise', undefined, 'off'],
])('a PostgreSQL server %s', async (_name, options, fsync) => {
  const server = await startPostgres(options);
  try {
    const sql = postgres(await server.newDatabase(), { max: 1 });
    expect([...(await sql`show fsync`)]).toStrictEqual([{ fsync }]);
    await sql.end();
  } finally {
    await server.stop();
  }
});
