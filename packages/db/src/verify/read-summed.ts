import type { Bucket } from "@cleverdrip/core";
import { ALL_METRICS, FACETS } from "../events/rollup-sql.ts";

export type SummedBucket = Omit<Bucket, "setHash"> & {
  readonly dimension: string;
  readonly value: string;
  readonly currency: string;
};

const SUMS = ALL_METRICS.map((column) => {
  const name = column.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return `sum(${column}) AS ${name}`;
}).join(", ");

const IS_SUMMED = "?2 < (SELECT day FROM totals_until WHERE workspace_id = ?1)";

const narrow = (dimension: string, value: string) => `
  SELECT '${dimension}' AS dimension, ${value} AS value, currency, ${SUMS} FROM rollup_daily
  WHERE workspace_id = ?1 AND day = ?2 AND ${IS_SUMMED} GROUP BY 2, 3`;

const COUNTED_SQL = `
  ${narrow("total", "''")} UNION ALL ${narrow("campaign", "campaign_id")} UNION ALL ${narrow("publisher", "publisher_id")}
  UNION ALL SELECT f.dimension, f.value, f.currency, ${SUMS}
  FROM json_each('${JSON.stringify(FACETS.map(([dimension]) => dimension))}') d
  CROSS JOIN facet_daily f ON f.workspace_id = ?1 AND f.dimension = d.value AND f.day = ?2
  WHERE ${IS_SUMMED} GROUP BY 1, 2, 3`;

const BY_MONTH = ["total", "campaign", "publisher"];
const DIMENSIONS = [...BY_MONTH, ...FACETS.map(([dimension]) => dimension)];

const storedSql = (table: string, dimensions: readonly string[], time: string) => `
  SELECT t.dimension, t.value, t.currency, ${SUMS} FROM json_each('${JSON.stringify(dimensions)}') d
  CROSS JOIN ${table} t ON t.workspace_id = ?1 AND t.dimension = d.value AND ${time}
  WHERE ${IS_SUMMED} GROUP BY 1, 2, 3`;

const MONTH = "substr(?2, 1, 7)";
/** Days are texts that sort by time: those of a month lie between it and what no day of it comes after. */
const OF_MONTH = `t.day >= ${MONTH} AND t.day < ${MONTH} || '~'`;

const STATEMENTS = [
  storedSql("total_daily", DIMENSIONS, "t.day = ?2"),
  COUNTED_SQL,
  storedSql("total_monthly", BY_MONTH, `t.month = ${MONTH}`),
  storedSql("total_daily", BY_MONTH, OF_MONTH),
];

/** Totals as they stand, and as what they are the sums of makes them. */
export type Summed = {
  readonly stored: readonly SummedBucket[];
  readonly counted: readonly SummedBucket[];
};

/** The totals of a day that is summed, by the day's rows, and those of its month, by the month's days; none of one that is not. */
export async function readSummed(
  db: D1Database,
  workspaceId: string,
  day: string,
): Promise<{ readonly ofDay: Summed; readonly ofMonth: Summed }> {
  const answers = await db.batch<SummedBucket>(
    STATEMENTS.map((sql) => db.prepare(sql).bind(workspaceId, day)),
  );
  const [stored = [], counted = [], months = [], days = []] = answers.map(({ results }) => results);
  return { ofDay: { stored, counted }, ofMonth: { stored: months, counted: days } };
}
