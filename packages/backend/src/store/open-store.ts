import { answerMethods } from './sql/answers';
import type { OpenDatabase } from './sql/database';
import { exchangeMethods } from './sql/exchanges';
import { numberMethods } from './sql/numbers';
import { peopleMethods } from './sql/people';
import { pictureMethods } from './sql/pictures';
import { openPostgres } from './sql/postgres';
import { rateLimitMethods } from './sql/rate-limits';
import { reportMethods } from './sql/reports';
import { sessionMethods, smsCodeMethods } from './sql/sessions';
import { sharedMethods } from './sql/shared-secrets';
import { openSqlite } from './sql/sqlite';
import { tablesOfPeople, tablesThatExpire } from './sql/tables';
import type { OpenStore, Store } from './store';

/**
 * Opens the store: at a `postgres://` address, in a SQLite file, which is created when there is none, or in memory.
 * Any number of processes may open the same one. Tables are brought to this version first.
 * @param location a `postgres://` address or the path of a file. @default in memory, forgotten when closed
 * @throws when the database cannot be reached, or was written by another version
 */
export async function openStore(location = ':memory:'): Promise<OpenStore> {
  const database = /^postgres(ql)?:\/\//.test(location)
    ? await openPostgres(location)
    : await openSqlite(location);
  return {
    ...peopleMethods(database),
    ...pictureMethods(database),
    ...numberMethods(database),
    ...exchangeMethods(database),
    ...answerMethods(database),
    ...sessionMethods(database),
    ...smsCodeMethods(database),
    ...reportMethods(database),
    ...rateLimitMethods(database),
    ...sharedMethods(database),
    ...endings(database),
  };
}

const otherTables = ['users', 'rate_limits', 'access_tokens', 'usage_counts'] as const;

function endings({ queries, atomically, sweep, close }: OpenDatabase) {
  return {
    forgetExpired: async (now) => {
      for (const table of tablesThatExpire) {
        await queries.deleteFrom(table).where('expires_at', '<=', now).execute();
      }
      await sweep();
    },
    reset: async () => {
      await atomically(async (step) => {
        for (const table of [...otherTables, ...tablesOfPeople]) {
          await step.deleteFrom(table).execute();
        }
      });
      await sweep();
    },
    close,
  } satisfies Partial<OpenStore> & Pick<Store, 'forgetExpired'>;
}
