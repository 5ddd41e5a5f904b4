import { firstEntityIdAt } from "@cleverdrip/core";
import { and, eq, or, sql, type SQL } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { IdPage } from "../id-page.ts";
import { whereEqual } from "../where-equal.ts";
import { eventsDb } from "./events-db.ts";
import { conversions } from "./fact-tables.ts";
import { recordColumns } from "./record-columns.ts";
import { scanPage, type TimedPageRequest } from "./scan-page.ts";

export type ConversionRecord = typeof conversions.$inferSelect;

export type ConversionFilter = TimedPageRequest & {
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
  return db.prepare(FIND_SQL).bind(workspaceId, id).first<ConversionRecord>();
}

const FIND_SQL = `SELECT ${recordColumns(conversions)} FROM conversions WHERE workspace_id = ?1 AND id = ?2`;

/** Whoever has a part of a conversion finds it, also where it belongs to another in the main. */
function isPartOf(wanted: Pick<ConversionFilter, "publisherId" | "linkId">): SQL | undefined {
  const { publisherId, linkId, credits } = conversions;
  const has = (column: SQLiteColumn, path: string, value: string | null) =>
    value === null
      ? undefined
      : or(
          eq(column, value),
          sql`EXISTS (SELECT 1 FROM json_each(${credits}) c WHERE c.value ->> ${path} = ${value})`,
        );
  return and(
    has(publisherId, "publisherId", wanted.publisherId),
    has(linkId, "linkId", wanted.linkId),
  );
}

/** Newest first by the time of receipt; a filter looks at a bounded number of rows a request. */
export function listConversions(
  db: D1Database,
  workspaceId: string,
  filter: ConversionFilter,
): Promise<IdPage<ConversionRecord>> {
  return scanPage(eventsDb(db), {
    table: conversions,
    workspaceId,
    page: filter,
    firstIdAt: (atMs) => firstEntityIdAt("cnv", atMs),
    wanted: and(whereEqual(conversions, filter, FILTERS), isPartOf(filter)),
  });
}
