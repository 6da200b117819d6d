import type { Slot, Store } from '../store';
import type { OpenDatabase } from './database';
import { rateLimitRow } from './rows';
import type { Queries } from './tables';

interface Kept {
  /** As it stands in the database: whoever replaces it must have read it. */
  readonly text: string;
  readonly times: readonly number[];
}

/** Counts of calls, shared by all processes. */
export function rateLimitMethods({ queries }: OpenDatabase) {
  const inTurn = createTurns();
  return {
    takeSlot: (slot, calls) =>
      inTurn(slot.key, async () => {
        for (;;) {
          const kept = await read(queries, slot.key);
          const recent = (kept?.times ?? []).filter((time) => time > slot.at - slot.windowMs);
          const [fullSince] = recent;
          if (fullSince !== undefined && recent.length >= calls) return { fullSince };
          if (await replace(queries, slot, kept, [...recent, slot.at])) return {};
        }
      }),
    giveSlotBack: (slot) =>
      inTurn(slot.key, async () => {
        for (;;) {
          const kept = await read(queries, slot.key);
          const index = kept?.times.lastIndexOf(slot.at) ?? -1;
          if (kept === undefined || index < 0) return;
          const left = kept.times.filter((_time, place) => place !== index);
          if (await replace(queries, slot, kept, left)) return;
        }
      }),
  } satisfies Partial<Store>;
}

async function read(queries: Queries, key: string): Promise<Kept | undefined> {
  const row = await queries
    .selectFrom('rate_limits')
    .select('times')
    .where('key', '=', key)
    .executeTakeFirst();
  return row && { text: row.times, times: rateLimitRow.parse(row.times) };
}

/** Whether nobody else had changed the times meanwhile. */
async function replace(
  queries: Queries,
  { key, at, windowMs }: Slot,
  kept: Kept | undefined,
  left: readonly number[],
): Promise<boolean> {
  const content = { times: JSON.stringify(left), expires_at: at + windowMs };
  const row =
    kept === undefined
      ? await queries
          .insertInto('rate_limits')
          .values({ key, ...content })
          .onConflict((conflict) => conflict.column('key').doNothing())
          .returning('key')
          .executeTakeFirst()
      : await queries
          .updateTable('rate_limits')
          .set(content)
          .where('key', '=', key)
          .where('times', '=', kept.text)
          .returning('key')
          .executeTakeFirst();
  return row !== undefined;
}

/** Lets those of one process who count under the same key do so one after the other: they would only get in each other's way. */
function createTurns(): <Result>(key: string, work: () => Promise<Result>) => Promise<Result> {
  const last = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const turn = (last.get(key) ?? Promise.resolve()).then(work, work);
    last.set(key, turn);
    const forget = (): void => {
      if (last.get(key) === turn) last.delete(key);
    };
    turn.then(forget, forget);
    return turn;
  };
}
