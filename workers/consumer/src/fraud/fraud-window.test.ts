import { entityId } from "@cleverdrip/core";
import { testBatchOf } from "@cleverdrip/testing";
import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, onTestFinished, test } from "vitest";
import { fraudWorld, windowOf } from "../../test-support/fraud-world.ts";
import { storeBatches } from "../clicks/store-batches.ts";
import type { FraudWindow } from "./fraud-window.ts";

const SILENT = async () => undefined;

test("stored clicks of people come into the workspace's window, others do not", async () => {
  const world = await fraudWorld();
  const other = await fraudWorld();
  const [counted, bot, view] = await Promise.all([
    world.click(),
    world.click({ reason: "Q_BOT" }),
    world.click({ kind: "impression" }),
  ]);
  await world.store([counted, bot, view]);
  expect(await world.window.size()).toMatchObject({ clicks: 1, sampled: 1 });
  expect(await other.window.size()).toMatchObject({ clicks: 0, sampled: 0 });
});

test("a batch that is delivered twice, or given twice by hand, is in the window once", async () => {
  const world = await fraudWorld();
  const batch = testBatchOf([await world.click(), await world.click()]);
  await storeBatches([batch], world.deps());
  await storeBatches([batch], world.deps());
  const clicks = [{ ...(await world.click()), sub: "", traits: "" }];
  const given = [{ batchId: batch.batchId, clicks }];
  await world.window.observe(given, Date.now());
  expect(await world.window.size()).toMatchObject({ clicks: 2 });
});

test("after an eviction it knows what it knew, and which batches it had", async () => {
  const world = await fraudWorld();
  const batch = testBatchOf([await world.click(), await world.click()]);
  await storeBatches([batch], world.deps());
  const before = await world.window.size();
  await evictDurableObject(world.window);
  expect(await world.window.size()).toEqual(before);
  const again = batch.clicks.map((click) => ({ ...click, sub: "", traits: "" }));
  await world.window.observe([{ batchId: batch.batchId, clicks: again }], Date.now());
  expect(await world.window.size()).toEqual(before);
});

test("after many calls its journal is taken into images of the days, and nothing is lost", async () => {
  const world = await fraudWorld();
  const click = await world.click();
  const given = Array.from({ length: 501 }, (_, i) => ({
    batchId: `bat_${String(i).padStart(24, "0")}`,
    clicks: [{ ...click, id: `c${String(i).padStart(31, "0")}`, sub: "", traits: "" }],
  }));
  await runInDurableObject(world.window, async (window: FraudWindow, state) => {
    for (const own of given) await window.observe([own], Date.now());
    const rows = (table: string) =>
      state.storage.sql.exec<{ n: number }>(`SELECT count(*) AS n FROM ${table}`).one().n;
    expect([rows("journal"), rows("image")]).toEqual([1, 4]);
  });
  await evictDurableObject(world.window);
  expect(await world.window.size()).toMatchObject({ clicks: 501 });
});

test("a window that does not answer holds up no fact, and finds what it was not given", async () => {
  const world = await fraudWorld();
  const batch = testBatchOf([await world.click(), await world.click({ reason: "Q_BOT" })]);
  const deps = world.deps();
  const summary = await storeBatches([batch], {
    ...deps,
    fraud: { ...deps.fraud, observe: SILENT },
  });
  expect(summary).toMatchObject({ stored: 2 });
  expect(await world.window.size()).toMatchObject({ clicks: 0 });
  await world.judge();
  await world.judge();
  expect(await world.window.size()).toMatchObject({ clicks: 1, sampled: 1 });
});

test("what it was not given it finds in an hour of more batches than one look takes", async () => {
  const world = await fraudWorld();
  await storeMany(world.workspaceId, 2_100);
  const batch = testBatchOf([await world.click()]);
  const deps = world.deps();
  await storeBatches([batch], { ...deps, fraud: { ...deps.fraud, observe: SILENT } });
  await world.judge();
  expect(await world.window.size()).toMatchObject({ clicks: 1 });
});

/** Batches of half an hour ago whose clicks have no rows. */
async function storeMany(workspaceId: string, count: number): Promise<void> {
  const atMs = Date.now() - 30 * 60_000;
  const ids = Array.from({ length: count }, (_, i) => {
    const random = new Uint8Array(10);
    new DataView(random.buffer).setUint32(0, i);
    return entityId("bat", atMs, random);
  });
  await env.EVENTS.prepare(
    `INSERT INTO click_batches (workspace_id, batch_id, attempt, stored_at_ms, clicks)
     SELECT ?1, value, 'one', ?2, 1 FROM json_each(?3)`,
  )
    .bind(workspaceId, atMs, JSON.stringify(ids))
    .run();
}

test("a window that lost its storage is made again from the clicks that have rows", async () => {
  const world = await fraudWorld();
  await world.store([await world.click(), await world.click()]);
  const before = await world.window.size();
  await world.window.forget();
  expect(await world.window.size()).toMatchObject({ clicks: 0 });
  await world.judge();
  expect(await world.window.size()).toEqual(before);
});

test("its alarm is set by what comes, judges once, and twice is as good as once", async () => {
  const world = await fraudWorld();
  await world.store([await world.click()]);
  expect(await runDurableObjectAlarm(world.window)).toBe(true);
  expect(await runDurableObjectAlarm(world.window)).toBe(false);
  await runInDurableObject(world.window, (window: FraudWindow) => window.alarm());
  const { results } = await env.EVENTS.prepare(
    `SELECT rules_version FROM fraud_knowledge WHERE workspace_id = ?`,
  )
    .bind(world.workspaceId)
    .all();
  expect(results).toHaveLength(1);
});

test("a run that fails is made again with a later alarm", async () => {
  const world = await fraudWorld();
  await world.store([await world.click()]);
  const move = (shard: string) =>
    env.CONTROL.prepare(`UPDATE workspaces SET events_shard = ? WHERE id = ?`)
      .bind(shard, world.workspaceId)
      .run();
  onTestFinished(async () => void (await move("EVENTS")));
  await move("EVENTS_77");
  await runDurableObjectAlarm(world.window);
  await runInDurableObject(world.window, async (_window: FraudWindow, state) => {
    expect(await state.storage.getAlarm()).toBeGreaterThan(Date.now());
  });
});

test("a workspace that is not there is judged to nothing", async () => {
  const window = windowOf(`wsp_${crypto.randomUUID()}`);
  expect(await window.judge(5)).toEqual({ judgedAtMs: 5, findings: 0, doubted: 0 });
});
