import { firstEntityIdAt } from "@cleverdrip/core";
import { and, desc, eq, gte, lt } from "drizzle-orm";
import type { IdPage, IdPageRequest } from "../id-page.ts";
import { whereEqual } from "../where-equal.ts";
import { eventsDb } from "./events-db.ts";
import { conversions } from "./fact-tables.ts";
import { scanPage, scanRows } from "./scan-page.ts";

export type ConversionRecord = typeof conversions.$inferSelect;

export type ConversionFilter = IdPageRequest & {
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly campaignId: string | null;
  readonly publisherId: string | null;
  readonly linkId: string | null;
  readonly eventTypeId: string | null;
  readonly status: string | null;
  readonly reason: string | null;
  readonly via: string | null;
  readonly rung: string | null;
  readonly txid: string | null;
  readonly clickId: string | null;
};

const FILTERS = [
  "campaignId",
  "publisherId",
  "linkId",
  "eventTypeId",
  "status",
  "reason",
  "via",
  "rung",
  "txid",
  "clickId",
] as const;

export async function findConversion(
  db: D1Database,
  workspaceId: string,
  id: string,
): Promise<ConversionRecord | null> {
  const row = await eventsDb(db)
    .select()
    .from(conversions)
    .where(and(eq(conversions.workspaceId, workspaceId), eq(conversions.id, id)))
    .get();
  return row ?? null;
}

/** Newest first by the time of receipt; a filter looks at a bounded number of rows a request. */
export async function listConversions(
  db: D1Database,
  workspaceId: string,
  filter: ConversionFilter,
): Promise<IdPage<ConversionRecord>> {
  const events = eventsDb(db);
  const range = and(
    eq(conversions.workspaceId, workspaceId),
    filter.beforeId === null ? undefined : lt(conversions.id, filter.beforeId),
    filter.fromMs === null ? undefined : gte(conversions.id, firstEntityIdAt("cnv", filter.fromMs)),
    filter.toMs === null ? undefined : lt(conversions.id, firstEntityIdAt("cnv", filter.toMs)),
  );
  const isFiltered = FILTERS.some((name) => filter[name] !== null);
  const rows = scanRows(isFiltered, filter.limit);
  const scanned = events
    .select()
    .from(conversions)
    .where(range)
    .orderBy(desc(conversions.id))
    .limit(rows)
    .as("scanned");
  const [matches, [boundary]] = await events.batch([
    events
      .select()
      .from(scanned)
      .where(whereEqual(scanned, filter, FILTERS))
      .orderBy(desc(scanned.id))
      .limit(filter.limit + 1),
    events
      .select({ id: conversions.id })
      .from(conversions)
      .where(range)
      .orderBy(desc(conversions.id))
      .limit(isFiltered ? 1 : 0)
      .offset(rows - 1),
  ]);
  return scanPage(matches, filter.limit, boundary?.id ?? null);
}
