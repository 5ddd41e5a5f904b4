import { createTestWorkspace, testBatch, type TestWorkspace } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { limitedD1 } from "../../test-support/limited-d1.ts";
import { buildDeps } from "../build-deps.ts";
import { storeBatches } from "./store-batches.ts";

/** As many clicks as a tracker packs; larger than a queue would take them. */
const CLICKS_A_MESSAGE = 250;

async function store(workspace: TestWorkspace, letter: string, messages: number) {
  const subs = Array.from({ length: 20 }, (_, i) => [`sub${i + 1}`, letter.repeat(40)]);
  const change = {
    query: new URLSearchParams(subs).toString(),
    referrer: `https://blog.example/${"r".repeat(2_000)}`,
  };
  const batches = await Promise.all(
    Array.from({ length: messages }, () => testBatch(workspace, CLICKS_A_MESSAGE, change)),
  );
  const { database, seen } = limitedD1(env.EVENTS);
  const deps = buildDeps(env, Date.now(), crypto.randomUUID());
  const summary = await storeBatches(batches, { ...deps, eventsOf: () => database });
  return { summary, seen };
}

test.each([
  ["the largest delivery, of as many messages as wrangler.toml has", "s", 40],
  ["one of letters that take three bytes each, and nine in a query,", "あ", 6],
])("%s with long sub ids is stored within what D1 takes", async (_, letter, messages) => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const { summary, seen } = await store(workspace, letter, messages);
  const clicks = messages * CLICKS_A_MESSAGE;
  expect(summary).toMatchObject({ stored: clicks, duplicates: 0 });
  // It is cut by size: each part is far from empty, and far from what is refused.
  expect(seen.largest).toBeGreaterThan(300_000);
  expect(seen.largest).toBeLessThan(2_000_000);
  const sums = await env.EVENTS.prepare(
    `SELECT (SELECT count(*) FROM clicks WHERE workspace_id = ?1) AS clicks,
       (SELECT sum(gross_clicks) FROM rollup_daily WHERE workspace_id = ?1) AS counted`,
  )
    .bind(workspace.workspaceId)
    .first();
  expect(sums).toEqual({ clicks, counted: clicks });
});
