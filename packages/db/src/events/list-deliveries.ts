import { firstEntityIdAt } from "@cleverdrip/core";
import { and, asc, eq } from "drizzle-orm";
import type { IdPage } from "../id-page.ts";
import { whereEqual } from "../where-equal.ts";
import type { DeliveryRecord } from "./conversion-facts.ts";
import { eventsDb } from "./events-db.ts";
import { deliveries, deliveryAttempts } from "./delivery-tables.ts";
import { recordColumns } from "./record-columns.ts";
import { scanPage, type TimedPageRequest } from "./scan-page.ts";

export type DeliveryAttemptRecord = typeof deliveryAttempts.$inferSelect;

export type DeliveryFilter = TimedPageRequest & {
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
  return db.prepare(FIND_SQL).bind(workspaceId, id).first<DeliveryRecord>();
}

const FIND_SQL = `SELECT ${recordColumns(deliveries)} FROM deliveries WHERE workspace_id = ?1 AND id = ?2`;

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
export function listDeliveries(
  db: D1Database,
  workspaceId: string,
  filter: DeliveryFilter,
): Promise<IdPage<DeliveryRecord>> {
  const { conversionId } = filter;
  return scanPage(eventsDb(db), {
    table: deliveries,
    workspaceId,
    page: filter,
    firstIdAt: (atMs) => firstEntityIdAt("dlv", atMs),
    within: conversionId === null ? undefined : eq(deliveries.conversionId, conversionId),
    wanted: whereEqual(deliveries, filter, FILTERS),
  });
}
