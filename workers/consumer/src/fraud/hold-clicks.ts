import { FRAUD_RULES_VERSION, localDay, WINDOW_DAYS } from "@cleverdrip/core";
import {
  holdClicks as saveHolds,
  openClickHolds,
  releaseClicks,
  type WorkspaceSettings,
} from "@cleverdrip/db";
import { keyOf, markDays, type JudgedDay, type MarkDays } from "./mark-days.ts";

const DAY_MS = 86_400_000;

export type HoldClicks = Omit<MarkDays, "dayOf"> & { readonly nowMs: number };

/**
 * Holds of what paid clicks earned the part that findings mark, day by day; what is not marked any more is paid. Rules only ever
 * hold clicks, also where they reject results: a share of a sample is no verdict on each. Returns those days.
 */
export async function holdClicks(
  db: D1Database,
  { id: workspaceId, timezone }: WorkspaceSettings,
  deps: HoldClicks,
): Promise<readonly JudgedDay[]> {
  const days = markDays({ ...deps, dayOf: (atMs) => localDay(timezone, atMs) });
  // Of the day that the window begins in it has a part, and a click of the day before, or after, by local time.
  const sinceDay = localDay(timezone, deps.nowMs - (WINDOW_DAYS - 1) * DAY_MS);
  const recent = days.filter(({ day }) => day >= sinceDay);
  const marked = new Set(recent.map(keyOf));
  const open = await openClickHolds(db, workspaceId, sinceDay);
  const judged = { rulesVersion: FRAUD_RULES_VERSION, nowMs: deps.nowMs };
  await saveHolds(db, workspaceId, recent, judged);
  await releaseClicks(
    db,
    workspaceId,
    open.filter((own) => !marked.has(keyOf(own))),
  );
  return recent;
}
