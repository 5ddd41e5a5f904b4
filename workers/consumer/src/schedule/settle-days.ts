import { localDay } from "@cleverdrip/core";
import { settleClicks, type WorkspaceSettings } from "@cleverdrip/db";

export type SettleDaysDeps = {
  readonly eventsOf: (shard: string) => D1Database;
  readonly nowMs: number;
  /** A fresh id. */
  readonly newAttempt: () => string;
};

/** By then a day's clicks have come out of the queue; those that are later still get an entry of their own. */
const CLOSED_AFTER_MS = 3_600_000;
/** Calls per workspace and run; what is left waits for the next run. */
const MAX_STEPS = 20;

/** Enters what clicks earned on days that are over in the workspace's zone; returns how many entries. */
export async function settleDays(
  { id, timezone, eventsShard }: WorkspaceSettings,
  { eventsOf, nowMs, newAttempt }: SettleDaysDeps,
): Promise<number> {
  const beforeDay = localDay(timezone, nowMs - CLOSED_AFTER_MS);
  let total = 0;
  for (let i = 0; i < MAX_STEPS; i += 1) {
    const attempt = newAttempt();
    const entered = await settleClicks(eventsOf(eventsShard), id, { beforeDay, attempt, nowMs });
    if (entered === 0) break;
    total += entered;
  }
  return total;
}
