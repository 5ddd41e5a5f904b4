import type { ConversionCap } from "@cleverdrip/core";
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
import { changeConversions } from "./change-conversions.ts";
import { takeReport } from "./take-report.ts";

const deps = () => buildDeps(env, Date.now(), crypto.randomUUID());

const cap = (change: Partial<ConversionCap>): ConversionCap => ({
  metric: "conversions",
  scope: "campaign",
  subjectId: null,
  period: "day",
  limit: 2,
  isHard: true,
  ...change,
});

const capped = (...caps: readonly ConversionCap[]) =>
  createTestWorkspace(env.CONTROL, { conversionPolicy: { caps } });

async function fire(workspace: TestWorkspace, parameters: Readonly<Record<string, string>> = {}) {
  const click = await testClick(workspace, { atMs: Date.now() - 600_000 });
  const txid = crypto.randomUUID();
  return takeReport(testReport(workspace, click, { txid, amount: "25", ...parameters }), deps());
}

const approvedOf = async (workspace: TestWorkspace) =>
  (
    await rowsOf<{ n: number }>(
      `SELECT count(*) AS n FROM conversions WHERE workspace_id = ? AND status = 'approved'`,
      workspace.workspaceId,
    )
  )[0]?.n;

test.each([
  [cap({}), 2, "X_CAP_CONVERSIONS"],
  [cap({ scope: "publisher", period: "week" }), 2, "X_CAP_CONVERSIONS"],
  [cap({ scope: "link", period: "month" }), 2, "X_CAP_CONVERSIONS"],
  [cap({ metric: "payout", limit: 11_999_999, period: "total" }), 2, "X_CAP_PAYOUT"],
  [cap({ metric: "payout", limit: 12_000_000 }), 3, "X_CAP_PAYOUT"],
  [cap({ metric: "revenue", limit: 74_000_000 }), 2, "X_CAP_REVENUE"],
] as const)(
  "a hard cap %o lets %i through and refuses the next as %s",
  async (own, most, reason) => {
    const workspace = await capped(own);
    for (let i = 0; i < most; i += 1) expect(await fire(workspace)).toMatchObject({ reason: "OK" });

    const refused = await fire(workspace);
    expect(refused).toMatchObject({ verdict: "rejected", reason, conversionId: null });
    expect(refused.hint).toContain("hard");
    expect(await approvedOf(workspace)).toBe(most);
    await expectBalanced(workspace.workspaceId);
  },
);

test("over a soft cap a result is held, and a person may still approve it", async () => {
  const workspace = await capped(cap({ limit: 1, isHard: false }));
  await fire(workspace);
  const held = await fire(workspace);
  expect(held).toMatchObject({ verdict: "held", reason: "H_OVER_CAP", status: "hold" });

  const [result] = await changeConversions(
    workspace.workspaceId,
    [held.conversionId ?? ""],
    { change: { kind: "status", status: "approved" }, actor: "usr_1", reason: "fine" },
    deps(),
  );
  expect(result).toMatchObject({ outcome: "changed", status: "approved" });
  expect(await approvedOf(workspace)).toBe(2);
  await expectBalanced(workspace.workspaceId);
});

test("a cap counts what was approved before it was set", async () => {
  const workspace = await capped();
  for (let i = 0; i < 3; i += 1) await fire(workspace);
  await env.CONTROL.prepare(`UPDATE campaigns SET conversion_policy = ? WHERE id = ?`)
    .bind(JSON.stringify({ caps: [cap({ limit: 3 })] }), workspace.campaignId)
    .run();
  expect(await fire(workspace)).toMatchObject({ reason: "X_CAP_CONVERSIONS" });
});

test("a refund makes room under a cap again", async () => {
  const workspace = await capped(cap({ limit: 1 }));
  await fire(workspace, { txid: "T1" });
  expect(await fire(workspace)).toMatchObject({ reason: "X_CAP_CONVERSIONS" });
  expect(await fire(workspace, { txid: "T1", status: "refunded" })).toMatchObject({
    status: "refunded",
  });
  expect(await fire(workspace)).toMatchObject({ reason: "OK" });
});

test("a pending result is judged by the cap when it is approved", async () => {
  const workspace = await capped(cap({ limit: 1 }));
  await fire(workspace, { txid: "T1", status: "pending" });
  await fire(workspace);
  expect(await fire(workspace, { txid: "T1", status: "approved" })).toMatchObject({
    verdict: "rejected",
    reason: "X_CAP_CONVERSIONS",
    status: "rejected",
  });
  await expectBalanced(workspace.workspaceId);
});

test("a retry of what is recorded is a duplicate, not one too many", async () => {
  const workspace = await capped(cap({ limit: 1 }));
  const verdicts = await Promise.all(
    Array.from({ length: 20 }, () => fire(workspace, { txid: "T1" })),
  );
  expect(new Set(verdicts.map(({ conversionId }) => conversionId)).size).toBe(1);
  expect(verdicts.filter(({ verdict }) => verdict === "duplicate")).toHaveLength(19);
});

test("a cap of 100 conversions is exact under 1,000 reports at once", async () => {
  const workspace = await capped(cap({ limit: 100 }));
  const click = await testClick(workspace, { atMs: Date.now() - 600_000 });
  const verdicts = await Promise.all(
    Array.from({ length: 1_000 }, (_, i) =>
      takeReport(testReport(workspace, click, { txid: `T${i}` }), deps()),
    ),
  );
  expect(verdicts.filter(({ verdict }) => verdict === "recorded")).toHaveLength(100);
  expect(verdicts.filter(({ reason }) => reason === "X_CAP_CONVERSIONS")).toHaveLength(900);
  expect(await approvedOf(workspace)).toBe(100);
  await expectBalanced(workspace.workspaceId);
}, 120_000);
