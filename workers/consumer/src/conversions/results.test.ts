import {
  createTestWorkspace,
  testClick,
  testReport,
  type TestWorkspace,
} from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { expectBalanced, rowsOf } from "../../test-support/books.ts";
import { buildDeps } from "../build-deps.ts";
import { takeReport } from "./take-report.ts";

const DAY_MS = 86_400_000;
const deps = (nowMs = Date.now()) => buildDeps(env, nowMs, crypto.randomUUID());

type Said = Readonly<Record<string, string>>;

async function sender(workspace: TestWorkspace) {
  const click = await testClick(workspace, { atMs: Date.now() - 600_000 });
  return (said: Said) => takeReport(testReport(workspace, click, said), deps());
}

const first = (workspace: TestWorkspace, columns: string, table = "conversions") =>
  rowsOf(`SELECT ${columns} FROM ${table} WHERE workspace_id = ?`, workspace.workspaceId);

async function setUp(options: Parameters<typeof createTestWorkspace>[1] = {}) {
  const workspace = await createTestWorkspace(env.CONTROL, options);
  return { workspace, fire: await sender(workspace) };
}

test.each([
  ["sale", "Sale"],
  ["DEPOSIT", "Sale"],
  ["ftd", "Sale"],
  ["Lead", "lead"],
])("the event %s is %s, by name or alias in any case", async (event, name) => {
  const sale = { aliases: JSON.stringify(["deposit", "ftd"]) };
  const { workspace, fire } = await setUp({ sale });
  await fire({ event });
  expect(await first(workspace, "event_name")).toEqual([{ event_name: name }]);
});

test("an event nobody knows is kept with what may have been meant", async () => {
  const { workspace, fire } = await setUp({ sale: { aliases: JSON.stringify(["deposit"]) } });
  const verdict = await fire({ event: "depsit" });
  expect(verdict).toMatchObject({ verdict: "rejected", reason: "X_EVENT_UNKNOWN" });
  expect(verdict.hint).toContain('did you mean "deposit"?');
  const kept = await first(workspace, "reason, event, campaign_id", "received_reports");
  const { campaignId: campaign_id } = workspace;
  expect(kept).toEqual([{ reason: "X_EVENT_UNKNOWN", event: "depsit", campaign_id }]);
});

test.each([
  [{ status: "Lead" }, "pending"],
  [{ status: "cnf" }, "approved"],
  [{ status: "cnf", rejected_status: "cnf,no" }, "rejected"],
])(
  "%o means %s: the URL's words go before the workspace's, both before everybody's",
  async (said, status) => {
    const { workspace, fire } = await setUp({ statusWords: { cnf: "approved" } });
    expect(await fire(said)).toMatchObject({ status });
    expect(await first(workspace, "original_status")).toEqual([{ original_status: said.status }]);
  },
);

test("a status that is mapped to nothing records nothing and says so", async () => {
  const { workspace, fire } = await setUp({ statusWords: { ping: "ignored" } });
  expect(await fire({ status: "PING" })).toMatchObject({ verdict: "ignored", conversionId: null });
  expect(await first(workspace, "id")).toEqual([]);
});

test("a refund takes the money back, with history and ledger behind it", async () => {
  const { workspace, fire } = await setUp();
  await fire({ txid: "T1", amount: "25", status: "pending" });
  await fire({ txid: "T1", status: "approved" });
  expect(await fire({ txid: "T1", status: "chargeback" })).toMatchObject({ status: "refunded" });
  expect(await first(workspace, "sequence, status", "conversion_history")).toEqual([
    { sequence: 1, status: "pending" },
    { sequence: 2, status: "approved" },
    { sequence: 3, status: "refunded" },
  ]);
  expect(await first(workspace, "kind, amount_micros, sequence", "payout_ledger")).toEqual(
    expect.arrayContaining([
      { kind: "earn", amount_micros: 4_000_000, sequence: 2 },
      { kind: "reverse", amount_micros: -4_000_000, sequence: 3 },
    ]),
  );
  await expectBalanced(workspace.workspaceId);
});

test("a refund that overtakes its approval still takes the money back", async () => {
  const { workspace, fire } = await setUp();
  await fire({ txid: "T1", status: "pending" });
  expect(await fire({ txid: "T1", status: "refunded" })).toMatchObject({ status: "pending" });
  expect(await fire({ txid: "T1", status: "approved" })).toMatchObject({ status: "refunded" });
  await expectBalanced(workspace.workspaceId);
});

test("a status that can no longer be taken is a conflict with its reason", async () => {
  const { fire } = await setUp();
  await fire({ txid: "T1", status: "rejected" });
  const verdict = await fire({ txid: "T1", status: "approved" });
  expect(verdict).toMatchObject({ verdict: "conflict", reason: "X_CONFLICT", status: "rejected" });
  expect(verdict.hint).toContain("cannot become approved");
});

