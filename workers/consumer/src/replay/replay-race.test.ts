import type { ReplayAnswer, ReplayCursor } from "@cleverdrip/contract";
import { DEFAULT_CONVERSION_POLICY } from "@cleverdrip/core";
import { goOnReplaying, endReplaying, findConversion, isReplaying } from "@cleverdrip/db";
import { createTestWorkspace, testBatchOf, testClick, testReport } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { drain } from "../../test-support/audit-world.ts";
import { dumpBooks, emptyBooks } from "../../test-support/book-dump.ts";
import { deps } from "../../test-support/journey-world.ts";
import { replayLogDeps } from "../../test-support/replay-log-deps.ts";
import { storeBatches } from "../clicks/store-batches.ts";
import { changeConversions } from "../conversions/change-conversions.ts";
import { takeReport } from "../conversions/take-report.ts";
import { releaseHeld } from "../conversions/release-held.ts";
import { settleDays } from "../schedule/settle-days.ts";
import { replayLog } from "./replay-log.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Three days ago: clicks that pay, and a result that is held for a day. */
async function heldWorld() {
  const workspace = await createTestWorkspace(env.CONTROL, {
    conversionPolicy: { ...DEFAULT_CONVERSION_POLICY, cpcMicros: 1_000_000 },
    sale: { hold_days: 1 },
  });
  const { workspaceId } = workspace;
  const atMs = Math.floor((Date.now() - 3 * DAY_MS) / DAY_MS) * DAY_MS + 6 * HOUR_MS;
  const clicks = [await testClick(workspace, { atMs }), await testClick(workspace, { atMs })];
  await storeBatches([testBatchOf(clicks)], deps(atMs));
  const receivedAtMs = atMs + HOUR_MS;
  const report = testReport(workspace, clicks[0] ?? null, { txid: "T" }, { receivedAtMs });
  const verdict = await takeReport(report, deps(receivedAtMs));
  expect(verdict).toMatchObject({ status: "hold", reason: "H_HOLD_PERIOD" });
  return { workspaceId, atMs, id: verdict.conversionId ?? "" };
}

/** The result was rejected by hand before the day was over. */
async function settledWorld() {
  const { workspaceId, atMs, id } = await heldWorld();
  const change = { kind: "status", status: "rejected" } as const;
  const by = { change, actor: "usr_1", reason: "not a customer" };
  await changeConversions(workspaceId, [id], by, deps(atMs + 2 * HOUR_MS));
  await schedule(workspaceId);
  await drain();
  return { workspaceId, atMs };
}

/** The jobs of the schedule that decide something by what is there. */
async function schedule(workspaceId: string): Promise<void> {
  const own = deps();
  await releaseHeld("EVENTS", own);
  const workspace = await own.settingsOf(workspaceId);
  if (workspace === null) throw new Error("the workspace is gone");
  await settleDays(workspace, { ...own, newAttempt: () => crypto.randomUUID() });
}

async function replayed(
  { workspaceId, atMs }: Awaited<ReturnType<typeof settledWorld>>,
  between: () => Promise<void>,
) {
  const problems: string[] = [];
  // The clicks were paid, and the result looked at again, after it.
  const asked = { workspaceId, fromMs: atMs - HOUR_MS, toMs: atMs + 3 * HOUR_MS, isDry: false };
  for (let cursor: ReplayCursor | null = null; ;) {
    const answer: ReplayAnswer = await replayLog(
      { ...asked, cursor },
      env.CONTROL,
      replayLogDeps(),
    );
    problems.push(...answer.problems);
    cursor = answer.next;
    if (cursor === null) return problems;
    await between();
  }
}

test("a schedule that runs between the steps of a replay pays nothing twice and approves nothing that was rejected", async () => {
  const world = await settledWorld();
  const { workspaceId } = world;
  const before = await dumpBooks(workspaceId);
  expect(before["payout_ledger"]).toHaveLength(1);
  await emptyBooks(workspaceId);
  let steps = 0;
  const problems = await replayed(world, async () => {
    steps += 1;
    await schedule(workspaceId);
  });
  expect({ problems, steps }).toEqual({ problems: [], steps: 2 });
  await schedule(workspaceId);
  expect(await dumpBooks(workspaceId)).toEqual(before);
});

test("a schedule decides nothing by a workspace that is replayed, and goes on once that is over", async () => {
  const world = await settledWorld();
  const replaying = () => isReplaying(env.EVENTS, world.workspaceId, Date.now());
  await replayed(world, async () => expect(await replaying()).toBe(true));
  expect(await replaying()).toBe(false);
});

test("what was held is not approved while what became of it may still come out of the log", async () => {
  const { workspaceId, id } = await heldWorld();
  const statusAfter = async () => {
    await releaseHeld("EVENTS", deps());
    return (await findConversion(env.EVENTS, workspaceId, id))?.status;
  };
  await goOnReplaying(env.EVENTS, workspaceId, Date.now() + HOUR_MS);
  expect(await statusAfter()).toBe("hold");
  await endReplaying(env.EVENTS, workspaceId);
  expect(await statusAfter()).toBe("approved");
});
