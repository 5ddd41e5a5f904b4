import { createTestWorkspace, testBatch } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { buildDeps } from "../build-deps.ts";
import { storeBatches } from "../clicks/store-batches.ts";
import { sumDays } from "./sum-days.ts";

const DAY_MS = 86_400_000;
const NOON_MS = Date.UTC(2026, 4, 3, 12);

test("the schedule sums the days that are over in the workspace's zone, each once", async () => {
  const own = await createTestWorkspace(env.CONTROL, { timezone: "Pacific/Auckland" });
  const deps = buildDeps(env, NOON_MS, crypto.randomUUID());
  const workspace = await deps.settingsOf(own.workspaceId);
  if (workspace === null) throw new Error("the workspace is not there");
  // In Auckland the second of them is on the day that has just begun there.
  for (const atMs of [NOON_MS - DAY_MS, NOON_MS]) {
    const attempt = crypto.randomUUID();
    await storeBatches([await testBatch(own, 3, { atMs })], { ...deps, attempt });
  }
  expect(await sumDays(workspace, deps)).toBe(1);
  expect(await sumDays(workspace, deps)).toBe(0);
  const { results } = await env.EVENTS.prepare(
    `SELECT day, clicks FROM total_daily WHERE workspace_id = ? AND dimension = 'country'`,
  )
    .bind(own.workspaceId)
    .all();
  expect(results).toEqual([{ day: "2026-05-03", clicks: 3 }]);
});
