import { watchD1 } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { readLag } from "./events/read-lag.ts";
import { sumRuleMoney } from "./fraud/fraud-sums.ts";
import { countReviews, listReviews } from "./fraud/review-queue.ts";
import { listSameDoubts } from "./fraud/same-doubts.ts";

const WORKSPACE = "wsp_1";
const ALL = {
  decision: null,
  action: null,
  publisherId: null,
  campaignId: null,
  rule: null,
  minScore: null,
};
const PAGE = { sort: "score", limit: 20, before: null } as const;
const OWN = { publisherId: "pub_1", rule: "too-soon", exceptId: "cnv_1" };

/** How SQLite finds the rows of the table, in each statement that the read sends. */
async function plansOf(table: string, read: (db: D1Database) => Promise<unknown>) {
  const sent: (readonly [string, readonly unknown[]])[] = [];
  await read(watchD1(env.EVENTS, { bound: (sql, values) => void sent.push([sql, values]) }));
  const plans = await Promise.all(
    sent.map(([sql, values]) =>
      env.EVENTS.prepare(`EXPLAIN QUERY PLAN ${sql}`)
        .bind(...values)
        .all<{ detail: string }>(),
    ),
  );
  return plans.flatMap(({ results }) =>
    results.flatMap(({ detail }) => (detail.includes(` ${table} `) ? [detail] : [])),
  );
}

// Without statistics SQLite takes the primary key by the workspace alone for as good as an index by more.
test.each([
  ["what waits", "fraud_verdicts_waiting", { ...ALL, decision: "open" }],
  ["a publisher's", "fraud_verdicts_publisher", { ...ALL, publisherId: "pub_1" }],
  [
    "what waits of a publisher's",
    "fraud_verdicts_publisher",
    { ...ALL, decision: "open", publisherId: "pub_1" },
  ],
])("the review queue finds %s by %s", async (_what, index, filter) => {
  const [plan, ...others] = await plansOf("fraud_verdicts", (db) =>
    listReviews(db, WORKSPACE, filter, PAGE),
  );
  expect(others).toEqual([]);
  expect(plan).toContain(`USING INDEX ${index} (workspace_id=?`);
});

test.each([
  ["sums", (db: D1Database) => countReviews(db, WORKSPACE, { ...ALL, publisherId: "pub_1" })],
  ["money", (db: D1Database) => sumRuleMoney(db, WORKSPACE, "pub_1")],
  ["others alike", (db: D1Database) => listSameDoubts(db, WORKSPACE, OWN, 10)],
])("of a publisher's doubted results %s are read by its index", async (_what, read) => {
  expect(await plansOf("fraud_verdicts", read)).toEqual([
    "SEARCH fraud_verdicts USING INDEX fraud_verdicts_publisher (workspace_id=? AND publisher_id=?)",
  ]);
});

test("the oldest delivery that waits is found among those that wait", async () => {
  const plans = await plansOf("deliveries", (db) => readLag(db, WORKSPACE));
  expect(plans).toEqual(["SEARCH deliveries USING INDEX deliveries_pending (workspace_id=?)"]);
});
