import type { ConversionChange } from "@cleverdrip/contract";
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
import { releaseHeld } from "./release-held.ts";
import { takeReport } from "./take-report.ts";

const DAY_MS = 86_400_000;
const deps = (nowMs = Date.now()) => buildDeps(env, nowMs, crypto.randomUUID());

async function reported(
  said: Readonly<Record<string, string>>,
  options: Parameters<typeof createTestWorkspace>[1] = {},
) {
  const workspace = await createTestWorkspace(env.CONTROL, options);
  const click = await testClick(workspace, { atMs: Date.now() - 600_000 });
  const report = testReport(workspace, click, { txid: "T1", amount: "25", ...said });
  const { conversionId } = await takeReport(report, deps());
  return { workspace, click, id: conversionId ?? "" };
}

async function change(workspace: TestWorkspace, id: string, own: ConversionChange) {
  const byHand = { change: own, actor: "usr_1", reason: "as agreed" };
  const [result] = await changeConversions(workspace.workspaceId, [id], byHand, deps());
  return result;
}

const approve = { kind: "status", status: "approved" } as const;
const reject = { kind: "status", status: "rejected" } as const;

test("a member's change is written with actor and reason, and the money follows", async () => {
  const { workspace, id } = await reported({ status: "pending" });
  expect(await change(workspace, id, approve)).toMatchObject({ outcome: "changed" });
  expect(await change(workspace, id, reject)).toMatchObject({ status: "rejected" });
  expect(await change(workspace, id, { kind: "restore" })).toMatchObject({ status: "approved" });
  const history = await rowsOf(
    `SELECT status, actor, reason FROM conversion_history WHERE workspace_id = ? AND sequence > 1`,
    workspace.workspaceId,
  );
  const by = { actor: "usr_1", reason: "as agreed" };
  expect(history).toEqual(
    ["approved", "rejected", "approved"].map((status) => ({ status, ...by })),
  );
  await expectBalanced(workspace.workspaceId);
});

test.each([
  ["refunded", approve, "final"],
  ["pending", { kind: "restore" }, "only a rejected"],
  ["pending", { kind: "adjust", payoutMicros: -1, revenueMicros: null }, "not below 0"],
] as const)("a %s conversion refuses %o with a sentence", async (status, own, sentence) => {
  const { workspace, id } = await reported({ status });
  const result = await change(workspace, id, own);
  expect(result).toMatchObject({ outcome: "refused" });
  expect(result?.sentence).toContain(sentence);
});

test("amounts set by hand go before every rule, and stay when the amount is reported anew", async () => {
  const { workspace, click, id } = await reported({}, { sale: { duplicate_policy: "overwrite" } });
  const own = { kind: "adjust", payoutMicros: 1_230_000, revenueMicros: null } as const;
  expect(await change(workspace, id, own)).toMatchObject({
    payoutMicros: 1_230_000,
    revenueMicros: 25_000_000,
  });
  const again = testReport(workspace, click, { txid: "T1", amount: "40" });
  const later = { ...again, receivedAtMs: again.receivedAtMs + 1 };
  expect(await takeReport(later, deps())).toMatchObject({
    payoutMicros: 1_230_000,
    revenueMicros: 40_000_000,
  });
  const ledger = await rowsOf(
    `SELECT kind, amount_micros FROM payout_ledger WHERE workspace_id = ? ORDER BY sequence`,
    workspace.workspaceId,
  );
  expect(ledger).toEqual([
    { kind: "earn", amount_micros: 4_000_000 },
    { kind: "adjust", amount_micros: -2_770_000 },
  ]);
  await expectBalanced(workspace.workspaceId);
});

test("a decision by hand outlives a retry of the report that it overruled", async () => {
  const { workspace, click, id } = await reported({ status: "rejected" });
  await change(workspace, id, { kind: "restore" });
  const retry = testReport(workspace, click, { txid: "T1", amount: "25", status: "rejected" });
  expect(await takeReport(retry, deps())).toMatchObject({
    verdict: "duplicate",
    status: "approved",
  });
});

test("another workspace's conversion is missing, like one that does not exist", async () => {
  const { id, workspace } = await reported({ status: "pending" });
  const other = await createTestWorkspace(env.CONTROL);
  expect(await change(other, id, approve)).toMatchObject({ outcome: "missing" });
  expect(await change(workspace, "cnv_none", approve)).toMatchObject({ outcome: "missing" });
});

test("fifty members at once change a conversion once", async () => {
  const { workspace, id } = await reported({ status: "pending" });
  const results = await Promise.all(
    Array.from({ length: 50 }, () => change(workspace, id, approve)),
  );
  expect(results.filter((result) => result?.outcome === "changed")).toHaveLength(1);
  await expectBalanced(workspace.workspaceId);
});

test("a result waits out its holding period and is approved when it ends, once", async () => {
  const { workspace, id } = await reported({}, { sale: { hold_days: 14 } });
  const status = async () =>
    (
      await rowsOf(
        `SELECT status, reason FROM conversions WHERE workspace_id = ?`,
        workspace.workspaceId,
      )
    )[0];
  expect(await status()).toEqual({ status: "hold", reason: "H_HOLD_PERIOD" });
  await releaseHeld("EVENTS", deps(Date.now() + 13 * DAY_MS));
  expect(await status()).toEqual({ status: "hold", reason: "H_HOLD_PERIOD" });

  const due = Date.now() + 14 * DAY_MS + 600_000;
  await Promise.all([releaseHeld("EVENTS", deps(due)), releaseHeld("EVENTS", deps(due))]);
  expect(await status()).toEqual({ status: "approved", reason: "OK" });
  expect(await change(workspace, id, approve)).toMatchObject({ outcome: "unchanged" });
  await expectBalanced(workspace.workspaceId);
});

test("a refund during the holding period is taken when the period ends", async () => {
  const { workspace, click } = await reported({}, { sale: { hold_days: 14 } });
  await takeReport(testReport(workspace, click, { txid: "T1", status: "refunded" }), deps());
  await releaseHeld("EVENTS", deps(Date.now() + 15 * DAY_MS));
  const rows = await rowsOf(
    `SELECT status FROM conversions WHERE workspace_id = ?`,
    workspace.workspaceId,
  );
  expect(rows).toEqual([{ status: "refunded" }]);
  await expectBalanced(workspace.workspaceId);
});
