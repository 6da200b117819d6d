import type { Store } from '../store';
import type { OpenDatabase } from './database';
import { quotaReportRow, usageCountRow, usageEventRow } from './rows';

/** What is kept to compare with WeChat's bill, and to know when a pack is used up. */
export function reportMethods({ queries }: OpenDatabase) {
  return {
    saveUsageEvents: async (events) => {
      if (events.length === 0) return;
      await queries
        .insertInto('usage_events')
        .values(events.map(({ userId, ...event }) => ({ user_id: userId, ...event })))
        .onConflict((conflict) => conflict.columns(['user_id', 'id']).doNothing())
        .execute();
    },
    usageEvents: async () => {
      const rows = await queries
        .selectFrom('usage_events')
        .selectAll()
        .orderBy('at')
        .orderBy('id')
        .execute();
      return rows.map((row) => usageEventRow.parse(row));
    },
    usageCounts: async () => {
      const rows = await queries
        .selectFrom('usage_counts')
        .selectAll()
        .orderBy('day')
        .orderBy('component')
        .orderBy('outcome')
        .execute();
      return rows.map((row) => usageCountRow.parse(row));
    },
    saveQuotaReport: async ({ userId, component, receivedAt }) => {
      await queries
        .insertInto('quota_reports')
        .values({ user_id: userId, component, received_at: receivedAt })
        .onConflict((conflict) =>
          conflict.columns(['user_id', 'component', 'received_at']).doNothing(),
        )
        .execute();
    },
    quotaReports: async () => {
      const rows = await queries
        .selectFrom('quota_reports')
        .selectAll()
        .orderBy('received_at')
        .execute();
      return rows.map((row) => quotaReportRow.parse(row));
    },
  } satisfies Partial<Store>;
}
