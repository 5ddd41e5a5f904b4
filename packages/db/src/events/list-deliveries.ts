import { firstEntityIdAt } from "@cleverdrip/core";
import { and, asc, desc, eq, gte, lt } from "drizzle-orm";
import type { IdPage, IdPageRequest } from "../id-page.ts";
import { whereEqual } from "../where-equal.ts";
import type { DeliveryRecord } from "./conversion-facts.ts";
import { eventsDb } from "./events-db.ts";
import { deliveries, deliveryAttempts } from "./delivery-tables.ts";
import { scanPage, scanRows } from "./scan-page.ts";

export type DeliveryAttemptRecord = typeof deliveryAttempts.$inferSelect;

export type DeliveryFilter = IdPageRequest & {
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly conversionId: string | null;
  readonly endpointId: string | null;
  readonly state: string | null;
  readonly event: string | null;
};

const FILTERS = ["endpointId", "state", "event"] as const;

/** Replays go on counting: more than anybody reads of one delivery. */
const MAX_ATTEMPTS = 200;

export async function findDelivery(
  db: D1Database,
  workspaceId: string,
  id: string,
): Promise<DeliveryRecord | null> {
  const row = await eventsDb(db)
    .select()
    .from(deliveries)
    .where(and(eq(deliveries.workspaceId, workspaceId), eq(deliveries.id, id)))
    .get();
  return row ?? null;
}

/** The attempt log, oldest first. Excerpts of answers are for the endpoint's owner alone. */
export async function listAttempts(
  db: D1Database,
  workspaceId: string,
  deliveryId: string,
): Promise<readonly DeliveryAttemptRecord[]> {
  return eventsDb(db)
    .select()
    .from(deliveryAttempts)
    .where(
      and(
        eq(deliveryAttempts.workspaceId, workspaceId),
        eq(deliveryAttempts.deliveryId, deliveryId),
      ),
    )
    .orderBy(asc(deliveryAttempts.number))
    .limit(MAX_ATTEMPTS);
}

/** Newest first; a filter looks at a bounded number of rows a request. */
export async function listDeliveries(
  db: D1Database,
  workspaceId: string,
  filter: DeliveryFilter,
): Promise<IdPage<DeliveryRecord>> {
  const { id } = deliveries;
  const { beforeId, fromMs, toMs, conversionId, limit } = filter;
  const events = eventsDb(db);
  const range = and(
    eq(deliveries.workspaceId, workspaceId),
    beforeId === null ? undefined : lt(id, beforeId),
    fromMs === null ? undefined : gte(id, firstEntityIdAt("dlv", fromMs)),
    toMs === null ? undefined : lt(id, firstEntityIdAt("dlv", toMs)),
    // It has an index, so it bounds the scan instead of being looked for in it.
    conversionId === null ? undefined : eq(deliveries.conversionId, conversionId),
  );
  const isFiltered = FILTERS.some((name) => filter[name] !== null);
  const rows = scanRows(isFiltered, limit);
  const scanned = events
    .select()
    .from(deliveries)
    .where(range)
    .orderBy(desc(id))
    .limit(rows)
    .as("scanned");
  const [matches, [boundary]] = await events.batch([
    events
      .select()
      .from(scanned)
      .where(whereEqual(scanned, filter, FILTERS))
      .orderBy(desc(scanned.id))
      .limit(limit + 1),
    events
      .select({ id })
      .from(deliveries)
      .where(range)
      .orderBy(desc(id))
      .limit(isFiltered ? 1 : 0)
      .offset(rows - 1),
  ]);
  return scanPage(matches, limit, boundary?.id ?? null);
}
