import { and, asc, eq, sql } from "drizzle-orm";
import { eventsDb } from "./events-db.ts";
import { conversions } from "./fact-tables.ts";
import type { ConversionRecord } from "./list-conversions.ts";

export type ConversionKeys = {
  /** Event type and what makes a conversion of it unique. */
  readonly keys: readonly (readonly [eventTypeId: string, dedupeKey: string])[];
  readonly clickIds: readonly string[];
};

/** Rows that one call returns: a click has a handful. */
const MAX_ROWS = 5_000;

/** What is stored under many keys, or for many clicks, in one query; oldest first. */
export async function findKeyed(
  db: D1Database,
  workspaceId: string,
  { keys, clickIds }: ConversionKeys,
): Promise<readonly ConversionRecord[]> {
  // The order of the joins is given: each key is one step in an index.
  const ids = sql`
    SELECT o.id FROM json_each(${JSON.stringify(keys)}) k CROSS JOIN conversions o
      ON o.workspace_id = ${workspaceId} AND o.event_type_id = k.value ->> 0 AND o.dedupe_key = k.value ->> 1
    UNION SELECT o.id FROM json_each(${JSON.stringify(clickIds)}) k CROSS JOIN conversions o
      ON o.workspace_id = ${workspaceId} AND o.click_id = k.value`;
  return eventsDb(db)
    .select()
    .from(conversions)
    .where(and(eq(conversions.workspaceId, workspaceId), sql`${conversions.id} IN (${ids})`))
    .orderBy(asc(conversions.id))
    .limit(MAX_ROWS);
}
