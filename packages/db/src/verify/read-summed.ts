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

const DIMENSIONS = ["total", "campaign", "publisher", ...FACETS.map(([dimension]) => dimension)];

const STORED_SQL = `
  SELECT t.dimension, t.value, t.currency, ${SUMS} FROM json_each('${JSON.stringify(DIMENSIONS)}') d
  CROSS JOIN total_daily t ON t.workspace_id = ?1 AND t.dimension = d.value AND t.day = ?2
  WHERE ${IS_SUMMED} GROUP BY 1, 2, 3`;

/** The totals of a day that is summed, as they stand and as the day's rows make them; none of one that is not. */
export async function readSummed(
  db: D1Database,
  workspaceId: string,
  day: string,
): Promise<{
  readonly stored: readonly SummedBucket[];
  readonly counted: readonly SummedBucket[];
}> {
  const [stored, counted] = await db.batch<SummedBucket>(
    [STORED_SQL, COUNTED_SQL].map((sql) => db.prepare(sql).bind(workspaceId, day)),
  );
  return { stored: stored?.results ?? [], counted: counted?.results ?? [] };
}
