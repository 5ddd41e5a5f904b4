import { readWorkspaceSettings } from "@cleverdrip/db";
import { env } from "cloudflare:workers";
import { expect } from "vitest";
import { eventsShard } from "../src/env.ts";
import { partsOf, sorted, sumParts, type ConversionBook } from "./book-parts.ts";

type Row = Readonly<Record<string, string | number | null>>;

/** In whichever database the workspace is. */
export async function rowsOf<T = Row>(sql: string, workspaceId: string): Promise<T[]> {
  const settings = await readWorkspaceSettings(env.CONTROL, workspaceId);
  const db = eventsShard(env, settings?.eventsShard ?? "EVENTS");
  const { results } = await db.prepare(sql).bind(workspaceId).all<T>();
  return results;
}

const BUCKET = `conversions, pending_conversions AS pending, rejected_conversions AS rejected,
  revenue_micros AS revenue, payout_micros AS payout`;

const COUNTED =
  "AND (conversions OR pending_conversions OR rejected_conversions OR revenue_micros OR payout_micros)";

const KEY = "campaign_id, publisher_id, link_id, currency";

/** Every book of a workspace says the same: rollups are the sum of the conversions, the ledger is what they pay. */
export async function expectBalanced(workspaceId: string): Promise<void> {
  const [rows, hourly, daily] = await Promise.all([
    rowsOf<ConversionBook>(`SELECT * FROM conversions WHERE workspace_id = ?`, workspaceId),
    rowsOf<Row>(
      `SELECT hour_ms AS time, ${KEY}, ${BUCKET} FROM rollup_hourly WHERE workspace_id = ? ${COUNTED}`,
      workspaceId,
    ),
    rowsOf<Row>(
      `SELECT day AS time, ${KEY}, ${BUCKET} FROM rollup_daily WHERE workspace_id = ? ${COUNTED}`,
      workspaceId,
    ),
  ]);
  expect(sorted(hourly)).toEqual(sumParts(rows, (row) => row.at_ms - (row.at_ms % 3_600_000)));
  expect(sorted(daily)).toEqual(sumParts(rows, ({ day }) => day));
  await expectFacets(workspaceId);
  await expectLedger(workspaceId, rows);
  await expectHistory(workspaceId);
}

const FACET_SUMS = `sum(status = 'approved') AS conversions, sum(status IN ('pending', 'hold')) AS pending,
  sum(status IN ('rejected', 'trash', 'refunded')) AS rejected,
  sum(iif(status = 'approved', revenue_micros, 0)) AS revenue,
  sum(iif(status = 'approved', payout_micros, 0)) AS payout`;

async function expectFacets(workspaceId: string): Promise<void> {
  for (const dimension of ["country", "device", "os", "browser", "referrer", "sub1"]) {
    const facts = await rowsOf(
      `SELECT day, coalesce(${dimension}, '') AS value, ${FACET_SUMS} FROM conversions WHERE workspace_id = ?
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

/** Of each conversion and publisher by itself, so that two mistakes cannot make up for each other. */
async function expectLedger(workspaceId: string, rows: readonly ConversionBook[]): Promise<void> {
  const entries = await rowsOf<{ key: string; owed: number }>(
    `SELECT conversion_id || ' ' || publisher_id AS key, sum(amount_micros) AS owed
     FROM payout_ledger WHERE workspace_id = ? AND conversion_id <> '' GROUP BY 1 HAVING owed <> 0`,
    workspaceId,
  );
  const owed = new Map<string, number>();
  for (const row of rows.filter(({ status }) => status === "approved")) {
    for (const { publisherId, payoutMicros } of partsOf(row)) {
      const key = `${row.id} ${publisherId}`;
      owed.set(key, (owed.get(key) ?? 0) + payoutMicros);
    }
  }
  const due = [...owed].filter(([, micros]) => micros !== 0);
  expect(new Map(entries.map(({ key, owed: micros }) => [key, micros]))).toEqual(new Map(due));
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
