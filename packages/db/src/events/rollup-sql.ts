export type RollupTable = "rollup_hourly" | "rollup_daily" | "facet_daily";

const KEY_COLUMNS: Readonly<Record<RollupTable, readonly string[]>> = {
  rollup_hourly: ["workspace_id", "hour_ms", "campaign_id", "publisher_id", "link_id"],
  rollup_daily: ["workspace_id", "day", "campaign_id", "publisher_id", "link_id"],
  facet_daily: ["workspace_id", "dimension", "day", "campaign_id", "value"],
};

/** What a bucket does with another row of the same key: it adds. Set hashes add modulo 2^48. */
export function addOnConflict(table: RollupTable, columns: readonly string[]): string {
  const sums = columns.map((column) =>
    column === "set_hash"
      ? `set_hash = (${table}.set_hash + excluded.set_hash) & 0xffffffffffff`
      : `${column} = ${table}.${column} + excluded.${column}`,
  );
  return `ON CONFLICT (${KEY_COLUMNS[table].join(", ")}) DO UPDATE SET ${sums.join(", ")}`;
}

/** Metrics that recorded requests add to, in the order in which bucket rows carry them. */
export const CLICK_METRICS = [
  "gross_clicks",
  "clicks",
  "unique_clicks",
  "new_visitors",
  "impressions",
  "click_throughs",
  "payout_micros",
] as const;

/** SQL for what one conversion row adds to each metric: money counts once the conversion is approved. */
export const CONVERSION_METRICS: readonly (readonly [column: string, sql: string])[] = [
  ["conversions", "(v.status = 'approved')"],
  ["pending_conversions", "(v.status IN ('pending', 'hold'))"],
  ["rejected_conversions", "(v.status IN ('rejected', 'trash', 'refunded'))"],
  ["revenue_micros", "iif(v.status = 'approved', v.revenue_micros, 0)"],
  ["payout_micros", "iif(v.status = 'approved', v.payout_micros, 0)"],
];

/** Facets that exist of every click and, once its click is known, of every conversion. */
export const FACETS: readonly (readonly [dimension: string, clickColumn: string])[] = [
  ["country", "country"],
  ["device", "device"],
  ["os", "os"],
  ["browser", "browser"],
  ["referrer", "referrer_domain"],
  ["sub1", "subs ->> 'sub1'"],
];

/** Every metric of a bucket. */
export const ALL_METRICS = [
  ...new Set([...CLICK_METRICS, ...CONVERSION_METRICS.map(([column]) => column)]),
];
