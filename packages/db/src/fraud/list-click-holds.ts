import { and, desc, eq, inArray, lt, or } from "drizzle-orm";
import { eventsDb } from "../events/events-db.ts";
import { whereEqual } from "../where-equal.ts";
import { clickHolds } from "./click-hold-tables.ts";
import type { ClickDay, ClickHoldRecord } from "./click-holds.ts";

export type ClickHoldFilter = {
  /** Null: whatever was, or was not, decided. */
  readonly decisions: readonly ClickHoldRecord["decision"][] | null;
  readonly publisherId: string | null;
  readonly campaignId: string | null;
  readonly limit: number;
  /** The row that the page starts after. */
  readonly before: ClickDay | null;
};

/** Newest day first; one more than the limit where there is more. */
export async function listClickHolds(
  db: D1Database,
  workspaceId: string,
  { limit, before, decisions, ...wanted }: ClickHoldFilter,
): Promise<readonly ClickHoldRecord[]> {
  const { workspaceId: owner, day, campaignId, publisherId } = clickHolds;
  return eventsDb(db)
    .select()
    .from(clickHolds)
    .where(
      and(
        eq(owner, workspaceId),
        before === null
          ? undefined
          : or(
              lt(day, before.day),
              and(eq(day, before.day), lt(campaignId, before.campaignId)),
              and(
                eq(day, before.day),
                eq(campaignId, before.campaignId),
                lt(publisherId, before.publisherId),
              ),
            ),
        decisions === null ? undefined : inArray(clickHolds.decision, decisions),
        whereEqual(clickHolds, wanted, ["publisherId", "campaignId"]),
      ),
    )
    .orderBy(desc(day), desc(campaignId), desc(publisherId))
    .limit(limit + 1);
}

export type HeldSum = { readonly currency: string; readonly micros: number; readonly days: number };

/** What is held of clicks and nobody has decided, of one publisher or all. */
export async function sumClickHolds(
  db: D1Database,
  workspaceId: string,
  publisherId: string | null,
): Promise<readonly HeldSum[]> {
  const { results } = await db
    .prepare(
      `SELECT currency, sum(held_micros) AS micros, count(*) AS days FROM click_holds INDEXED BY click_holds_open
       WHERE workspace_id = ?1 AND decision = 'open' AND (?2 IS NULL OR publisher_id = ?2) GROUP BY 1 ORDER BY 1`,
    )
    .bind(workspaceId, publisherId)
    .all<HeldSum>();
  return results;
}
