import { addOnConflict, CLICK_METRICS, CONVERSION_METRICS } from "./rollup-sql.ts";

export type Sub1Key = readonly [day: string, campaignId: string, value: string];

const METRICS = [...new Set([...CLICK_METRICS, ...CONVERSION_METRICS.map(([column]) => column)])];

/** No row is behind these totals: impressions and click-throughs have none. */
const ROWLESS = `gross_clicks = 0 AND conversions = 0 AND pending_conversions = 0 AND rejected_conversions = 0`;

/** Takes the totals by a sub1 to those of none, for these keys, once no row says that value any more. */
export function emptyKeys(
  db: D1Database,
  workspaceId: string,
  keys: readonly Sub1Key[],
): readonly D1PreparedStatement[] {
  const own = `(day, campaign_id, value) IN (SELECT r.value ->> 0, r.value ->> 1, r.value ->> 2 FROM json_each(?2) r)`;
  return statements(db, `${own} AND ${ROWLESS}`, [workspaceId, JSON.stringify(keys)]);
}

/** The same for one value on every day: unconditionally before `beforeDay`, where clicks have no rows any more. */
export async function eraseSub1(
  db: D1Database,
  workspaceId: string,
  value: string,
  beforeDay: string,
): Promise<number> {
  const which = `lower(value) = ?2 AND (day < ?3 OR (${ROWLESS}))`;
  const asked = [workspaceId, value.toLowerCase(), beforeDay];
  const [, gone] = await db.batch([...statements(db, which, asked)]);
  return gone?.meta.changes ?? 0;
}

function statements(
  db: D1Database,
  which: string,
  asked: readonly string[],
): readonly D1PreparedStatement[] {
  const own = `workspace_id = ?1 AND dimension = 'sub1' AND value <> '' AND ${which}`;
  const sums = METRICS.map((name) => `sum(${name})`).join(", ");
  return [
    `INSERT INTO facet_daily (workspace_id, dimension, day, campaign_id, value, currency, ${METRICS.join(", ")})
     SELECT workspace_id, dimension, day, campaign_id, '', currency, ${sums}
     FROM facet_daily WHERE ${own} GROUP BY 3, 4, 6 ${addOnConflict("facet_daily", METRICS)}`,
    `DELETE FROM facet_daily WHERE ${own}`,
  ].map((sql) => db.prepare(sql).bind(...asked));
}
