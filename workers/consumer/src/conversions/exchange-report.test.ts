import {
  createTestWorkspace,
  testClick,
  testReport,
  type TestWorkspace,
  type TestWorkspaceOptions,
} from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { expectBalanced, rowsOf } from "../../test-support/books.ts";
import { buildDeps } from "../build-deps.ts";
import { replayReport } from "./replay-report.ts";
import { takeReport } from "./take-report.ts";

const DAY_MS = 86_400_000;
const today = () => new Date().toISOString().slice(0, 10);
const deps = () => buildDeps(env, Date.now(), crypto.randomUUID());
type Said = Readonly<Record<string, string>>;

/** Pays 10 % of the revenue, in US dollars. */
async function setUp(options: TestWorkspaceOptions = {}) {
  const workspace = await createTestWorkspace(env.CONTROL, { revshare: true, ...options });
  const click = await testClick(workspace, { atMs: Date.now() - 3 * DAY_MS });
  const fire = (said: Said) => {
    const parameters = { amount: "25", currency: "EUR", ...said };
    const report = testReport(workspace, click, parameters, { receivedAtMs: Date.now() });
    return takeReport(report, deps());
  };
  return { workspace, fire };
}

async function giveRate({ workspaceId }: TestWorkspace, ppb: number, day = today()) {
  await env.CONTROL.prepare(
    `INSERT INTO exchange_rates (workspace_id, from_currency, to_currency, day, ppb, updated_at_ms)
     VALUES (?, 'EUR', 'USD', ?, ?, 0)`,
  )
    .bind(workspaceId, day, ppb)
    .run();
}

async function replayAll(workspace: TestWorkspace) {
  const held = await rowsOf<{ id: string }>(
    `SELECT id FROM received_reports WHERE workspace_id = ? AND verdict = 'held'`,
    workspace.workspaceId,
  );
  return Promise.all(held.map(({ id }) => replayReport(workspace.workspaceId, id, deps())));
}

test("an amount is converted at the rate of its day, and the payout says at which", async () => {
  const { workspace, fire } = await setUp();
  await giveRate(workspace, 1_084_200_000);
  expect(await fire({ txid: "T1" })).toMatchObject({
    verdict: "recorded",
    currency: "USD",
    revenueMicros: 27_105_000,
    payoutMicros: 2_710_500,
  });
  const [row] = await rowsOf<{ payout_steps: string }>(
    `SELECT payout_steps FROM conversions WHERE workspace_id = ?`,
    workspace.workspaceId,
  );
  expect(row?.payout_steps).toContain(
    `25.00 EUR is, at the rate of ${today()} (1.0842): 27.105 USD`,
  );
  await expectBalanced(workspace.workspaceId);
});

test.each([
  ["a transaction id", { txid: "T1" }],
  ["its click", {}],
  ["nothing of its own, as every report counts", { event: "Sale" }],
])(
  "without the rate a report known by %s is held, and counts once when it is replayed",
  async (_, said) => {
    const isEach = "event" in said;
    const sale = isEach ? { duplicate_policy: "create" } : {};
    const { workspace, fire } = await setUp({ sale });
    const held = await fire(said);
    expect(held).toMatchObject({ verdict: "held", reason: "H_CURRENCY", conversionId: null });
    expect(held.hint).toContain(`from EUR to USD for ${today()}`);
    expect(await replayAll(workspace)).toMatchObject([{ verdict: "held" }]);
    await giveRate(workspace, 2_000_000_000);
    expect(await replayAll(workspace)).toMatchObject([
      { verdict: "recorded", payoutMicros: 5_000_000 },
    ]);
    expect(await replayAll(workspace)).toEqual([]);
    await expectBalanced(workspace.workspaceId);
  },
);

test("the rate of another day is not used", async () => {
  const { workspace, fire } = await setUp();
  const yesterday = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
  await giveRate(workspace, 2_000_000_000, yesterday);
  expect(await fire({ txid: "T1" })).toMatchObject({ reason: "H_CURRENCY" });
  const ts = String(Math.floor((Date.now() - DAY_MS) / 1_000));
  expect(await fire({ txid: "T1", ts })).toMatchObject({ payoutMicros: 5_000_000 });
});

test("what is said later of a result is compared at the rate of the result's own day", async () => {
  const { workspace, fire } = await setUp();
  const yesterday = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
  await giveRate(workspace, 2_000_000_000, yesterday);
  const ts = String(Math.floor((Date.now() - DAY_MS) / 1_000));
  await fire({ txid: "T1", ts, status: "pending" });
  expect(await fire({ txid: "T1" })).toMatchObject({ status: "approved", payoutMicros: 5_000_000 });
  expect(await fire({ txid: "T1" })).toMatchObject({ verdict: "duplicate" });
  expect(await fire({ txid: "T1", amount: "30" })).toMatchObject({ verdict: "conflict" });
  expect(await fire({ txid: "T1", status: "refunded" })).toMatchObject({ status: "refunded" });
  await expectBalanced(workspace.workspaceId);
});

test("a refund does not wait for a rate, and overtakes its sale", async () => {
  const { workspace, fire } = await setUp();
  await fire({ txid: "T1" });
  await fire({ txid: "T1", status: "refunded" });
  await giveRate(workspace, 2_000_000_000);
  await replayAll(workspace);
  const owed = await rowsOf(
    `SELECT coalesce(sum(amount_micros), 0) AS owed FROM payout_ledger WHERE workspace_id = ?`,
    workspace.workspaceId,
  );
  expect(owed).toEqual([{ owed: 0 }]);
  await expectBalanced(workspace.workspaceId);
});

test("overwritten with another amount, it is priced at the rate of its day", async () => {
  const { workspace, fire } = await setUp({ sale: { duplicate_policy: "overwrite" } });
  await giveRate(workspace, 2_000_000_000);
  await fire({ txid: "T1" });
  expect(await fire({ txid: "T1", amount: "50" })).toMatchObject({ payoutMicros: 10_000_000 });
  await expectBalanced(workspace.workspaceId);
});

test("a share of the sale amount is what the advertiser owes where that is agreed", async () => {
  const sale = { payout_model: "cpa", payout_micros: 1, revenue_ppm: 200_000 };
  const { workspace, fire } = await setUp({ sale });
  expect(await fire({ txid: "T1", currency: "USD" })).toMatchObject({
    revenueMicros: 5_000_000,
    payoutMicros: 1,
  });
  await giveRate(workspace, 2_000_000_000);
  expect(await fire({ txid: "T2" })).toMatchObject({ revenueMicros: 10_000_000 });
});

test("another workspace's rate is none", async () => {
  const [own, other] = [await setUp(), await setUp()];
  await giveRate(other.workspace, 2_000_000_000);
  expect(await own.fire({ txid: "T1" })).toMatchObject({ reason: "H_CURRENCY" });
});
