import { firstClickIdAt, readClickParameters, type ClickParameters } from "@cleverdrip/core";
import { and, desc, eq, gte, lt } from "drizzle-orm";
import type { IdPage, IdPageRequest } from "../id-page.ts";
import { whereEqual } from "../where-equal.ts";
import { eventsDb } from "./events-db.ts";
import { clicks } from "./fact-tables.ts";
import { scanPage, scanRows } from "./scan-page.ts";

type Row = Omit<typeof clicks.$inferSelect, "ipHash" | "batchId" | "workspaceId">;

/** A row, and what is read out of its query again instead of being stored twice. */
export type StoredClick = Row & Pick<ClickParameters, "coupon" | "cost" | "adIds">;

export type ClickFilter = IdPageRequest & {
  readonly fromMs: number | null;
  readonly toMs: number | null;
  readonly campaignId: string | null;
  readonly publisherId: string | null;
  readonly linkId: string | null;
  readonly country: string | null;
  readonly reason: string | null;
};

const FILTERS = ["campaignId", "publisherId", "linkId", "country", "reason"] as const;

export async function findClick(
  db: D1Database,
  workspaceId: string,
  id: string,
): Promise<StoredClick | null> {
  const row = await eventsDb(db)
    .select()
    .from(clicks)
    .where(and(eq(clicks.workspaceId, workspaceId), eq(clicks.id, id)))
    .get();
  return row === undefined ? null : storedClick(row);
}

/** Newest first, by the primary key alone: a filter looks at a bounded number of rows a request. */
export async function listClicks(
  db: D1Database,
  workspaceId: string,
  filter: ClickFilter,
): Promise<IdPage<StoredClick>> {
  const events = eventsDb(db);
  const range = and(
    eq(clicks.workspaceId, workspaceId),
    filter.beforeId === null ? undefined : lt(clicks.id, filter.beforeId),
    filter.fromMs === null ? undefined : gte(clicks.id, firstClickIdAt(filter.fromMs)),
    filter.toMs === null ? undefined : lt(clicks.id, firstClickIdAt(filter.toMs)),
  );
  const isFiltered = FILTERS.some((name) => filter[name] !== null);
  const rows = scanRows(isFiltered, filter.limit);
  const scanned = events
    .select()
    .from(clicks)
    .where(range)
    .orderBy(desc(clicks.id))
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
      .select({ id: clicks.id })
      .from(clicks)
      .where(range)
      .orderBy(desc(clicks.id))
      .limit(isFiltered ? 1 : 0)
      .offset(rows - 1),
  ]);
  return scanPage(matches.map(storedClick), filter.limit, boundary?.id ?? null);
}

function storedClick(row: Row): StoredClick {
  const { coupon, cost, adIds } = readClickParameters(row.query);
  return { ...row, coupon, cost, adIds };
}
