import { firstClickIdAt } from "@cleverdrip/core";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { storeClick } from "../../test-support/rows.ts";
import { eraseClicks } from "./erase-clicks.ts";
import { purgeFingerprints, storeFingerprints } from "./fingerprints.ts";

const DAY_MS = 86_400_000;
const NOON_MS = Date.UTC(2026, 4, 1, 12);

/** A click of a browser of its own, kept. */
async function traced(workspaceId: string, atMs: number, change = {}) {
  const id = firstClickIdAt(atMs).slice(0, 20) + crypto.randomUUID().slice(24);
  const own = { campaignId: "cmp_1", ipHash: "h".repeat(16), userAgent: id, id, atMs, ...change };
  await storeClick(env.EVENTS, workspaceId, own);
  await storeFingerprints(env.EVENTS, workspaceId, [own]);
  await storeFingerprints(env.EVENTS, workspaceId, [own]);
  return id;
}

async function kept(workspaceId: string): Promise<readonly string[]> {
  const { results } = await env.EVENTS.prepare(
    `SELECT click_id AS id FROM click_fingerprints WHERE workspace_id = ? ORDER BY 1`,
  )
    .bind(workspaceId)
    .all<{ id: string }>();
  return results.map(({ id }) => id);
}

test("a click is kept once, one without address or browser not at all", async () => {
  const workspaceId = crypto.randomUUID();
  const id = await traced(workspaceId, NOON_MS);
  await traced(workspaceId, NOON_MS, { ipHash: "" });
  await traced(workspaceId, NOON_MS, { userAgent: "" });
  expect(await kept(workspaceId)).toEqual([id]);
});

test("fingerprints go a day at a time, those of others stay", async () => {
  const [own, other] = [crypto.randomUUID(), crypto.randomUUID()];
  await traced(own, NOON_MS - DAY_MS);
  const ids = [await traced(own, NOON_MS - DAY_MS / 2), await traced(own, NOON_MS)];
  const others = [await traced(other, NOON_MS - DAY_MS)];
  expect(await purgeFingerprints(env.EVENTS, own, NOON_MS)).toBe(1);
  expect(await purgeFingerprints(env.EVENTS, own, NOON_MS)).toBe(0);
  expect([await kept(own), await kept(other)]).toEqual([ids, others]);
});

test("who erases a click erases its fingerprint, and nobody else's", async () => {
  const workspaceId = crypto.randomUUID();
  const ids = [await traced(workspaceId, NOON_MS), await traced(workspaceId, NOON_MS + 1)];
  const erased = { clickIds: ids.slice(0, 1), viewIds: [] };
  await eraseClicks(env.EVENTS, workspaceId, erased, "UTC");
  await eraseClicks(env.EVENTS, workspaceId, erased, "UTC");
  expect(await kept(workspaceId)).toEqual(ids.slice(1));
});
