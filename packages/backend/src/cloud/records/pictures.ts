import { z } from 'zod';

import type { ImageType, Store, StoredMediaCheck } from '../../store/store';
import type { CloudFiles } from '../cloud-files';
import type { Person } from './people';
import { findPerson, personFields, userId, userOf } from './people';
import type { Records } from './records';

const type = z.enum(['image/jpeg', 'image/png', 'image/webp']) satisfies z.ZodType<ImageType>;
const avatarRecord = z.object({ avatarId: z.string(), userId: z.string(), type, file: z.string() });
const mediaRecord = z.object({
  ...{ traceId: z.string(), userId: z.string(), avatarId: z.string() },
}) satisfies z.ZodType<StoredMediaCheck>;

const avatarRecordId = (id: string): string => `avatar:${id}`;

/** Pictures of people: the files lie in cloud storage, the records say whose they are. */
export function pictureMethods(records: Records, files: CloudFiles) {
  const drop = async (id: string): Promise<void> => {
    const found = await records.find(avatarRecordId(id));
    if (found === undefined) return;
    await files.drop(avatarRecord.parse(found).file);
    await records.remove(avatarRecordId(id));
  };
  return {
    saveAvatar: async ({ id, userId: ownerId, type: kind, bytes }, now) => {
      if ((await findPerson(records, ownerId)) === undefined) return undefined;
      const file = await files.keepAvatar(id, bytes);
      const avatar = { kind: 'avatar', avatarId: id, userId: ownerId, type: kind, file };
      await records.put(avatarRecordId(id), avatar);
      const replaced = await records.atomically(async (step) => {
        const person = await findPerson(step, ownerId);
        if (person === undefined) return undefined;
        const saved: Person = { ...person, avatarId: id, avatarAt: now };
        await step.put(userId(ownerId), personFields(saved));
        return { user: userOf(saved), earlier: person.avatarId };
      });
      const useless = replaced === undefined ? id : replaced.earlier;
      if (useless !== null) await drop(useless);
      return replaced?.user;
    },
    findAvatar: async (id) => {
      const record = await records.find(avatarRecordId(id));
      if (record === undefined) return undefined;
      const { userId: ownerId, type: kind, file } = avatarRecord.parse(record);
      const bytes = await files.read(file);
      return bytes && { id, userId: ownerId, type: kind, bytes };
    },
    dropAvatar: async (ownerId, avatarId) => {
      const gone = { avatarId: null, avatarAt: null };
      await records.change(userId(ownerId), { avatarId }, gone);
      const record = await records.find(avatarRecordId(avatarId));
      if (record?.['userId'] === ownerId) await drop(avatarId);
    },
    saveMediaCheck: async (check) => {
      await records.put(`media:${check.traceId}`, { kind: 'media', ...check });
    },
    takeMediaCheck: async (traceId) => {
      const record = await records.find(`media:${traceId}`);
      const isOurs = record !== undefined && (await records.remove(`media:${traceId}`));
      return isOurs ? mediaRecord.parse(record) : undefined;
    },
  } satisfies Partial<Store>;
}
