import { and, desc, eq, getTableName, gte, lt, type SQL } from "drizzle-orm";
import type { SQLiteColumn, SQLiteTable } from "drizzle-orm/sqlite-core";
import { idPage, type IdPage, type IdPageRequest } from "../id-page.ts";
import type { eventsDb } from "./events-db.ts";

/** Rows that one request may look at. A filter that matches few of them ends the page early, with where to go on. */
const SCAN_ROWS = 5_000;

/** A page of a time range; null = from the first, up to the newest. */
export type TimedPageRequest = IdPageRequest & {
  readonly fromMs: number | null;
  readonly toMs: number | null;
};

/** Its primary key is the workspace and an id that sorts by time. */
type ScannedTable = SQLiteTable & Readonly<Record<"workspaceId" | "id", SQLiteColumn>>;

type Scan<T extends ScannedTable> = {
  readonly table: T;
  readonly workspaceId: string;
  readonly page: TimedPageRequest;
  /** The first id that a row of that moment may have. */
  readonly firstIdAt: (atMs: number) => string;
  /** What an index knows of, beside the range: it bounds the scan instead of being looked for in it. */
  readonly within?: SQL | undefined;
  /** Looked for in the rows of the scan, by the table's columns; undefined = every row is wanted. */
  readonly wanted: SQL | undefined;
};

/** Newest first; a filter looks at a bounded number of rows a request. */
export async function scanPage<T extends ScannedTable>(
  events: ReturnType<typeof eventsDb>,
  { table, workspaceId, page, firstIdAt, within, wanted }: Scan<T>,
): Promise<IdPage<T["$inferSelect"] & { readonly id: string }>> {
  const { id } = table;
  const { beforeId, fromMs, toMs, limit } = page;
  const isFiltered = wanted !== undefined;
  // Without a filter every row looked at is a row of the page.
  const rows = isFiltered ? SCAN_ROWS : limit + 1;
  const range = and(
    eq(table.workspaceId, workspaceId),
    beforeId === null ? undefined : lt(id, beforeId),
    fromMs === null ? undefined : gte(id, firstIdAt(fromMs)),
    toMs === null ? undefined : lt(id, firstIdAt(toMs)),
    within,
  );
  const untyped: SQLiteTable = table;
  const newest = events.select().from(untyped).where(range).orderBy(desc(id)).limit(rows);
  const [matches, [boundary]] = await events.batch([
    // Named as the table is, so that its columns are those of the scan.
    events
      .select()
      .from(newest.as(getTableName(table)))
      .where(wanted)
      .orderBy(desc(id))
      .limit(limit + 1),
    events
      .select({ id })
      .from(untyped)
      .where(range)
      .orderBy(desc(id))
      .limit(isFiltered ? 1 : 0)
      .offset(rows - 1),
  ]);
  // The types do not follow a table that is a parameter; its rows are what it says.
  const found = matches as (T["$inferSelect"] & { readonly id: string })[];
  return endScan(found, limit, (boundary?.id ?? null) as string | null);
}

/**
 * `matches` were read with a limit of one more than asked for; `boundaryId` is the id of the last row that the scan may
 * have looked at, or null where it came to the end of the table.
 */
function endScan<T extends { readonly id: string }>(
  matches: readonly T[],
  limit: number,
  boundaryId: string | null,
): IdPage<T> {
  const page = idPage(matches, limit);
  return page.lastId === null ? { rows: page.rows, lastId: boundaryId } : page;
}
