import { sql } from 'kysely';

import { openSqlite } from '../../src/store/sql/sqlite';

describe('a full disk', () => {
  it('says so, and leaves the database usable', async () => {
    const database = await openSqlite(':memory:');
    await sql`pragma max_page_count = 60`.execute(database.queries);
    const picture = { id: 'a', user_id: 'u', type: 'image/png', bytes: Buffer.alloc(1_000_000) };
    await expect(
      database.atomically((step) => step.insertInto('avatars').values(picture).execute()),
    ).rejects.toThrow('database or disk is full');
    const small = { ...picture, bytes: Buffer.of(1) };
    await database.atomically((step) => step.insertInto('avatars').values(small).execute());
    expect(await database.queries.selectFrom('avatars').select('id').execute()).toStrictEqual([
      { id: 'a' },
    ]);
    await database.close();
  });
});
