import { entityId } from "@cleverdrip/core";
import { createTestWorkspace, testBatch } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { buildDeps } from "../build-deps.ts";
import { storeBatches } from "../clicks/store-batches.ts";
import { runSchedule } from "./run-schedule.ts";

const DAY_MS = 86_400_000;

test("clicks past the hot window and old ledger rows go, rollups and newer clicks stay", async () => {
  const workspace = await createTestWorkspace(env.CONTROL, { hotWindowDays: 7 });
  const nowMs = Date.now();
  for (const ageDays of [40, 8, 6]) {
    const atMs = nowMs - ageDays * DAY_MS;
    const batchId = entityId("bat", atMs, crypto.getRandomValues(new Uint8Array(10)));
    const batch = { ...(await testBatch(workspace, 2, { atMs })), batchId };
    await storeBatches([batch], buildDeps(env, nowMs, crypto.randomUUID()));
  }

  await runSchedule({ control: env.CONTROL, eventsOf: () => env.EVENTS, nowMs });

  const count = async (sql: string) => {
    const row = await env.EVENTS.prepare(sql).bind(workspace.workspaceId).first<{ n: number }>();
    return row?.n;
  };
  expect(await count(`SELECT count(*) AS n FROM clicks WHERE workspace_id = ?`)).toBe(2);
  expect(await count(`SELECT count(*) AS n FROM click_batches WHERE workspace_id = ?`)).toBe(2);
  expect(await count(`SELECT sum(clicks) AS n FROM rollup_daily WHERE workspace_id = ?`)).toBe(6);
});

test("one workspace that fails does not stop the others", async () => {
  const broken = await createTestWorkspace(env.CONTROL);
  await env.CONTROL.prepare(`UPDATE workspaces SET events_shard = 'NOWHERE' WHERE id = ?`)
    .bind(broken.workspaceId)
    .run();
  const workspace = await createTestWorkspace(env.CONTROL, { hotWindowDays: 1 });
  const nowMs = Date.now();
  const batch = await testBatch(workspace, 1, { atMs: nowMs - 3 * DAY_MS });
  await storeBatches([batch], buildDeps(env, nowMs, crypto.randomUUID()));

  await runSchedule({
    control: env.CONTROL,
    eventsOf: (shard) => {
      if (shard === "NOWHERE") throw new Error("no such shard");
      return env.EVENTS;
    },
    nowMs,
  });

  const row = await env.EVENTS.prepare(`SELECT count(*) AS n FROM clicks WHERE workspace_id = ?`)
    .bind(workspace.workspaceId)
    .first<{ n: number }>();
  expect(row?.n).toBe(0);
});
