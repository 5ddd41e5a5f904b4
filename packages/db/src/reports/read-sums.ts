import { and, asc, desc, eq, gte, lt, sql, type SQL } from "drizzle-orm";
import { eventsDb } from "../events/events-db.ts";
import { facetDaily, freshness, rollupDaily, rollupHourly } from "../events/rollup-tables.ts";
import { whereEqual } from "../where-equal.ts";
import { sumColumns, type Sums } from "./sums.ts";

export type NarrowGroup = "total" | "campaign" | "publisher" | "link";
export type FacetGroup = "country" | "device" | "os" | "browser" | "referrer" | "sub1";

export type ReportFilter = {
  readonly campaignId: string | null;
  readonly publisherId: string | null;
  readonly linkId: string | null;
  /** Most rows to read; groups by time are never cut, their number is the caller's to bound. */
  readonly limit: number;
};

export type DayRange = { readonly fromDay: string; readonly toDay: string };
export type HourRange = { readonly fromMs: number; readonly toMs: number };

/** By UTC hour; the key of an hour is its start in milliseconds. */
export function readHourlySums(
  db: D1Database,
  workspaceId: string,
  range: HourRange,
  group: NarrowGroup | "hour",
  filter: ReportFilter,
): Promise<Sums> {
  const t = rollupHourly;
  const keys = {
    total: sql<string>`'total'`,
    hour: sql<string>`CAST(${t.hourMs} AS TEXT)`,
    campaign: sql<string>`${t.campaignId}`,
    publisher: sql<string>`${t.publisherId}`,
    link: sql<string>`${t.linkId}`,
  };
  const where = and(
    eq(t.workspaceId, workspaceId),
    gte(t.hourMs, range.fromMs),
    lt(t.hourMs, range.toMs),
    narrowFilter(t, filter),
  );
  return readSums(db, workspaceId, {
    rows: { table: t, key: keys[group], where },
    totals: { table: t, where },
    limit: group === "hour" ? null : filter.limit,
  });
}

/** By day of the workspace's zone; the key of a month is yyyy-mm. */
export function readDailySums(
  db: D1Database,
  workspaceId: string,
  range: DayRange,
  group: NarrowGroup | "day" | "month",
  filter: ReportFilter,
): Promise<Sums> {
  const t = rollupDaily;
  const keys = {
    total: sql<string>`'total'`,
    day: sql<string>`${t.day}`,
    month: sql<string>`substr(${t.day}, 1, 7)`,
    campaign: sql<string>`${t.campaignId}`,
    publisher: sql<string>`${t.publisherId}`,
    link: sql<string>`${t.linkId}`,
  };
  const where = whereDaily(workspaceId, range, filter);
  return readSums(db, workspaceId, {
    rows: { table: t, key: keys[group], where },
    totals: { table: t, where },
    limit: group === "day" || group === "month" ? null : filter.limit,
  });
}

/** One dimension by day of the workspace's zone. Totals are the narrow ones, as every other report of the period has them. */
export function readFacetSums(
  db: D1Database,
  workspaceId: string,
  range: DayRange,
  group: FacetGroup,
  filter: Pick<ReportFilter, "campaignId" | "limit">,
): Promise<Sums> {
  const t = facetDaily;
  const where = and(
    eq(t.workspaceId, workspaceId),
    eq(t.dimension, group),
    gte(t.day, range.fromDay),
    lt(t.day, range.toDay),
    filter.campaignId === null ? undefined : eq(t.campaignId, filter.campaignId),
  );
  const totalsFilter = { ...filter, publisherId: null, linkId: null };
  return readSums(db, workspaceId, {
    rows: { table: t, key: sql<string>`${t.value}`, where },
    totals: { table: rollupDaily, where: whereDaily(workspaceId, range, totalsFilter) },
    limit: filter.limit,
  });
}

type RollupTable = typeof rollupHourly | typeof rollupDaily | typeof facetDaily;

type SumsQuery = {
  readonly rows: {
    readonly table: RollupTable;
    readonly key: SQL<string>;
    readonly where: SQL | undefined;
  };
  readonly totals: { readonly table: RollupTable; readonly where: SQL | undefined };
  /** Null = by time, ascending and whole. */
  readonly limit: number | null;
};

/** One batch, so that rows and totals are of the same moment. */
async function readSums(
  db: D1Database,
  workspaceId: string,
  { rows, totals, limit }: SumsQuery,
): Promise<Sums> {
  const events = eventsDb(db);
  const sums = sumColumns(rows.table);
  const byKey = events
    .select({ key: rows.key, currency: rows.table.currency, ...sums })
    .from(rows.table)
    .where(rows.where)
    .groupBy(sql`1`, sql`2`)
    .$dynamic();
  const [found, whole, [fresh]] = await events.batch([
    limit === null
      ? byKey.orderBy(sql`1`, sql`2`)
      : byKey.orderBy(desc(sums.clicks), desc(sums.revenueMicros), sql`1`, sql`2`).limit(limit + 1),
    events
      .select({
        key: sql<string>`'total'`,
        currency: totals.table.currency,
        ...sumColumns(totals.table),
      })
      .from(totals.table)
      .where(totals.where)
      .groupBy(totals.table.currency)
      .orderBy(asc(totals.table.currency)),
    events
      .select({ dataUpToMs: freshness.dataUpToMs })
      .from(freshness)
      .where(eq(freshness.workspaceId, workspaceId)),
  ]);
  return { rows: found, totals: whole, dataUpToMs: fresh?.dataUpToMs ?? null };
}

function whereDaily(workspaceId: string, range: DayRange, filter: ReportFilter): SQL | undefined {
  return and(
    eq(rollupDaily.workspaceId, workspaceId),
    gte(rollupDaily.day, range.fromDay),
    lt(rollupDaily.day, range.toDay),
    narrowFilter(rollupDaily, filter),
  );
}

function narrowFilter(
  table: typeof rollupHourly | typeof rollupDaily,
  filter: ReportFilter,
): SQL | undefined {
  return whereEqual(table, filter, ["campaignId", "publisherId", "linkId"]);
}
