import { firstClickIdAt, type Bucket } from "@cleverdrip/core";
import { CONVERSION_METRICS, FACETS } from "../events/rollup-sql.ts";
import type { StoredBucket } from "./read-buckets.ts";

/** A local day of a workspace and its bounds. */
export type LocalDay = {
  readonly day: string;
  readonly fromMs: number;
  readonly toMs: number;
};

/** A bucket of one campaign, without hash. */
export type CampaignBucket = Omit<Bucket, "setHash"> & {
  readonly campaignId: string;
  readonly value: string;
};

const METRICS: readonly (readonly [name: keyof Bucket, column: string])[] = [
  ["grossClicks", "gross_clicks"],
  ["clicks", "clicks"],
  ["uniqueClicks", "unique_clicks"],
  ["newVisitors", "new_visitors"],
  ["impressions", "impressions"],
  ["clickThroughs", "click_throughs"],
  ["conversions", "conversions"],
  ["pendingConversions", "pending_conversions"],
  ["rejectedConversions", "rejected_conversions"],
  ["revenueMicros", "revenue_micros"],
  ["payoutMicros", "payout_micros"],
];

const SUMS = METRICS.map(([name, column]) => `sum(${column}) AS ${name}`).join(", ");

const NARROW = `campaign_id AS campaignId, publisher_id AS publisherId, link_id AS linkId, ${SUMS},
  sum(set_hash) & 0xffffffffffff AS setHash`;

/** The daily buckets of a day. */
export async function readDay(
  db: D1Database,
  workspaceId: string,
  { day }: LocalDay,
): Promise<readonly StoredBucket[]> {
  const { results } = await db
    .prepare(
      `SELECT ${NARROW} FROM rollup_daily WHERE workspace_id = ?1 AND day = ?2 GROUP BY 1, 2, 3`,
    )
    .bind(workspaceId, day)
    .all<StoredBucket>();
  return results;
}

/** The hourly buckets of whole UTC hours, added up. */
export async function sumHours(
  db: D1Database,
  workspaceId: string,
  fromMs: number,
  toMs: number,
): Promise<readonly StoredBucket[]> {
  const { results } = await db
    .prepare(
      `SELECT ${NARROW} FROM rollup_hourly WHERE workspace_id = ?1 AND hour_ms >= ?2 AND hour_ms < ?3
       GROUP BY 1, 2, 3`,
    )
    .bind(workspaceId, fromMs, toMs)
    .all<StoredBucket>();
  return results;
}

/** Of each dimension the sum over its values, by campaign; `value` is the dimension. */
export async function sumFacets(
  db: D1Database,
  workspaceId: string,
  { day }: LocalDay,
): Promise<readonly CampaignBucket[]> {
  const dimensions = JSON.stringify(FACETS.map(([dimension]) => dimension));
  const { results } = await db
    .prepare(
      `SELECT f.campaign_id AS campaignId, f.dimension AS value, ${SUMS}
       FROM json_each(?3) d CROSS JOIN facet_daily f
         ON f.workspace_id = ?1 AND f.dimension = d.value AND f.day = ?2
       GROUP BY 1, 2`,
    )
    .bind(workspaceId, day, dimensions)
    .all<CampaignBucket>();
  return results;
}

/** What rows can say of a facet: impressions and click-throughs have none. */
export const FACET_METRICS = METRICS.filter(
  ([name]) => name !== "impressions" && name !== "clickThroughs",
);

export const FACET_DIMENSIONS: readonly string[] = FACETS.map(([dimension]) => dimension);

/** The values of a dimension as they stand, and as clicks and conversions make them. */
export async function readFacet(
  db: D1Database,
  workspaceId: string,
  dimension: string,
  { day, fromMs, toMs }: LocalDay,
): Promise<{
  readonly stored: readonly CampaignBucket[];
  readonly counted: readonly CampaignBucket[];
}> {
  const column = FACETS.find(([name]) => name === dimension)?.[1];
  if (column === undefined) throw new RangeError(`no facet is called ${dimension}`);
  const columns = FACET_METRICS.map(([name, own]) => `sum(${own}) AS ${name}`).join(", ");
  const [stored, counted] = await db.batch<CampaignBucket>([
    db
      .prepare(
        `SELECT campaign_id AS campaignId, value, ${columns} FROM facet_daily
         WHERE workspace_id = ?1 AND dimension = ?2 AND day = ?3 GROUP BY 1, 2`,
      )
      .bind(workspaceId, dimension, day),
    db
      .prepare(facetSql(dimension, column, columns))
      .bind(workspaceId, firstClickIdAt(fromMs), firstClickIdAt(toMs), fromMs, toMs),
  ]);
  return { stored: stored?.results ?? [], counted: counted?.results ?? [] };
}

function facetSql(dimension: string, column: string, columns: string): string {
  const results = CONVERSION_METRICS.map(([name, sql]) => `${sql} AS ${name}`).join(", ");
  const none = CONVERSION_METRICS.map(([name]) =>
    name === "payout_micros" ? name : `0 AS ${name}`,
  );
  return `
  SELECT campaign_id AS campaignId, value, ${columns} FROM (
    SELECT campaign_id, coalesce(${column}, '') AS value, 1 AS gross_clicks, reason = 'OK' AS clicks,
      reason = 'OK' AND is_unique AS unique_clicks, reason = 'OK' AND is_new_visitor AS new_visitors, ${none.join(", ")}
    FROM clicks WHERE workspace_id = ?1 AND id >= ?2 AND id < ?3
    UNION ALL
    SELECT campaign_id, coalesce(${dimension}, ''), 0, 0, 0, 0, ${results}
    FROM conversions v WHERE workspace_id = ?1 AND at_ms >= ?4 AND at_ms < ?5)
  GROUP BY 1, 2`;
}

/** What clicks earned on a day as it stands, and as their rows make it: `value` is publisher and link. */
export async function readEarnings(
  db: D1Database,
  workspaceId: string,
  { day, fromMs, toMs }: LocalDay,
): Promise<{ readonly stored: readonly Earned[]; readonly counted: readonly Earned[] }> {
  const key = "campaign_id || ' ' || publisher_id || ' ' || link_id AS key";
  const [stored, counted] = await db.batch<Earned>([
    db
      .prepare(
        `SELECT ${key}, clicks, earned_micros AS payoutMicros FROM click_earnings
         WHERE workspace_id = ?1 AND day = ?2`,
      )
      .bind(workspaceId, day),
    db
      .prepare(
        `SELECT ${key}, count(*) AS clicks, sum(payout_micros) AS payoutMicros FROM clicks
         WHERE workspace_id = ?1 AND id >= ?2 AND id < ?3 AND payout_micros <> 0 GROUP BY 1`,
      )
      .bind(workspaceId, firstClickIdAt(fromMs), firstClickIdAt(toMs)),
  ]);
  return { stored: stored?.results ?? [], counted: counted?.results ?? [] };
}

export type Earned = {
  readonly key: string;
  readonly clicks: number;
  readonly payoutMicros: number;
};
