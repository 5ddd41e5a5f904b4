import { localDay, WINDOW_DAYS } from "@cleverdrip/core";
import {
  holdClicks as saveHolds,
  openClickHolds,
  releaseClicks,
  saveClickMarks,
  type WorkspaceSettings,
} from "@cleverdrip/db";
import type { JudgedBy } from "./store-verdicts.ts";
import { keyOf, markDays, type JudgedDay, type MarkDays } from "./mark-days.ts";

const DAY_MS = 86_400_000;

/** Days whose marks are kept for what-if: as many as it may ask for, and the one in which it is asked. */
const KEPT_DAYS = 31;

export type HoldClicks = Omit<MarkDays, "dayOf"> & JudgedBy;

/**
 * Holds of what paid clicks earned the part that findings mark, day by day; what is not marked any more is paid. What is found
 * is kept to be asked for, whatever the policy of now makes of it. Returns the days of which something is held.
 */
export async function holdClicks(
  db: D1Database,
  { id: workspaceId, timezone }: WorkspaceSettings,
  deps: HoldClicks,
): Promise<readonly JudgedDay[]> {
  const dayOf = (atMs: number) => localDay(timezone, atMs);
  // Of the day that the window begins in it has a part, and a click of the day before, or after, by local time.
  const sinceDay = dayOf(deps.nowMs - (WINDOW_DAYS - 1) * DAY_MS);
  const recent = markDays({ ...deps, dayOf }).filter(({ day }) => day >= sinceDay);
  const held = recent.filter(({ marked }) => marked > 0);
  const marked = new Set(held.map(keyOf));
  const open = await openClickHolds(db, workspaceId, sinceDay);
  await saveHolds(db, workspaceId, held, deps);
  await releaseClicks(
    db,
    workspaceId,
    open.filter((own) => !marked.has(keyOf(own))),
  );
  const found = recent.filter(({ parts }) => parts.length > 0);
  const oldestDay = dayOf(deps.nowMs - KEPT_DAYS * DAY_MS);
  await saveClickMarks(db, workspaceId, found, { sinceDay, oldestDay });
  return held;
}
