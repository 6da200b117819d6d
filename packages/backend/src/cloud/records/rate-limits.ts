import { z } from 'zod';

import type { Slot, Store } from '../../store/store';
import type { Records } from './records';

const record = z.object({
  times: z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(z.array(z.number())),
  version: z.number(),
});

/** Counts of calls, shared by all instances. */
export function rateLimitMethods(records: Records) {
  const idOf = ({ key }: Slot): string => `rate:${key}`;
  const read = async (slot: Slot): Promise<z.infer<typeof record> | undefined> => {
    const found = await records.find(idOf(slot));
    return found && record.parse(found);
  };
  const replace = (
    slot: Slot,
    kept: z.infer<typeof record> | undefined,
    times: readonly number[],
  ): Promise<boolean> => {
    const fields = { times: JSON.stringify(times), expiresAt: slot.at + slot.windowMs };
    if (kept === undefined) return records.add(idOf(slot), { kind: 'rate', ...fields, version: 0 });
    const { version } = kept;
    return records.change(idOf(slot), { version }, { ...fields, version: version + 1 });
  };
  return {
    takeSlot: async (slot, calls) => {
      for (;;) {
        const kept = await read(slot);
        const recent = (kept?.times ?? []).filter((time) => time > slot.at - slot.windowMs);
        const [fullSince] = recent;
        if (fullSince !== undefined && recent.length >= calls) return { fullSince };
        if (await replace(slot, kept, [...recent, slot.at])) return {};
      }
    },
    giveSlotBack: async (slot) => {
      for (;;) {
        const kept = await read(slot);
        const index = kept?.times.lastIndexOf(slot.at) ?? -1;
        if (kept === undefined || index < 0) return;
        const left = kept.times.filter((_time, place) => place !== index);
        if (await replace(slot, kept, left)) return;
      }
    },
  } satisfies Partial<Store>;
}
