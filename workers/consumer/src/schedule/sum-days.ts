import { localDay } from "@cleverdrip/core";
import { sumNextDay, type WorkspaceSettings } from "@cleverdrip/db";

export type SumDaysDeps = {
  readonly eventsOf: (shard: string) => D1Database;
  readonly nowMs: number;
};

/** Of a workspace and run: there are many at once only where history was imported, or the workspace has moved. */
const MAX_DAYS = 100;

/** Sums the workspace's days that are over, for reports; returns how many. */
export async function sumDays(
  { id, timezone, eventsShard }: Pick<WorkspaceSettings, "id" | "timezone" | "eventsShard">,
  { eventsOf, nowMs }: SumDaysDeps,
): Promise<number> {
  const today = localDay(timezone, nowMs);
  for (let days = 0; days < MAX_DAYS; days += 1) {
    if ((await sumNextDay(eventsOf(eventsShard), id, today)) === null) return days;
  }
  return MAX_DAYS;
}
