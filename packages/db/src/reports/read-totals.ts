import { addDays, NO_COUNTS, type Counts } from "@cleverdrip/core";
import type { DayRange } from "./read-sums.ts";
import type { SumRow, Sums } from "./sums.ts";

/** What total_daily and total_monthly are summed by; by month only the first three. */
export type TotalsDimension =
  | "total"
  | "campaign"
  | "publisher"
  | "country"
  | "device"
  | "os"
  | "browser"
  | "referrer"
  | "sub1";

type Asked = {
  readonly dimension: TotalsDimension;
  /** One value of it alone; null = all. */
  readonly value: string | null;
  readonly key: "total" | "value" | "day" | "month";
  /** Null = by key, ascending and whole; else those with most clicks. */
  readonly limit: number | null;
};

const NARROW = { total: "''", campaign: "campaign_id", publisher: "publisher_id" } as const;
const columnOf: Readonly<Record<string, string | undefined>> = NARROW;
const COUNTS = Object.keys(NO_COUNTS) as (keyof Counts)[];
const COLUMNS = COUNTS.map((name) =>
  name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
);
const SUMS = COLUMNS.map((column, i) => `sum(${column}) AS "${COUNTS[i]}"`).join(", ");

/**
 * Sums over days out of what is summed already: whole months, the days before and after them, and of days that are not over the
 * rows themselves. Rows and totals are of one moment.
 */
export async function readTotals(
  db: D1Database,
  workspaceId: string,
  range: DayRange,
  rows: Asked | CampaignRows,
  totals: Pick<Asked, "dimension" | "value">,
): Promise<Sums> {
  const { fromDay, toDay } = range;
  const days = JSON.stringify(daysOf(range));
  const bounds = [workspaceId, fromDay, toDay, firstWholeMonth(fromDay)];
  const ask = (asked: Asked) =>
    db
      .prepare(totalsSql(asked))
      .bind(...bounds, ...(asked.value === null ? [] : [asked.value, days]));
  const [found, whole, fresh] = await db.batch([
    "campaignId" in rows
      ? db.prepare(campaignSql(rows)).bind(workspaceId, rows.campaignId, days)
      : ask(rows),
    ask({ ...totals, key: "total", limit: null }),
    db
      .prepare(`SELECT data_up_to_ms AS dataUpToMs FROM freshness WHERE workspace_id = ?1`)
      .bind(workspaceId),
  ]);
  // D1 cannot know the shape of its rows; the statements do.
  const [newest] = (fresh?.results ?? []) as { readonly dataUpToMs: number }[];
  return {
    rows: (found?.results ?? []) as SumRow[],
    totals: (whole?.results ?? []) as SumRow[],
    dataUpToMs: newest?.dataUpToMs ?? null,
  };
}

/** Day by day: the key has what is asked for behind the day, and a range would read all else of all days. */
function daysOf({ fromDay, toDay }: DayRange): readonly string[] {
  const days: string[] = [];
  for (let day = fromDay; day < toDay; day = addDays(day, 1)) days.push(day);
  return days;
}

/** What one campaign's days are summed by. */
type CampaignRows = {
  readonly campaignId: string;
  readonly by: "publisher" | "link" | Exclude<TotalsDimension, keyof typeof NARROW>;
  readonly limit: number;
};

/** ?1 workspace, ?2 campaign, ?3 the days. */
function campaignSql({ by, limit }: CampaignRows): string {
  const isNarrow = by === "publisher" || by === "link";
  return `
  SELECT ${isNarrow ? `t.${by}_id` : "t.value"} AS key, t.currency, ${SUMS} FROM json_each(?3) d
  CROSS JOIN ${isNarrow ? "rollup_daily" : "facet_daily"} t
    ON t.workspace_id = ?1 AND t.day = d.value AND t.campaign_id = ?2 ${isNarrow ? "" : `AND t.dimension = '${by}'`}
  GROUP BY 1, 2 ORDER BY ${orderSql(limit)}`;
}

