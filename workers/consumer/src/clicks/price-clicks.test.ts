import {
  createTestWorkspace,
  testBatchOf,
  testClick,
  testReport,
  type TestWorkspace,
} from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { rowsOf } from "../../test-support/books.ts";
import { runOwnSchedule } from "../../test-support/own-schedule.ts";
import { buildDeps } from "../build-deps.ts";
import { takeReport } from "../conversions/take-report.ts";
import { storeBatches } from "./store-batches.ts";

const AT_MS = Date.UTC(2026, 9, 1, 12);
const NEXT_DAY_MS = Date.UTC(2026, 9, 2, 1);
const deps = () => buildDeps(env, Date.now(), crypto.randomUUID());

function paying(cpcMicros: number | null) {
  return createTestWorkspace(env.CONTROL, { conversionPolicy: { cpcMicros } });
}

async function agree(workspace: TestWorkspace, scope: string, subject: string, micros: number) {
  const { workspaceId, campaignId } = workspace;
  await env.CONTROL.prepare(
    `INSERT INTO payout_rules (id, workspace_id, campaign_id, event_type_id, scope, subject, payout_model,
       payout_micros, created_at_ms) VALUES (?, ?, ?, '', ?, ?, 'cpc', ?, 0)`,
  )
    .bind(crypto.randomUUID(), workspaceId, campaignId, scope, subject, micros)
    .run();
}

async function click(workspace: TestWorkspace, count = 1, atMs = AT_MS) {
  const clicks = await Promise.all(
    Array.from({ length: count }, () => testClick(workspace, { atMs })),
  );
  const batch = testBatchOf(clicks);
  await storeBatches([batch], deps());
  return { batch, clicks };
}

async function paid({ workspaceId }: TestWorkspace) {
  const tables = ["clicks", "rollup_hourly", "rollup_daily", "payout_ledger"];
  const columns = { payout_ledger: "amount_micros" } as const;
  return Promise.all(
    tables.map(async (table) => {
      const column = table in columns ? columns.payout_ledger : "payout_micros";
      const [row] = await rowsOf<{ sum: number }>(
        `SELECT coalesce(sum(${column}), 0) AS sum FROM ${table} WHERE workspace_id = ?`,
        workspaceId,
      );
      return row?.sum;
    }),
  );
}

const settle = ({ workspaceId }: TestWorkspace, nowMs = NEXT_DAY_MS + 1) =>
  runOwnSchedule(workspaceId, nowMs);

test("payable clicks earn at once in the rollups, and in the ledger once their day is over", async () => {
  const workspace = await paying(50_000);
  await click(workspace, 3);
  expect(await paid(workspace)).toEqual([150_000, 150_000, 150_000, 0]);
  await settle(workspace, NEXT_DAY_MS - 1);
  expect(await paid(workspace)).toEqual([150_000, 150_000, 150_000, 0]);
  await settle(workspace);
  await settle(workspace);
  expect(await paid(workspace)).toEqual([150_000, 150_000, 150_000, 150_000]);
});

test("a batch delivered twice earns once, also after its day was entered", async () => {
  const workspace = await paying(50_000);
  const { batch } = await click(workspace, 2);
  await settle(workspace);
  await storeBatches([batch], deps());
  await settle(workspace);
  expect(await paid(workspace)).toEqual([100_000, 100_000, 100_000, 100_000]);
});

test("a publisher's own rate goes before its tier's, and that before the campaign's", async () => {
  const workspace = await paying(10);
  await agree(workspace, "tier", "silver", 7);
  await click(workspace);
  expect((await paid(workspace))[0]).toBe(10);
  await env.CONTROL.prepare(`UPDATE publishers SET tier = 'silver' WHERE id = ?`)
    .bind(workspace.publisherId)
    .run();
  await click(workspace);
  expect((await paid(workspace))[0]).toBe(17);
  await agree(workspace, "publisher", workspace.publisherId, 100);
  await click(workspace);
  expect((await paid(workspace))[0]).toBe(117);
});

test("a rate of its own pays a publisher where the campaign pays nobody else", async () => {
  const workspace = await paying(null);
  await agree(workspace, "publisher", workspace.publisherId, 100);
  await click(workspace);
  expect((await paid(workspace))[0]).toBe(100);
});

test.each(["Q_BOT", "C_CAMPAIGN", "T_COUNTRY"])(
  "a click that ends %s earns nothing",
  async (reason) => {
    const workspace = await paying(50_000);
    const own = await testClick(workspace, { atMs: AT_MS, reason });
    await storeBatches([testBatchOf([own])], deps());
    await settle(workspace);
    expect(await paid(workspace)).toEqual([0, 0, 0, 0]);
  },
);

test("click-throughs and impressions earn nothing", async () => {
  const workspace = await paying(50_000);
  const kinds = ["click-through", "impression"] as const;
  const clicks = await Promise.all(
    kinds.map((kind) => testClick(workspace, { atMs: AT_MS, kind })),
  );
  await storeBatches([testBatchOf(clicks)], deps());
  await settle(workspace);
  expect(await paid(workspace)).toEqual([0, 0, 0, 0]);
});

test("a conversion of a campaign that pays for clicks earns on top, and the ledger has both", async () => {
  const workspace = await paying(50_000);
  const own = await testClick(workspace, { atMs: Date.now() - 600_000 });
  await storeBatches([testBatchOf([own])], deps());
  const verdict = await takeReport(testReport(workspace, own, { txid: "T1" }), deps());
  expect(verdict).toMatchObject({ status: "approved", payoutMicros: 4_000_000 });
  await settle(workspace, Date.now() + 2 * 86_400_000);
  const [, hourly, daily, ledger] = await paid(workspace);
  expect([hourly, daily, ledger]).toEqual([4_050_000, 4_050_000, 4_050_000]);
});
