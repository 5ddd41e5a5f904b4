import { packClicks } from "@cleverdrip/core";
import { createTestWorkspace, testBatch, testConversion } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { rowsOf } from "../../test-support/books.ts";
import { expectClickBooks } from "../../test-support/click-books.ts";
import { factsQueue } from "../../test-support/facts-queue.ts";
import { faultyEnv, type Judge } from "../../test-support/faulty-env.ts";

const NOON = Date.UTC(2026, 5, 1, 12);
const MINUTE_MS = 60_000;
/** A retry is delayed by ten minutes at most. */
const LONGEST_DELAY_MS = 10 * MINUTE_MS;
/** Of the queue in wrangler.toml: past it a message becomes a dead letter. */
const MAX_RETRIES = 100;

const isEvents = (call: string) => call.startsWith("EVENTS.");

async function dataUpTo(workspaceId: string): Promise<unknown> {
  const sql = `SELECT data_up_to_ms AS ms FROM freshness WHERE workspace_id = ?`;
  return (await rowsOf<{ ms: number }>(sql, workspaceId))[0]?.ms;
}

test.each(["Network connection lost.", "D1 DB reset because its code was updated."])(
  "a database that answers %s is asked again by the queue alone",
  async (message) => {
    const workspace = await createTestWorkspace(env.CONTROL);
    const writes: string[] = [];
    const judge: Judge = (call) => {
      if (call === "EVENTS.batch") writes.push(call);
      return call === "EVENTS.batch" && writes.length === 1 ? "refuse" : "pass";
    };
    const queue = factsQueue(NOON, () => faultyEnv(env, judge, message));
    queue.send(packClicks(await testBatch(workspace, 2, { atMs: NOON })), NOON);
    await queue.runUntil(NOON);
    expect(writes).toHaveLength(1);
    expect(queue.held.size).toBe(1);
    await queue.runUntil(NOON + MINUTE_MS);
    expect([...queue.done.values()]).toEqual([{ atMs: NOON + 5_000, attempts: 2 }]);
    expect(await expectClickBooks(workspace.workspaceId)).toMatchObject({ gross: 2 });
  },
);

test("a write whose reply is lost after the commit is counted once, by the handler that goes on and by the next one", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  let writes = 0;
  const judge: Judge = (call) => {
    if (call !== "EVENTS.batch") return "pass";
    writes += 1;
    return writes <= 3 ? "lose-reply" : "pass";
  };
  const queue = factsQueue(NOON, () => faultyEnv(env, judge));
  for (let i = 0; i < 2; i += 1)
    queue.send(packClicks(await testBatch(workspace, 3, { atMs: NOON })), NOON);
  await queue.runUntil(NOON + MINUTE_MS);
  expect(queue.done.size).toBe(2);
  expect(await expectClickBooks(workspace.workspaceId)).toMatchObject({ gross: 6 });
});

test.each([
  "D1 DB is overloaded. Requests queued for too long.",
  "D1 DB storage operation exceeded timeout which caused object to be reset.",
])("a database that refuses large writes (%s) gets smaller ones at once", async (message) => {
  const workspace = await createTestWorkspace(env.CONTROL);
  let batches = 0;
  const judge: Judge = (call) => {
    if (call !== "EVENTS.batch") return "pass";
    batches += 1;
    return batches === 1 ? "refuse" : "pass";
  };
  const queue = factsQueue(NOON, () => faultyEnv(env, judge, message));
  for (let i = 0; i < 10; i += 1)
    queue.send(packClicks(await testBatch(workspace, 2, { atMs: NOON })), NOON);
  await queue.runUntil(NOON);
  expect([...queue.done.values()]).toEqual(
    Array.from({ length: 10 }, () => ({ atMs: NOON, attempts: 1 })),
  );
  expect(batches).toBeGreaterThan(2);
  expect(await expectClickBooks(workspace.workspaceId)).toMatchObject({ gross: 20 });
});

test("a database that stays overloaded is asked less and less often, at least every ten minutes", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const askedMs: number[] = [];
  const queue = factsQueue(NOON, (nowMs) =>
    faultyEnv(env, (call) => {
      if (!isEvents(call)) return "pass";
      askedMs.push(nowMs);
      return "refuse";
    }),
  );
  queue.send(packClicks(await testBatch(workspace, 1, { atMs: NOON })), NOON);
  await queue.runUntil(NOON + 60 * MINUTE_MS);
  const times = [...new Set(askedMs)];
  const pauses = times.slice(1).map((ms, i) => (ms - (times[i] ?? 0)) / 1_000);
  expect(pauses.slice(0, 9)).toEqual([5, 10, 20, 40, 80, 160, 320, 600, 600]);
});

test("with the database down for an hour nothing is lost: the data stays at its hour, then the backlog drains", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const { workspaceId } = workspace;
  const [fromMs, toMs] = [NOON + 10 * MINUTE_MS, NOON + 70 * MINUTE_MS];
  const isDown = (nowMs: number) => nowMs >= fromMs && nowMs < toMs;
  const queue = factsQueue(NOON, (nowMs) =>
    faultyEnv(env, (call) => (isDown(nowMs) && isEvents(call) ? "refuse" : "pass")),
  );
  for (let minute = 0; minute < 90; minute += 3) {
    const atMs = NOON + minute * MINUTE_MS;
    const batch = await testBatch(workspace, 2, { atMs });
    queue.send(packClicks(batch), atMs);
    const [click] = batch.clicks;
    if (click !== undefined && minute % 15 === 0)
      queue.send(testConversion(workspace, click, { txid: `T${minute}` }), atMs);
  }

  await queue.runUntil(toMs - 1);
  expect(queue.done.size).toBe(5);
  expect(await dataUpTo(workspaceId)).toBe(fromMs - MINUTE_MS);

  await queue.runUntil(toMs + 2 * LONGEST_DELAY_MS);
  expect(queue.held.size).toBe(0);
  const late = [...queue.done.values()].filter(({ atMs }) => atMs >= toMs);
  expect(Math.max(...late.map(({ attempts }) => attempts))).toBeLessThan(MAX_RETRIES / 5);
  expect(await dataUpTo(workspaceId)).toBe(NOON + 87 * MINUTE_MS);
  expect(await expectClickBooks(workspaceId)).toMatchObject({ gross: 60 });
  const results = `SELECT count(*) AS n, sum(status = 'approved') AS approved FROM conversions WHERE workspace_id = ?`;
  expect(await rowsOf(results, workspaceId)).toEqual([{ n: 6, approved: 6 }]);
});
