import { capPeriod, type ClickCap } from "@cleverdrip/core";
import { createTestWorkspace, testBatch } from "@cleverdrip/testing";
import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import {
  cap,
  clickAt,
  freshWindow,
  observationOf,
  publishedCaps,
  RULES,
} from "../../test-support/window.ts";
import { buildDeps } from "../build-deps.ts";
import { storeBatches } from "../clicks/store-batches.ts";
import type { CampaignWindow } from "./campaign-window.ts";
import type { ObservedClick } from "./observation.ts";

const NOW = Date.now();
const ENDS_MS = capPeriod("day", "UTC", NOW).endsAtMs;

type Window = DurableObjectStub<CampaignWindow>;

function send(
  window: Window,
  caps: readonly ClickCap[],
  count: number,
  change: Partial<ObservedClick> = {},
) {
  const clicks = Array.from({ length: count }, () => clickAt(change.atMs ?? NOW, [2], change));
  return window.observe([observationOf(clicks, NOW)], { ...RULES, caps }, NOW);
}

test("a cap that is reached is published as full until its period ends, and not before", async () => {
  const { window, campaignId } = freshWindow();
  await send(window, [cap()], 2);
  expect(await publishedCaps(window, campaignId)).toBeNull();
  await send(window, [cap()], 1);
  expect(await publishedCaps(window, campaignId)).toEqual({
    version: 1,
    full: [{ key: "campaign::day", endsAtMs: ENDS_MS }],
  });
});

test.each([
  ["publisher:pub_1:week", cap({ scope: "publisher", period: "week" })],
  ["link:lnk_1:month", cap({ scope: "link", subjectId: "lnk_1", period: "month" })],
  ["campaign::total", cap({ period: "total" })],
])("the full cap of %s is named so", async (key, own) => {
  const { window, campaignId } = freshWindow();
  await send(window, [own], 3);
  const { endsAtMs } = capPeriod(own.period, "UTC", NOW);
  expect((await publishedCaps(window, campaignId))?.full).toEqual([{ key, endsAtMs }]);
});

test("each publisher has a count of its own where the cap names none", async () => {
  const { window, campaignId } = freshWindow();
  const caps = [cap({ scope: "publisher" })];
  await send(window, caps, 2, { publisherId: "pub_a", linkId: "lnk_a" });
  await send(window, caps, 3, { publisherId: "pub_b", linkId: "lnk_b" });
  const full = (await publishedCaps(window, campaignId))?.full;
  expect(full?.map(({ key }) => key)).toEqual(["publisher:pub_b:day"]);
});

test("neither duplicates nor unpayable clicks nor batches that come again use a cap up", async () => {
  const { window, campaignId } = freshWindow();
  const rules = {
    ...RULES,
    caps: [cap()],
    duplicates: { by: "cookie", windowSeconds: 10 },
  } as const;
  const click = clickAt(NOW, [2], { duplicateKeys: [2] });
  const diverted = clickAt(NOW, [4], { isPayable: false });
  const observation = observationOf([click, { ...click, id: "z" }, diverted], NOW);
  for (let i = 0; i < 4; i += 1) await window.observe([observation], rules, NOW);
  expect(await publishedCaps(window, campaignId)).toBeNull();
});

test("clicks count in the period they were made in, also when they arrive after it", async () => {
  const { window, campaignId } = freshWindow();
  await send(window, [cap()], 3, { atMs: NOW - 86_400_000 });
  expect(await publishedCaps(window, campaignId)).toBeNull();
});

test.each([
  ["raised", [cap({ limit: 5 })]],
  ["removed", []],
])("a full cap that is %s opens with the next rules, without a click", async (_, caps) => {
  const { window, campaignId } = freshWindow();
  await send(window, [cap()], 3);
  await publishedCaps(window, campaignId);
  await window.observe([], { ...RULES, caps }, NOW);
  expect(await publishedCaps(window, campaignId)).toEqual({ version: 2, full: [] });
});

test("a period that ends opens the cap by itself", async () => {
  const { window, campaignId } = freshWindow();
  const yesterday = NOW - 86_400_000;
  const caps = [cap()];
  const clicks = Array.from({ length: 3 }, () => clickAt(yesterday, [2]));
  await window.observe([observationOf(clicks, yesterday)], { ...RULES, caps }, yesterday);
  // The alarm looks at the clock, and by it that day is over.
  expect(await publishedCaps(window, campaignId)).toEqual({ version: 2, full: [] });
});

test("an evicted window keeps its counts, its full caps and their version", async () => {
  const { window, campaignId } = freshWindow();
  await send(window, [cap()], 2);
  await evictDurableObject(window);
  await send(window, [cap()], 1);
  expect(await publishedCaps(window, campaignId)).toMatchObject({ version: 1 });
  await evictDurableObject(window);
  await send(window, [cap(), cap({ period: "total", limit: 1 })], 1);
  expect(await publishedCaps(window, campaignId)).toMatchObject({
    version: 2,
    full: [{ key: "campaign::day" }, { key: "campaign::total" }],
  });
});

test("a full cap that the store has lost is published again when clicks still come, and at most every minute and a half", async () => {
  const { window, campaignId } = freshWindow();
  const caps = [cap()];
  await send(window, caps, 3);
  await publishedCaps(window, campaignId);
  await env.SNAPSHOTS.delete(`v1:caps:${campaignId}`);
  const sendLater = (ms: number) =>
    window.observe([observationOf([clickAt(NOW, [2])], NOW)], { ...RULES, caps }, Date.now() + ms);
  await sendLater(60_000);
  expect(await publishedCaps(window, campaignId)).toBeNull();
  await sendLater(90_000);
  expect(await publishedCaps(window, campaignId)).toMatchObject({
    version: 2,
    full: [{ key: "campaign::day" }],
  });
});

test("a publication that fails is tried again until it is done", async () => {
  const { window, campaignId } = freshWindow();
  let failures = 0;
  const failOnce = (key: string, value: string) => {
    if (failures > 0) return env.SNAPSHOTS.put(key, value);
    failures += 1;
    return Promise.reject(new Error("KV is down"));
  };
  await runInDurableObject(window, async (object: CampaignWindow) => {
    // Only its own environment can be broken without breaking everybody's.
    Object.assign(object, { env: { ...env, SNAPSHOTS: { put: failOnce } } });
    const caps = [cap({ limit: 1 })];
    await object.observe([observationOf([clickAt(NOW, [2])], NOW)], { ...RULES, caps }, NOW);
    await object.alarm();
  });
  expect(await publishedCaps(window, campaignId)).toMatchObject({ version: 1 });
  expect(failures).toBe(1);
});

test("a cap that is added later has taken what the campaign had in its period", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const { workspaceId, campaignId } = workspace;
  await storeBatches([await testBatch(workspace, 4)], buildDeps(env, NOW, crypto.randomUUID()));
  const window = env.CAMPAIGN_WINDOW.getByName(`${workspaceId}:${campaignId}`);
  const caps = [cap({ limit: 4 }), cap({ scope: "link", period: "total", limit: 5 })];
  await window.observe([], { ...RULES, caps }, NOW);
  expect((await publishedCaps(window, campaignId))?.full).toEqual([
    { key: "campaign::day", endsAtMs: ENDS_MS },
  ]);
});
