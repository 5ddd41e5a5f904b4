import { entityId, type EntityPrefix } from "@cleverdrip/core";
import { keepDeadClicks } from "@cleverdrip/db";
import { createTestWorkspace, testBatch } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, onTestFinished, test } from "vitest";
import { cap, publishedCaps } from "../../test-support/window.ts";
import { buildDeps } from "../build-deps.ts";
import { storeReceived } from "@cleverdrip/db/test-support";
import { storeBatches } from "../clicks/store-batches.ts";
import { runOwnSchedule } from "../../test-support/own-schedule.ts";
import { runSchedule } from "./run-schedule.ts";
import { scheduleDeps } from "./schedule-deps.ts";

const DAY_MS = 86_400_000;

function idAt(prefix: EntityPrefix, atMs: number): string {
  return entityId(prefix, atMs, crypto.getRandomValues(new Uint8Array(10)));
}

test("clicks past the hot window and old ledger rows go, rollups and newer clicks stay", async () => {
  const workspace = await createTestWorkspace(env.CONTROL, { hotWindowDays: 7 });
  const nowMs = Date.now();
  for (const ageDays of [40, 8, 6]) {
    const atMs = nowMs - ageDays * DAY_MS;
    const batchId = idAt("bat", atMs);
    const batch = { ...(await testBatch(workspace, 2, { atMs })), batchId };
    await storeBatches([batch], buildDeps(env, nowMs, crypto.randomUUID()));
  }

  for (const ageDays of [40, 6]) {
    const dead = { batchId: idAt("bat", nowMs - ageDays * DAY_MS), clicks: 1, count: null };
    await keepDeadClicks(env.EVENTS, workspace.workspaceId, [dead], nowMs);
  }

  await runSchedule(scheduleDeps(env, nowMs));

  const count = async (sql: string) => {
    const row = await env.EVENTS.prepare(sql).bind(workspace.workspaceId).first<{ n: number }>();
    return row?.n;
  };
  expect(await count(`SELECT count(*) AS n FROM clicks WHERE workspace_id = ?`)).toBe(2);
  expect(await count(`SELECT count(*) AS n FROM click_batches WHERE workspace_id = ?`)).toBe(2);
  expect(await count(`SELECT count(*) AS n FROM dead_clicks WHERE workspace_id = ?`)).toBe(1);
  expect(await count(`SELECT sum(clicks) AS n FROM rollup_daily WHERE workspace_id = ?`)).toBe(6);
});

test("received reports go after 90 days, also those of which nobody knows whose they are", async () => {
  const { workspaceId } = await createTestWorkspace(env.CONTROL);
  const nowMs = Date.now();
  const owners = [workspaceId, ""];
  for (const owner of owners) {
    for (const ageDays of [91, 89]) {
      const atMs = nowMs - ageDays * DAY_MS;
      await storeReceived(env.EVENTS, owner, { id: idAt("rcv", atMs), atMs });
    }
  }
  await runSchedule(scheduleDeps(env, nowMs));
  for (const owner of owners) {
    const row = await env.EVENTS.prepare(
      `SELECT count(*) AS n, min(at_ms) - ?2 AS oldest FROM received_reports WHERE workspace_id = ?1 AND at_ms < ?3`,
    )
      .bind(owner, nowMs, nowMs - 80 * DAY_MS)
      .first();
    expect(row).toEqual({ n: 1, oldest: -89 * DAY_MS });
  }
});

test("one workspace that fails does not stop the others", async () => {
  const broken = await createTestWorkspace(env.CONTROL);
  const moveTo = (shard: string) =>
    env.CONTROL.prepare(`UPDATE workspaces SET events_shard = ?2 WHERE id = ?1`)
      .bind(broken.workspaceId, shard)
      .run();
  await moveTo("NOWHERE");
  onTestFinished(async () => {
    await moveTo("EVENTS");
  });
  const workspace = await createTestWorkspace(env.CONTROL, { hotWindowDays: 1 });
  const nowMs = Date.now();
  const batch = await testBatch(workspace, 1, { atMs: nowMs - 3 * DAY_MS });
  await storeBatches([batch], buildDeps(env, nowMs, crypto.randomUUID()));

  await runSchedule(scheduleDeps(env, nowMs));

  const row = await env.EVENTS.prepare(`SELECT count(*) AS n FROM clicks WHERE workspace_id = ?`)
    .bind(workspace.workspaceId)
    .first<{ n: number }>();
  expect(row?.n).toBe(0);
});

test("what changed in the last minutes is published again, whatever became of its first publication", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const nowMs = Date.now();
  const changes = [
    ["campaign", workspace.campaignId, null],
    ["publisher", workspace.publisherId, null],
    ["workspace", workspace.workspaceId, null],
    ["domain", "dom_gone", JSON.stringify({ hostname: `gone-${workspace.slug}.example` })],
  ] as const;
  for (const [entity, entityId_, before] of changes) {
    await env.CONTROL.prepare(
      `INSERT INTO audit_log (id, workspace_id, at_ms, actor_id, action, entity, entity_id, before_json) VALUES (?, ?, ?, 'usr', 'x', ?, ?, ?)`,
    )
      .bind(idAt("aud", nowMs - 60_000), workspace.workspaceId, nowMs, entity, entityId_, before)
      .run();
  }
  await env.SNAPSHOTS.put(`v1:host:gone-${workspace.slug}.example`, "{}");

  await runOwnSchedule(workspace.workspaceId, nowMs);

  expect(await env.SNAPSHOTS.get(`v1:campaign:${workspace.campaignId}`, "json")).toMatchObject({
    name: "Shoes",
  });
  expect(await env.SNAPSHOTS.get(`v1:link:${workspace.slug}`, "json")).toMatchObject({
    id: workspace.linkId,
  });
  expect(await env.SNAPSHOTS.get(`v1:workspace:${workspace.workspaceId}`, "json")).toMatchObject({
    name: "Test",
  });
  expect(await env.SNAPSHOTS.get(`v1:host:gone-${workspace.slug}.example`)).toBeNull();
});

test("a cap that is raised opens without a click, within a run of the schedule", async () => {
  const delivery = { caps: [cap({ period: "total", limit: 2 })] };
  const workspace = await createTestWorkspace(env.CONTROL, { delivery });
  const { workspaceId, campaignId } = workspace;
  const nowMs = Date.now();
  await storeBatches([await testBatch(workspace, 2)], buildDeps(env, nowMs, crypto.randomUUID()));
  const window = env.CAMPAIGN_WINDOW.getByName(`${workspaceId}:${campaignId}`);
  expect(await publishedCaps(window, campaignId)).toMatchObject({
    full: [{ key: "campaign::total", endsAtMs: null }],
  });

  const raised = JSON.stringify({ caps: [cap({ period: "total", limit: 3 })] });
  await env.CONTROL.batch([
    env.CONTROL.prepare(`UPDATE campaigns SET delivery = ? WHERE id = ?`).bind(raised, campaignId),
    env.CONTROL.prepare(
      `INSERT INTO audit_log (id, workspace_id, at_ms, actor_id, action, entity, entity_id) VALUES (?, ?, ?, 'usr', 'x', 'campaign', ?)`,
    ).bind(idAt("aud", nowMs), workspaceId, nowMs, campaignId),
  ]);
  await runOwnSchedule(workspaceId, nowMs);
  expect(await publishedCaps(window, campaignId)).toEqual({ version: 2, full: [] });
});
