import { and, asc, desc, eq, gte, lt, sql, type SQL } from "drizzle-orm";
import { eventsDb } from "../events/events-db.ts";
import { freshness, rollupDaily, rollupHourly } from "../events/rollup-tables.ts";
import { whereEqual } from "../where-equal.ts";
import { readTotals } from "./read-totals.ts";
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
  const whole = wholeOf(group, filter);
  if (whole !== null) {
    const { dimension, value } = whole;
    const totals = { dimension: value === null ? ("total" as const) : dimension, value };
    return readTotals(db, workspaceId, range, whole, totals);
  }
  const { campaignId, publisherId, linkId, limit } = filter;
  const isCampaign = campaignId !== null && publisherId === null && linkId === null;
  if (isCampaign && (group === "publisher" || group === "link")) {
    const totals = { dimension: "campaign", value: campaignId } as const;
    return readTotals(db, workspaceId, range, { campaignId, by: group, limit }, totals);
  }
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
  const { campaignId, limit } = filter;
  if (campaignId === null) {
    const asked = { dimension: group, value: null, key: "value", limit } as const;
    return readTotals(db, workspaceId, range, asked, { dimension: "total", value: null });
  }
  const totals = { dimension: "campaign", value: campaignId } as const;
  return readTotals(db, workspaceId, range, { campaignId, by: group, limit }, totals);
}

type RollupTable = typeof rollupHourly | typeof rollupDaily;

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

/** Which sums of days that are over answer a report; null where it needs the rows themselves. */
function wholeOf(group: NarrowGroup | "day" | "month", filter: ReportFilter) {
  const { campaignId, publisherId, linkId } = filter;
  if (linkId !== null || group === "link") return null;
  if (campaignId !== null && (publisherId !== null || group === "publisher")) return null;
  if (group === "campaign" && publisherId !== null) return null;
  const isTime = group === "day" || group === "month";
  const one = campaignId !== null ? "campaign" : publisherId !== null ? "publisher" : null;
  const many = group === "campaign" || group === "publisher" ? group : "total";
  return {
    dimension: one ?? (many as "total" | "campaign" | "publisher"),
    value: campaignId ?? publisherId,
    key: isTime || group === "total" ? group : ("value" as const),
    limit: isTime ? null : filter.limit,
  };
}

function narrowFilter(
  table: typeof rollupHourly | typeof rollupDaily,
  filter: ReportFilter,
): SQL | undefined {
  return whereEqual(table, filter, ["campaignId", "publisherId", "linkId"]);
}