test.each([
  ["ignore-txid", ["recorded", "recorded", "duplicate", "conflict"], 2],
  ["ignore", ["recorded", "duplicate", "duplicate", "conflict"], 1],
  ["create-repeated", ["recorded", "recorded", "duplicate", "conflict"], 2],
  ["overwrite", ["recorded", "recorded", "duplicate", "recorded"], 2],
  ["add-payout", ["recorded", "recorded", "duplicate", "recorded"], 2],
] as const)("under the policy %s the same reports are %o", async (policy, verdicts, count) => {
  const { workspace, fire } = await setUp({ sale: { duplicate_policy: policy } });
  const told = [];
  for (const [txid, amount] of [
    ["T1", "25"],
    ["T2", "25"],
    ["T1", "25"],
    ["T1", "30"],
  ] as const) {
    told.push((await fire({ txid, amount, ts: String(Date.now() - 1_000) })).verdict);
  }
  expect(told).toEqual(verdicts);
  const rows = await rowsOf(
    `SELECT repeat, amount_micros FROM conversions WHERE workspace_id = ? ORDER BY txid`,
    workspace.workspaceId,
  );
  expect(rows).toHaveLength(count);
  if (policy === "create-repeated") expect(rows.map((row) => row["repeat"])).toEqual([0, 1]);
  if (policy === "overwrite") expect(rows[0]).toMatchObject({ amount_micros: 30_000_000 });
  if (policy === "add-payout") expect(rows[0]).toMatchObject({ amount_micros: 55_000_000 });
  await expectBalanced(workspace.workspaceId);
});

test.each(["create", "create-repeated", "add-payout"])(
  "under the policy %s a report without transaction id counts once however often it is delivered",
  async (policy) => {
    const workspace = await createTestWorkspace(env.CONTROL, {
      sale: { duplicate_policy: policy },
    });
    const click = await testClick(workspace, { atMs: Date.now() - 600_000 });
    const of = (receivedAtMs: number) =>
      testReport(workspace, click, { amount: "10" }, { receivedAtMs });
    const [one, two] = [of(Date.now()), of(Date.now() + 1)];
    for (const report of [one, one, two, one, two]) await takeReport(report, deps());
    const [sums] = await first(workspace, "sum(revenue_micros) AS revenue");
    expect(sums).toEqual({ revenue: 20_000_000 });
    await expectBalanced(workspace.workspaceId);
  },
);

test("with ignore one click has one conversion even when two arrive at once", async () => {
  const { workspace, fire } = await setUp({ sale: { duplicate_policy: "ignore" } });
  await Promise.all(Array.from({ length: 20 }, (_, i) => fire({ txid: `T${i}` })));
  expect(await first(workspace, "id")).toHaveLength(1);
});

test("an amount that follows later is priced then, with the difference in the ledger", async () => {
  const { workspace, fire } = await setUp({ revshare: true });
  expect(await fire({ txid: "T1" })).toMatchObject({ verdict: "rejected", reason: "X_AMOUNT" });
  expect(await fire({ txid: "T1", status: "pending" })).toMatchObject({ payoutMicros: 0 });
  expect(await fire({ txid: "T1", status: "approved" })).toMatchObject({ reason: "X_AMOUNT" });
  expect(await fire({ txid: "T1", amount: "25" })).toMatchObject({
    status: "approved",
    payoutMicros: 2_500_000,
  });
  await expectBalanced(workspace.workspaceId);
});

test("default $2, override $3 and 10 % for volume pay $3.30, and every step is stored", async () => {
  const steps = [{ from: 1, ppm: 100_000 }];
  const { workspace, fire } = await setUp({
    sale: { payout_micros: 2_000_000 },
    conversionPolicy: { volume: { metric: "conversions", period: "month", steps } },
  });
  await env.CONTROL.prepare(
    `INSERT INTO payout_rules (id, workspace_id, campaign_id, event_type_id, scope, subject, payout_model,
       payout_micros, created_at_ms) VALUES (?1, ?1, ?2, ?3, 'publisher', ?4, 'cpa', 3000000, 0)`,
  )
    .bind(workspace.workspaceId, workspace.campaignId, workspace.eventTypeId, workspace.publisherId)
    .run();
  expect(await fire({ txid: "T1" })).toMatchObject({ payoutMicros: 3_000_000 });
  expect(await fire({ txid: "T2" })).toMatchObject({ payoutMicros: 3_300_000 });
  const [row] = await rowsOf<{ payout_steps: string }>(
    `SELECT payout_steps FROM conversions WHERE workspace_id = ? AND txid = 'T2'`,
    workspace.workspaceId,
  );
  const record = JSON.parse(row?.payout_steps ?? "") as { readonly steps: { step: string }[] };
  expect(record.steps.map(({ step }) => step)).toEqual([
    "revenue",
    "campaign",
    "override",
    "volume",
  ]);
});

test("an event long before its report is counted on its own day", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const click = await testClick(workspace, { atMs: Date.UTC(2026, 9, 1, 12) });
  const receivedAtMs = Date.UTC(2026, 9, 9);
  const ts = String(click.atMs + DAY_MS);
  await takeReport(testReport(workspace, click, { ts }, { receivedAtMs }), deps());
  const rows = await first(workspace, "day, event_at_ms, received_at_ms");
  expect(rows).toEqual([
    { day: "2026-10-02", event_at_ms: click.atMs + DAY_MS, received_at_ms: receivedAtMs },
  ]);
});

test("what the caller wants to be answered literally is handed back", async () => {
  const { fire } = await setUp();
  expect(await fire({ return: "OK {1}" })).toMatchObject({ returnBody: "OK {1}" });
});
