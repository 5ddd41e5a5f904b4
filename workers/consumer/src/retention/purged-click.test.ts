import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { createTestWorkspace, testBatchOf, testClick, testConversion } from "@cleverdrip/testing";
import { expectBalanced, rowsOf } from "../../test-support/books.ts";
import { runOwnSchedule } from "../../test-support/own-schedule.ts";
import { buildDeps } from "../build-deps.ts";
import { storeBatches } from "../clicks/store-batches.ts";
import { takeReport } from "../conversions/take-report.ts";

const DAY_MS = 86_400_000;
const deps = (nowMs: number) => buildDeps(env, nowMs, crypto.randomUUID());

/** A click of twenty days ago in a workspace that keeps clicks for seven, its row deleted by the schedule. */
async function purgedClick() {
  const workspace = await createTestWorkspace(env.CONTROL, { hotWindowDays: 7 });
  const nowMs = Date.now();
  const click = await testClick(workspace, { atMs: nowMs - 20 * DAY_MS });
  await storeBatches([testBatchOf([click])], deps(nowMs));
  await runOwnSchedule(workspace.workspaceId, nowMs);
  expect(
    await rowsOf("SELECT id FROM clicks WHERE workspace_id = ?", workspace.workspaceId),
  ).toEqual([]);
  return { workspace, click, nowMs };
}

test("a conversion for a click whose row was deleted is attributed by its id, to its campaign and publisher", async () => {
  const { workspace, click, nowMs } = await purgedClick();
  const report = testConversion(workspace, click, { receivedAtMs: nowMs });
  expect(await takeReport(report, deps(nowMs))).toMatchObject({
    verdict: "recorded",
    reason: "OK",
  });
  const [row] = await rowsOf(
    `SELECT campaign_id, publisher_id, link_id, click_id, click_at_ms, payout_micros FROM conversions WHERE workspace_id = ?`,
    workspace.workspaceId,
  );
  expect(row).toEqual({
    campaign_id: workspace.campaignId,
    publisher_id: workspace.publisherId,
    link_id: workspace.linkId,
    click_id: click.id,
    click_at_ms: click.atMs,
    payout_micros: 4_000_000,
  });
  await expectBalanced(workspace.workspaceId);
});

test("the attribution window of a deleted click is that of its id", async () => {
  const { workspace, click } = await purgedClick();
  const receivedAtMs = click.atMs + 31 * DAY_MS;
  const late = testConversion(workspace, click, { receivedAtMs });
  expect(await takeReport(late, deps(receivedAtMs))).toMatchObject({ verdict: "rejected" });
});
