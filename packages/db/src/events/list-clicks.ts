import { firstClickIdAt, readClickParameters, type ClickParameters } from "@cleverdrip/core";
import type { IdPage } from "../id-page.ts";
import { whereEqual } from "../where-equal.ts";
import { eventsDb } from "./events-db.ts";
import { clicks } from "./fact-tables.ts";
import { recordColumns } from "./record-columns.ts";
import { scanPage, type TimedPageRequest } from "./scan-page.ts";

type Row = Omit<typeof clicks.$inferSelect, "ipHash" | "batchId" | "workspaceId">;

/** A row, and what is read out of its query again instead of being stored twice. */
export type StoredClick = Row & Pick<ClickParameters, "coupon" | "cost" | "adIds">;

export type ClickFilter = TimedPageRequest & {
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
  const row = await db.prepare(FIND_SQL).bind(workspaceId, id).first<Row>();
  return row === null ? null : storedClick(row);
}

const FIND_SQL = `SELECT ${recordColumns(clicks)} FROM clicks WHERE workspace_id = ?1 AND id = ?2`;

/** Newest first, by the primary key alone: a filter looks at a bounded number of rows a request. */
export async function listClicks(
  db: D1Database,
  workspaceId: string,
  filter: ClickFilter,
): Promise<IdPage<StoredClick>> {
  const { rows, lastId } = await scanPage(eventsDb(db), {
    table: clicks,
    workspaceId,
    page: filter,
    firstIdAt: firstClickIdAt,
    wanted: whereEqual(clicks, filter, FILTERS),
  });
  return { rows: rows.map(storedClick), lastId };
}

function storedClick(row: Row): StoredClick {
  const { coupon, cost, adIds } = readClickParameters(row.query);
  return { ...row, coupon, cost, adIds };
}
