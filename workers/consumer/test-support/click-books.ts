import { expect } from "vitest";
import { rowsOf } from "./books.ts";

export type ClickBooks = {
  readonly gross: number;
  readonly clicks: number;
  readonly unique: number;
};

const SUMS = `coalesce(sum(gross_clicks), 0) AS gross, coalesce(sum(clicks), 0) AS clicks,
  coalesce(sum(unique_clicks), 0) AS "unique"`;

/** What a workspace's click rows say; its buckets and its ledger have to say the same. */
export async function expectClickBooks(workspaceId: string): Promise<ClickBooks> {
  const rows = await sumsOf(
    workspaceId,
    `SELECT count(*) AS gross, coalesce(sum(reason = 'OK'), 0) AS clicks,
       coalesce(sum(reason = 'OK' AND is_unique), 0) AS "unique" FROM clicks WHERE workspace_id = ?`,
  );
  for (const table of ["rollup_hourly", "rollup_daily"])
    expect(
      await sumsOf(workspaceId, `SELECT ${SUMS} FROM ${table} WHERE workspace_id = ?`),
    ).toEqual(rows);
  const facets = await sumsOf(
    workspaceId,
    `SELECT ${SUMS} FROM facet_daily WHERE workspace_id = ? AND dimension = 'country'`,
  );
  expect(facets).toEqual(rows);
  const ledger = await rowsOf(
    `SELECT coalesce(sum(clicks), 0) AS gross FROM click_batches WHERE workspace_id = ?`,
    workspaceId,
  );
  expect(ledger).toEqual([{ gross: rows?.gross }]);
  if (rows === null) throw new Error("a sum has a row");
  return rows;
}

async function sumsOf(workspaceId: string, sql: string): Promise<ClickBooks | null> {
  return (await rowsOf<ClickBooks>(sql, workspaceId))[0] ?? null;
}
