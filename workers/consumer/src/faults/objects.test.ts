import { packClicks } from "@cleverdrip/core";
import { createTestWorkspace, testBatch } from "@cleverdrip/testing";
import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { expectClickBooks } from "../../test-support/click-books.ts";
import { factsQueue } from "../../test-support/facts-queue.ts";
import { faultyEnv } from "../../test-support/faulty-env.ts";
import { cap, clickAt, freshWindow, observationOf, RULES } from "../../test-support/window.ts";

const DAY_MS = 86_400_000;
const NOON = Date.UTC(2026, 5, 1, 12);
const CAPPED = { ...RULES, caps: [cap({ limit: 2 })] };
const OVERLOADED = "Durable Object is overloaded. Requests queued for too long.";

type Window = ReturnType<typeof freshWindow>["window"];

/** The object is gone in the middle of whatever it does; the next call finds a new one. */
async function abort(window: Window): Promise<void> {
  const aborting = runInDurableObject(window, (_, state) => state.abort("aborted by a test"));
  await expect(aborting).rejects.toThrow("aborted by a test");
}

function publishedFull(campaignId: string) {
  return env.SNAPSHOTS.get(`v1:caps:${campaignId}`, "json");
}

/** Two clicks that fill the cap, at a time whose alarm does not go off by itself. */
async function fillTheCap() {
  const { window, campaignId } = freshWindow();
  const atMs = Date.now() + DAY_MS;
  const clicks = [clickAt(atMs, [2]), clickAt(atMs, [4])];
  await window.observe([observationOf(clicks, atMs)], CAPPED, atMs);
  return { window, campaignId, atMs };
}

test("a window that is aborted after it has answered gives a batch its first answer again and counts it once", async () => {
  const { window } = freshWindow();
  const observation = observationOf([clickAt(NOON, [2]), clickAt(NOON, [2])], NOON);
  const first = await window.observe([observation], RULES, NOON);
  await abort(window);
  const again = env.CAMPAIGN_WINDOW.get(window.id);
  expect(await again.observe([observation], RULES, NOON)).toEqual(first);
  expect(await again.live(NOON, "2026-06-01")).toMatchObject({ clicksTotal: 2 });
});

test.each(["refuse", "lose-reply"] as const)(
  "with every object overloaded (%s) clicks are stored at once and counted once, uniqueness by their cookies",
  async (fate) => {
    const workspace = await createTestWorkspace(env.CONTROL);
    const broken = faultyEnv(
      env,
      (call) => (/^(CAMPAIGN_WINDOW|LIVE_FEED)\./.test(call) ? fate : "pass"),
      OVERLOADED,
    );
    const queue = factsQueue(NOON, () => broken);
    const message = packClicks(await testBatch(workspace, 3, { atMs: NOON }));
    for (let i = 0; i < 2; i += 1) queue.send(message, NOON);
    await queue.runUntil(NOON);
    expect([...queue.done.values()]).toEqual(
      Array.from({ length: 2 }, () => ({ atMs: NOON, attempts: 1 })),
    );
    const books = await expectClickBooks(workspace.workspaceId);
    expect(books).toEqual({ gross: 3, clicks: 3, unique: 3 });
  },
);

test("an alarm that goes off twice publishes the same once more", async () => {
  const { window, campaignId } = await fillTheCap();
  expect(await runDurableObjectAlarm(window)).toBe(true);
  const first = await publishedFull(campaignId);
  expect(first).toMatchObject({ full: [expect.anything()] });
  await runInDurableObject(window, (object) => object.alarm());
  expect(await publishedFull(campaignId)).toEqual(first);
});

test("an alarm that never goes off is set again by the next clicks that find the cap full", async () => {
  const { window, campaignId, atMs } = await fillTheCap();
  await runInDurableObject(window, (_, { storage }) => storage.deleteAlarm());
  expect(await runDurableObjectAlarm(window)).toBe(false);
  expect(await publishedFull(campaignId)).toBeNull();
  const later = atMs + 120_000;
  await window.observe([observationOf([clickAt(later, [6])], later)], CAPPED, later);
  expect(await runDurableObjectAlarm(window)).toBe(true);
  expect(await publishedFull(campaignId)).toMatchObject({ full: [expect.anything()] });
});
