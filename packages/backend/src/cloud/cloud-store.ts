import type { OpenStore } from '../store/store';
import type { CloudFiles } from './cloud-files';
import { answerMethods } from './records/answers';
import { exchangeMethods } from './records/exchanges';
import { numberMethods } from './records/numbers';
import { peopleMethods } from './records/people';
import { pictureMethods } from './records/pictures';
import { rateLimitMethods } from './records/rate-limits';
import type { Records } from './records/records';
import { reportMethods } from './records/reports';
import { sessionMethods } from './records/sessions';
import { sharedMethods } from './records/shared-secrets';

/**
 * The store on the database of 云开发: unique `_id`s, updates that say what they expect, transactions over single
 * records. Any number of instances may use it at once, and none remembers anything.
 */
export function createCloudStore(records: Records, files: CloudFiles): OpenStore {
  const { command } = records;
  const { finishDeletions, deleteUser, ...people } = peopleMethods(records);
  const dropPictures = async (userId: string): Promise<void> => {
    for (const { file } of await records.list({ userId, kind: 'avatar' })) {
      await files.drop(String(file));
    }
  };
  return {
    ...people,
    ...pictureMethods(records, files),
    ...numberMethods(records),
    ...exchangeMethods(records),
    ...answerMethods(records),
    ...sessionMethods(records),
    ...reportMethods(records),
    ...rateLimitMethods(records),
    ...sharedMethods(records),
    deleteUser: async (userId) => {
      await dropPictures(userId);
      await deleteUser(userId);
    },
    forgetExpired: async (now) => {
      await records.removeAll({ expiresAt: command.lte(now) });
      await finishDeletions();
    },
    reset: () => records.removeAll({ kind: command.neq('vault') }),
    close: () => Promise.resolve(),
  };
}