function orderSql(limit: number | null): string {
  return limit === null ? "1, 2" : `clicks DESC, "revenueMicros" DESC, 1, 2 LIMIT ${limit + 1}`;
}

/** ?1 workspace, ?2 first day, ?3 day after the last, ?4 first whole month, ?5 the value, ?6 the days. */
export function totalsSql({ dimension, value, key, limit }: Asked): string {
  const hasMonths = dimension in NARROW && key !== "day";
  const own = value === null ? "" : "AND t.value = ?5";
  const days = (from: string, to: string) => `
    SELECT ${keySql(key, "day", "t.value")}, t.currency, ${COLUMNS.join(", ")} FROM b ${ofDay(value)} CROSS JOIN total_daily t
      ON ${isDay(value)} t.workspace_id = ?1 AND t.dimension = '${dimension}' AND ${dayOf(value)} >= ${from} AND ${dayOf(value)} < ${to} ${own}`;
  const months = `
    SELECT ${keySql(key, "month", "t.value")}, t.currency, ${COLUMNS.join(", ")} FROM b CROSS JOIN total_monthly t
      ON t.workspace_id = ?1 AND t.dimension = '${dimension}' AND t.month >= ?4 AND t.month < b.month ${own}`;
  const summed = hasMonths
    ? [days("?2", "b.head"), months, days("b.tail", "b.until")]
    : [days("?2", "b.until")];
  return `
  WITH b AS (
    SELECT until, month, iif(month > ?4, ?4 || '-01', until) AS head, iif(month > ?4, month || '-01', until) AS tail
    FROM (SELECT until, substr(until, 1, 7) AS month FROM (
      SELECT min(?3, coalesce((SELECT day FROM totals_until WHERE workspace_id = ?1), '')) AS until)))
  SELECT key, currency, ${SUMS} FROM (
    SELECT '' AS key, '' AS currency, ${COLUMNS.map((column) => `0 AS ${column}`).join(", ")} WHERE 0
    UNION ALL ${[...summed, openDaysSql(dimension, value, key)].join(" UNION ALL ")})
  GROUP BY 1, 2 ORDER BY ${orderSql(limit)}`;
}

const ofDay = (value: string | null) => (value === null ? "" : "CROSS JOIN json_each(?6) d");
/** Said of the list where there is one: said of the table's it would be looked at row by row. */
const dayOf = (value: string | null) => (value === null ? "t.day" : "d.value");
const isDay = (value: string | null) => (value === null ? "" : "t.day = d.value AND");

/** Days that nobody has summed yet: today, and what the schedule has not come to. */
function openDaysSql(dimension: TotalsDimension, value: string | null, key: Asked["key"]): string {
  const column = columnOf[dimension];
  const own = column ?? "value";
  const table = column === undefined ? "facet_daily" : "rollup_daily";
  const ofDimension = column === undefined ? `AND t.dimension = '${dimension}'` : "";
  return `
    SELECT ${keySql(key, "day", own)}, t.currency, ${COLUMNS.join(", ")} FROM b ${ofDay(value)} CROSS JOIN ${table} t
      ON ${isDay(value)} t.workspace_id = ?1 ${ofDimension} AND ${dayOf(value)} >= max(?2, b.until) AND ${dayOf(value)} < ?3
      ${value === null ? "" : `AND ${own} = ?5`}`;
}

function keySql(key: Asked["key"], time: "day" | "month", value: string): string {
  switch (key) {
    case "total":
      return "'total'";
    case "value":
      return value;
    case "day":
      return "t.day";
    case "month":
      return time === "month" ? "t.month" : "substr(t.day, 1, 7)";
  }
}

/** `yyyy-mm` of the first month that begins on the day or after it. */
function firstWholeMonth(day: string): string {
  const [year = 0, month = 0, date = 0] = day.split("-").map(Number);
  return new Date(Date.UTC(year, date === 1 ? month - 1 : month, 1)).toISOString().slice(0, 7);
}
