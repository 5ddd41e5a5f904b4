import {
  createTestWorkspace,
  testBatch,
  testClick,
  testConversion,
  type TestWorkspace,
} from "@cleverdrip/testing";
import type { ReceivedReport } from "@cleverdrip/contract";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { buildDeps } from "../build-deps.ts";
import { storeBatches } from "../clicks/store-batches.ts";
import { takeReport } from "./take-report.ts";

const deps = () => buildDeps(env, Date.now(), crypto.randomUUID());
const record = (report: ReceivedReport, own = deps()) => takeReport(report, own);

function rows<T>(sql: string, workspace: TestWorkspace): Promise<T[]> {
  return env.EVENTS.prepare(sql)
    .bind(workspace.workspaceId)
    .all<T>()
    .then(({ results }) => results);
}

async function money(workspace: TestWorkspace, table = "rollup_hourly") {
  const [row] = await rows<Record<string, number>>(
    `SELECT sum(conversions) AS conversions, sum(revenue_micros) AS revenue, sum(payout_micros) AS payout
     FROM ${table} WHERE workspace_id = ?`,
    workspace,
  );
  return row;
}

test("a conversion is recorded with revenue, payout, ledger entry, history and both rollups", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const click = await testClick(workspace);

  const verdict = await record(testConversion(workspace, click), deps());

  expect(verdict).toMatchObject({
    verdict: "recorded",
    reason: "OK",
    status: "approved",
    payoutMicros: 4_000_000,
    revenueMicros: 25_000_000,
    currency: "USD",
  });
  const expected = { conversions: 1, revenue: 25_000_000, payout: 4_000_000 };
  expect(await money(workspace)).toEqual(expected);
  expect(await money(workspace, "rollup_daily")).toEqual(expected);
  const ledger = await rows(
    `SELECT kind, amount_micros, publisher_id, conversion_id FROM payout_ledger WHERE workspace_id = ?`,
    workspace,
  );
  expect(ledger).toEqual([
    {
      kind: "earn",
      amount_micros: 4_000_000,
      publisher_id: workspace.publisherId,
      conversion_id: verdict.conversionId,
    },
  ]);
  const history = await rows(
    `SELECT sequence, status FROM conversion_history WHERE workspace_id = ?`,
    workspace,
  );
  expect(history).toEqual([{ sequence: 1, status: "approved" }]);
});

test("a postback fired fifty times at once is one conversion and fifty answers with the same id", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const event = testConversion(workspace, await testClick(workspace));

  const verdicts = await Promise.all(Array.from({ length: 50 }, () => record(event, deps())));

  expect(new Set(verdicts.map((verdict) => verdict.conversionId)).size).toBe(1);
  expect(verdicts.filter(({ verdict }) => verdict === "recorded")).toHaveLength(1);
  expect(verdicts.filter(({ reason }) => reason === "X_DUP_TXID")).toHaveLength(49);
  expect(await money(workspace)).toEqual({
    conversions: 1,
    revenue: 25_000_000,
    payout: 4_000_000,
  });
  expect(await rows(`SELECT id FROM payout_ledger WHERE workspace_id = ?`, workspace)).toHaveLength(
    1,
  );
});

test("the same transaction id with another amount is a conflict that changes nothing", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const click = await testClick(workspace);
  const first = await record(testConversion(workspace, click, { txid: "T1" }), deps());

  const second = await record(
    testConversion(workspace, click, { txid: "T1", amount: "99" }),
    deps(),
  );

  expect(second).toMatchObject({
    verdict: "conflict",
    reason: "X_CONFLICT",
    conversionId: first.conversionId,
    revenueMicros: 25_000_000,
  });
  expect(await money(workspace)).toMatchObject({ conversions: 1, revenue: 25_000_000 });
});

test("without a transaction id a click converts once per event type", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const click = await testClick(workspace);
  const fire = (event: string) =>
    record(testConversion(workspace, click, { txid: null, event }), deps());

  expect(await fire("sale")).toMatchObject({ verdict: "recorded" });
  expect(await fire("SALE")).toMatchObject({ verdict: "duplicate", reason: "X_DUP_CLICK" });
  expect(await fire("lead")).toMatchObject({ verdict: "recorded", payoutMicros: 1_000_000 });
});

test("a share of revenue pays its part of the amount", async () => {
  const workspace = await createTestWorkspace(env.CONTROL, { revshare: true });
  const verdict = await record(testConversion(workspace, await testClick(workspace)), deps());
  expect(verdict).toMatchObject({ payoutMicros: 2_500_000, revenueMicros: 25_000_000 });
});

