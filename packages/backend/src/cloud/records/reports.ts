import { z } from 'zod';

import type {
  Store,
  StoredQuotaReport,
  StoredUsageCount,
  StoredUsageEvent,
} from '../../store/store';
import type { Records } from './records';

const component = z.enum(['quick', 'realtime']);

export const usageEventRecord = z
  .object({
    ...{ eventId: z.string(), userId: z.string(), component },
    ...{ outcome: z.string(), at: z.number() },
  })
  .transform(({ eventId, ...rest }): StoredUsageEvent => ({ id: eventId, ...rest }));

const usageCountRecord = z.object({
  ...{ day: z.number(), component, outcome: z.string(), count: z.number() },
}) satisfies z.ZodType<StoredUsageCount>;

const quotaReportRecord = z.object({
  ...{ userId: z.string(), component, receivedAt: z.number() },
}) satisfies z.ZodType<StoredQuotaReport>;

export const countId = (day: number, button: string, outcome: string): string =>
  `count:${day}:${button}:${outcome}`;

const inOrder = <Item>(items: readonly Item[], key: (item: Item) => string): Item[] =>
  [...items].sort((one, other) => (key(one) < key(other) ? -1 : 1));
const padded = (count: number): string => String(count).padStart(16, '0');

/** What is kept to compare with WeChat's bill, and to know when a pack is used up. */
export function reportMethods(records: Records) {
  return {
    saveUsageEvents: async (events) => {
      for (const { id, ...event } of events) {
        await records.add(`usage:${event.userId}:${id}`, { kind: 'usage', eventId: id, ...event });
      }
    },
    usageEvents: async () => {
      const events = (await records.list({ kind: 'usage' })).map((record) =>
        usageEventRecord.parse(record),
      );
      return inOrder(events, ({ at, id }) => `${padded(at)} ${id}`);
    },
    usageCounts: async () => {
      const counts = (await records.list({ kind: 'count' })).map((record) =>
        usageCountRecord.parse(record),
      );
      return inOrder(counts, (count) => `${padded(count.day)} ${count.component} ${count.outcome}`);
    },
    saveQuotaReport: async (report) => {
      const { userId, receivedAt } = report;
      const id = `quota:${userId}:${report.component}:${receivedAt}`;
      await records.add(id, { kind: 'quota', ...report });
    },
    quotaReports: async () => {
      const reports = (await records.list({ kind: 'quota' })).map((record) =>
        quotaReportRecord.parse(record),
      );
      return inOrder(reports, ({ receivedAt }) => padded(receivedAt));
    },
  } satisfies Partial<Store>;
}
