import { replayPayout, type PayoutRecord } from "@cleverdrip/core";
import { expect, test } from "vitest";
import { liveAYear, WORKSPACE, yearEndMs } from "./test-support/live-a-year.ts";
import { PUBLISHERS } from "./test-support/make-results.ts";
import { readStatements } from "./test-support/read-statements.ts";
import { sqliteEvents } from "./test-support/sqlite-d1.ts";

const PER_DAY = 275;

const db = sqliteEvents();
const year = await liveAYear(db, PER_DAY);

async function all<T>(sql: string): Promise<readonly T[]> {
  const { results } = await db.prepare(sql).bind(WORKSPACE).all<T>();
  return results;
}

type Money = { currency: string; revenue: number; payout: number };

/** Approved conversions, and what clicks earned. */
const FACTS = `
  SELECT currency, sum(revenue) AS revenue, sum(payout) AS payout FROM (
    SELECT currency, sum(revenue_micros) AS revenue, sum(payout_micros) AS payout FROM conversions
    WHERE workspace_id = ?1 AND status = 'approved' GROUP BY 1
    UNION ALL SELECT iif(campaign_id = 'cmp_1', 'USD', 'EUR'), 0, sum(payout_micros) FROM clicks
    WHERE workspace_id = ?1 GROUP BY 1) GROUP BY 1 ORDER BY 1`;

test("a year has more than 100,000 results with refunds, corrections and two currencies", async () => {
  expect(year.results).toBeGreaterThan(100_000);
  const [kinds] = await all<object>(
    `SELECT sum(kind = 'earn') > 60000 AS earned, sum(kind = 'reverse') > 5000 AS reversed,
       sum(kind = 'adjust') > 5000 AS adjusted, sum(conversion_id LIKE 'clicks:%') > 5000 AS clicks,
       count(DISTINCT currency) AS currencies FROM payout_ledger WHERE workspace_id = ?`,
  );
  expect(kinds).toEqual({ earned: 1, reversed: 1, adjusted: 1, clicks: 1, currencies: 2 });
});

test.each([
  ["rollup_hourly", ""],
  ["rollup_daily", ""],
  ...["country", "device", "sub1"].map((name) => ["facet_daily", `AND dimension = '${name}'`]),
])("%s %s adds up to the conversions and clicks, to the micro", async (table, where) => {
  const facts = await all<Money>(FACTS);
  const sums = await all<Money>(
    `SELECT currency, sum(revenue_micros) AS revenue, sum(payout_micros) AS payout FROM ${table}
     WHERE workspace_id = ? ${where} GROUP BY 1 ORDER BY 1`,
  );
  expect(sums).toEqual(facts);
});

test("the ledger is what conversions and clicks earned, publisher by publisher", async () => {
  const owed = await all<object>(
    `SELECT publisher_id, currency, sum(amount_micros) AS micros FROM payout_ledger WHERE workspace_id = ?
     GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  const rollups = await all<object>(
    `SELECT publisher_id, currency, sum(payout_micros) AS micros FROM rollup_daily WHERE workspace_id = ?
     GROUP BY 1, 2 ORDER BY 1, 2`,
  );
  expect(owed).toEqual(rollups);
  const entries = await all<{ id: string; micros: number }>(
    `SELECT conversion_id AS id, sum(amount_micros) AS micros FROM payout_ledger WHERE workspace_id = ? GROUP BY 1`,
  );
  const byId = new Map(entries.map(({ id, micros }) => [id, micros]));
  const results = await all<{ id: string; micros: number }>(
    `SELECT id, iif(status = 'approved', payout_micros, 0) AS micros FROM conversions WHERE workspace_id = ?`,
  );
  const wrong = results.filter(({ id, micros }) => (byId.get(id) ?? 0) !== micros);
  expect(wrong).toEqual([]);
});

test("statements add up to the ledger, and none has changed since its period ended", async () => {
  const statements = await Promise.all(
    PUBLISHERS.map((id) => readStatements(db, WORKSPACE, id, yearEndMs())),
  );
  const made = statements.flat();
  expect(year.issued).toHaveLength(PUBLISHERS.length * 2 * 11);
  for (const issued of year.issued) expect(made).toContainEqual(issued);
  const sums = await all<{ publisher: string; currency: string; micros: number }>(
    `SELECT publisher_id AS publisher, currency, sum(amount_micros) AS micros FROM payout_ledger
     WHERE workspace_id = ? GROUP BY 1, 2`,
  );
  for (const { publisher, currency, micros } of sums) {
    const own = (statements[PUBLISHERS.indexOf(publisher)] ?? []).filter(
      (each) => each.currency === currency,
    );
    const moved = own.map((s) => s.earnedMicros + s.reversedMicros + s.adjustedMicros);
    expect(moved.reduce((a, b) => a + b, 0)).toBe(micros);
    expect(own.at(-1)?.closingMicros).toBe(micros);
  }
});

test("every payout is computed again from its stored steps", async () => {
  const rows = await all<{ payout: number; revenue: number; steps: string }>(
    `SELECT payout_micros AS payout, revenue_micros AS revenue, payout_steps AS steps FROM conversions
     WHERE workspace_id = ?`,
  );
  const wrong = rows.filter(({ payout, revenue, steps }) => {
    // Written by this test.
    const again = replayPayout((JSON.parse(steps) as PayoutRecord).steps);
    return (
      again.kind !== "resolved" || again.payoutMicros !== payout || again.revenueMicros !== revenue
    );
  });
  expect(wrong).toEqual([]);
});