test.each([
  [{ event: "install" }, "X_EVENT_UNKNOWN", "Sale, lead"],
  [{ amount: "12,50" }, "X_AMOUNT", "25.00"],
  [{ currency: "dollars" }, "X_CURRENCY", "USD"],
  [{ status: "maybe" }, "X_STATUS_UNMAPPED", "approved"],
] as const)(
  "a report with %o is rejected as %s with a hint how to mend it",
  async (change, reason, hint) => {
    const workspace = await createTestWorkspace(env.CONTROL);
    const verdict = await record(
      testConversion(workspace, await testClick(workspace), change),
      deps(),
    );

    expect(verdict).toMatchObject({ verdict: "rejected", reason, conversionId: null });
    expect(verdict.hint).toContain(hint);
    expect(await rows(`SELECT id FROM conversions WHERE workspace_id = ?`, workspace)).toEqual([]);
  },
);

test("a conversion after the attribution window is rejected, however valid the click id", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const click = await testClick(workspace, { atMs: Date.now() - 31 * 86_400_000 });
  const verdict = await record(
    testConversion(workspace, click, { receivedAtMs: Date.now() }),
    deps(),
  );
  expect(verdict).toMatchObject({ verdict: "rejected", reason: "X_TOO_LATE" });
});

test("a click id of a link that does not exist is rejected", async () => {
  const workspace = { ...(await createTestWorkspace(env.CONTROL)), linkNumber: 4_000_000_000 };
  const verdict = await record(testConversion(workspace, await testClick(workspace)), deps());
  expect(verdict).toMatchObject({ verdict: "rejected", reason: "X_CLICK_UNKNOWN" });
});

test("a conversion of a campaign paused after the click still counts", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const click = await testClick(workspace);
  await env.CONTROL.prepare(`UPDATE campaigns SET status = 'paused' WHERE id = ?`)
    .bind(workspace.campaignId)
    .run();
  expect(await record(testConversion(workspace, click), deps())).toMatchObject({
    verdict: "recorded",
  });
});

test.each(["pending", "hold", "rejected"])(
  "a conversion reported as %s earns nothing yet",
  async (status) => {
    const workspace = await createTestWorkspace(env.CONTROL);
    const verdict = await record(
      testConversion(workspace, await testClick(workspace), { status }),
      deps(),
    );

    expect(verdict).toMatchObject({ status, verdict: status === "hold" ? "held" : "recorded" });
    expect(await money(workspace)).toEqual({ conversions: 0, revenue: 0, payout: 0 });
    expect(await rows(`SELECT id FROM payout_ledger WHERE workspace_id = ?`, workspace)).toEqual(
      [],
    );
  },
);

test("whether click or conversion arrives first leaves no trace in facets or row", async () => {
  const facets = (workspace: TestWorkspace) =>
    rows<object>(
      `SELECT dimension, value, clicks, conversions, revenue_micros FROM facet_daily
       WHERE workspace_id = ? AND (clicks <> 0 OR conversions <> 0 OR revenue_micros <> 0) ORDER BY 1, 2`,
      workspace,
    );
  const row = (workspace: TestWorkspace) =>
    rows<object>(
      `SELECT country, device, referrer, sub1 FROM conversions WHERE workspace_id = ?`,
      workspace,
    );
  const outcomes = [];
  for (const isClickFirst of [true, false]) {
    const workspace = await createTestWorkspace(env.CONTROL);
    const batch = await testBatch(workspace, 1, { query: "sub1=fb" });
    const [click] = batch.clicks;
    if (click === undefined) throw new Error("the factory made no click");
    const event = testConversion(workspace, click);
    if (isClickFirst) await storeBatches([batch], deps());
    await record(event, deps());
    if (!isClickFirst) await storeBatches([batch], deps());
    outcomes.push({ facets: await facets(workspace), row: await row(workspace) });
  }
  expect(outcomes[1]).toEqual(outcomes[0]);
  expect(outcomes[0]?.row).toEqual([
    { country: "DE", device: "desktop", referrer: "blog.example", sub1: "fb" },
  ]);
});

test("a report that cannot be logged is refused as a whole and can be given again", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const event = testConversion(workspace, await testClick(workspace));
  const broken = { ...deps(), appendLog: () => Promise.reject(new Error("R2 is down")) };

  await expect(record(event, broken)).rejects.toThrow("R2 is down");
  expect(await record(event, deps())).toMatchObject({ verdict: "recorded" });
});
