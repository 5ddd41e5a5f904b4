import { createTestWorkspace, testBatch } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { buildDeps } from "../build-deps.ts";
import { storeBatches } from "../clicks/store-batches.ts";
import { sumDays } from "../schedule/sum-days.ts";
import { checkSummed } from "./check-summed.ts";

const DAY_MS = 86_400_000;
const FROM_MS = Date.UTC(2026, 4, 2);
const RANGE = { day: "2026-05-02", fromMs: FROM_MS, toMs: FROM_MS + DAY_MS };

/** A workspace whose second of May is summed, with clicks that came before and after that. */
async function summedWorkspace() {
  const own = await createTestWorkspace(env.CONTROL);
  const deps = buildDeps(env, RANGE.toMs, crypto.randomUUID());
  const workspace = await deps.settingsOf(own.workspaceId);
  if (workspace === null) throw new Error("the workspace is not there");
  const store = async (country: string) => {
    const batch = await testBatch(own, 2, { atMs: FROM_MS + 1, country });
    await storeBatches([batch], { ...deps, attempt: crypto.randomUUID() });
  };
  const check = () => checkSummed({ db: env.EVENTS, workspace }, RANGE);
  await store("DE");
  return { workspace, deps, store, check };
}

test("totals of a day are what its buckets say, before it is summed, then, and after late clicks", async () => {
  const { workspace, deps, store, check } = await summedWorkspace();
  expect(await check()).toMatchObject({ findings: [], buckets: 0 });
  await sumDays(workspace, deps);
  await store("FR");
  const { findings, buckets } = await check();
  expect(findings).toEqual([]);
  // Total, campaign and publisher, of the day and of its month, two countries, and a value of each of the other five.
  expect(buckets).toBe(13);
});

test.each([
  ["total_daily", "2026-05-02 country"],
  ["total_monthly", "2026-05 campaign"],
])("in %s a total of %s that is changed, missing or swapped is named", async (place, bucket) => {
  const dimension = bucket.split(" ").at(-1);
  for (const [sql, cause] of [
    [`UPDATE ${place} SET clicks = clicks + 1`, "counts-differ"],
    [`DELETE FROM ${place}`, "counts-differ"],
    [`UPDATE ${place} SET value = 'FR'`, "swapped-bucket"],
  ]) {
    const { workspace, deps, check } = await summedWorkspace();
    await sumDays(workspace, deps);
    await env.EVENTS.prepare(`${sql} WHERE workspace_id = ? AND dimension = ?`)
      .bind(workspace.id, dimension)
      .run();
    const { findings } = await check();
    expect(findings[0]).toMatchObject({ cause, place });
    expect(findings[0]?.bucket).toContain(bucket);
  }
});
