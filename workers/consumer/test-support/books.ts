import { env } from "cloudflare:workers";
import { expect } from "vitest";

type Row = Readonly<Record<string, string | number | null>>;

export async function rowsOf<T = Row>(sql: string, workspaceId: string): Promise<T[]> {
  const { results } = await env.EVENTS.prepare(sql).bind(workspaceId).all<T>();
  return results;
}

const SUMS = `sum(status = 'approved') AS conversions, sum(status IN ('pending', 'hold')) AS pending,
  sum(status IN ('rejected', 'trash', 'refunded')) AS rejected,
  sum(iif(status = 'approved', revenue_micros, 0)) AS revenue,
  sum(iif(status = 'approved', payout_micros, 0)) AS payout`;

const BUCKET = `conversions, pending_conversions AS pending, rejected_conversions AS rejected,
  revenue_micros AS revenue, payout_micros AS payout`;

const COUNTED =
  "AND (conversions OR pending_conversions OR rejected_conversions OR revenue_micros OR payout_micros)";

const KEY = "campaign_id, publisher_id, link_id, currency";

/** Every book of a workspace says the same: rollups are the sum of the conversions, the ledger is what they pay. */
export async function expectBalanced(workspaceId: string): Promise<void> {
  const [hours, hourly, days, daily] = await Promise.all([
    rowsOf(
      `SELECT at_ms - at_ms % 3600000 AS time, ${KEY}, ${SUMS} FROM conversions WHERE workspace_id = ?
       GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`,
      workspaceId,
    ),
    rowsOf(
      `SELECT hour_ms AS time, ${KEY}, ${BUCKET} FROM rollup_hourly WHERE workspace_id = ? ${COUNTED}
       ORDER BY 1, 2, 3, 4, 5`,
      workspaceId,
    ),
    rowsOf(
      `SELECT day AS time, ${KEY}, ${SUMS} FROM conversions WHERE workspace_id = ?
       GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`,
      workspaceId,
    ),
    rowsOf(
      `SELECT day AS time, ${KEY}, ${BUCKET} FROM rollup_daily WHERE workspace_id = ? ${COUNTED}
       ORDER BY 1, 2, 3, 4, 5`,
      workspaceId,
    ),
  ]);
  expect(hourly).toEqual(hours);
  expect(daily).toEqual(days);
  await expectFacets(workspaceId);
  await expectLedger(workspaceId);
  await expectHistory(workspaceId);
}

async function expectFacets(workspaceId: string): Promise<void> {
  for (const dimension of ["country", "device", "os", "browser", "referrer", "sub1"]) {
    const facts = await rowsOf(
      `SELECT day, coalesce(${dimension}, '') AS value, ${SUMS} FROM conversions WHERE workspace_id = ?
       GROUP BY 1, 2 ORDER BY 1, 2`,
      workspaceId,
    );
    const facets = await rowsOf(
      `SELECT day, value, ${BUCKET} FROM facet_daily WHERE workspace_id = ? ${COUNTED}
       AND dimension = '${dimension}' ORDER BY 1, 2`,
      workspaceId,
    );
    expect(facets).toEqual(facts);
  }
}

/** Of each conversion by itself, so that two mistakes cannot make up for each other. */
async function expectLedger(workspaceId: string): Promise<void> {
  const wrong = await rowsOf(
    `SELECT v.id, v.status, v.payout_micros, coalesce(sum(l.amount_micros), 0) AS owed
     FROM conversions v LEFT JOIN payout_ledger l ON l.workspace_id = v.workspace_id AND l.conversion_id = v.id
       AND l.publisher_id = v.publisher_id
     WHERE v.workspace_id = ? GROUP BY v.id
     HAVING owed <> iif(v.status = 'approved', v.payout_micros, 0)`,
    workspaceId,
  );
  expect(wrong).toEqual([]);
}

async function expectHistory(workspaceId: string): Promise<void> {
  const wrong = await rowsOf(
    `SELECT v.id, v.status, v.sequence, count(*) AS lines,
       (SELECT status FROM conversion_history h WHERE h.workspace_id = v.workspace_id AND h.conversion_id = v.id
        ORDER BY sequence DESC LIMIT 1) AS last
     FROM conversions v JOIN conversion_history h ON h.workspace_id = v.workspace_id AND h.conversion_id = v.id
     WHERE v.workspace_id = ? GROUP BY v.id HAVING lines <> v.sequence OR last <> v.status`,
    workspaceId,
  );
  expect(wrong).toEqual([]);
}
