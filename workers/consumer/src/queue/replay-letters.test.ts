import { packClicks, type ClickBatch } from "@cleverdrip/core";
import { countWaitingLetters, findDeadLetter } from "@cleverdrip/db";
import { createTestWorkspace, testBatch, testClick, testConversion } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import {
  clicksOf,
  countRows,
  delivered,
  factsEntry,
  letterBy,
} from "../../test-support/dead-letters.ts";
import { farSide } from "../../test-support/far-side.ts";
import worker from "../index.ts";

/** What the dead-letter queue brings, and the ids of the letters. */
async function died(bodies: readonly unknown[], queue = "cleverdrip-clicks-dead") {
  const { batch, ids } = delivered(bodies, { queue });
  await worker.queue(batch, env);
  return ids;
}

const replay = async (workspaceId: string | null, ids: readonly string[]) => {
  const results = await factsEntry().replayDeadLetters(workspaceId, ids);
  return results.map(({ outcome, sentence }) => [outcome, sentence]);
};

test("replayed clicks are stored and counted once, however often they are replayed", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const { workspaceId } = workspace;
  const batch = await testBatch(workspace, 3);
  const ids = await died([packClicks(batch)]);
  for (let i = 0; i < 2; i += 1) {
    expect(await replay(workspaceId, ids)).toEqual([
      ["settled", "3 stored, 0 had been stored before"],
    ]);
  }
  expect(await clicksOf(workspaceId)).toBe(3);
  const sql = `SELECT sum(clicks) AS n FROM rollup_daily WHERE workspace_id = ?`;
  expect(await countRows(sql, workspaceId)).toBe(3);
  expect(await letterBy(ids[0])).toMatchObject({ settledAtMs: expect.any(Number) });
  expect(await countWaitingLetters(env.EVENTS, workspaceId)).toMatchObject({ count: 0 });
});

test("clicks that were stored meanwhile are not stored again", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const packed = packClicks(await testBatch(workspace, 2));
  const ids = await died([packed]);
  await worker.queue(delivered([packed]).batch, env);
  expect(await replay(null, ids)).toEqual([["settled", "0 stored, 2 had been stored before"]]);
  expect(await clicksOf(workspace.workspaceId)).toBe(2);
});

test("a replayed report is judged once, and says what it was judged", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const click = await testClick(workspace);
  const report = testConversion(workspace, click, { txid: "T1" });
  const ids = await died([report]);
  expect(await replay(workspace.workspaceId, ids)).toEqual([
    ["settled", "the report was judged: recorded, OK"],
  ]);
  await worker.queue(delivered([report]).batch, env);
  const sql = `SELECT count(*) AS n FROM conversions WHERE workspace_id = ?`;
  expect(await countRows(sql, workspace.workspaceId)).toBe(1);
});

test("of a message with clicks of two workspaces each stores its own part alone", async () => {
  const [a, b] = [await createTestWorkspace(env.CONTROL), await createTestWorkspace(env.CONTROL)];
  const [mine, theirs] = [await testBatch(a, 2), await testBatch(b, 1)];
  const both: ClickBatch = { ...mine, clicks: [...mine.clicks, ...theirs.clicks] };
  const ids = await died([packClicks(both)]);
  expect(await replay(a.workspaceId, ids)).toEqual([
    ["settled", "2 stored, 0 had been stored before"],
  ]);
  expect([await clicksOf(a.workspaceId), await clicksOf(b.workspaceId)]).toEqual([2, 0]);
  expect(await letterBy(ids[0])).toMatchObject({ settledAtMs: null });
  expect(await replay(null, ids)).toEqual([["settled", "1 stored, 2 had been stored before"]]);
  expect(await clicksOf(b.workspaceId)).toBe(1);
});

test("one that fails again keeps its row, with the newer reason", async () => {
  const gone = { ...(await createTestWorkspace(env.CONTROL)), workspaceId: `wsp_${Date.now()}` };
  const [clicks, unreadable] = await died([packClicks(await testBatch(gone, 1)), { v: 7 }]);
  const ids = [clicks, unreadable].filter((id) => id !== undefined);
  const results = await replay(null, ids);
  expect(results.map(([outcome]) => outcome)).toEqual(["failed", "failed"]);
  expect(await letterBy(clicks)).toMatchObject({
    reason: `no workspace ${gone.workspaceId}`,
    attempts: 102,
    settledAtMs: null,
  });
  expect((await letterBy(unreadable))?.reason).toContain("kind");
  expect(await letterBy(`${gone.workspaceId}:${clicks}`)).toBeNull();
});

test("another workspace's letters, and those of nobody, are left out", async () => {
  const [a, b] = [await createTestWorkspace(env.CONTROL), await createTestWorkspace(env.CONTROL)];
  const ids = await died([packClicks(await testBatch(a, 1)), { v: 7 }]);
  expect(await replay(b.workspaceId, ids)).toEqual([]);
  expect(await clicksOf(a.workspaceId)).toBe(0);
  expect(await factsEntry().readDeadLetter(b.workspaceId, ids[0] ?? "", 10)).toBeNull();
});

test("a reminder of a delivery is sent again only where there is something to remind of", async () => {
  const world = await farSide(() => new Response("thanks"));
  const { workspaceId } = world;
  const queued = await world.deliver(await world.endpoint());
  const reminder = {
    v: 1,
    kind: "delivery",
    workspaceId,
    endpointId: queued.endpointId,
    deliveryId: queued.id,
    number: 0,
  };
  const ids = await died(
    [reminder, { ...reminder, deliveryId: "dlv_gone" }],
    "cleverdrip-deliveries-dead",
  );
  expect(await replay(workspaceId, ids)).toEqual([
    ["settled", `delivery ${queued.id} is on its way again`],
    ["settled", "delivery dlv_gone is not kept any more: there is nothing to send"],
  ]);
  expect(await replay(workspaceId, ids)).toHaveLength(2);
  // The reminder that was sent dies, too: the letter waits again.
  const [again] = await died([reminder], "cleverdrip-deliveries-dead");
  expect(await letterBy(again)).toBeNull();
  expect(await letterBy(ids[0])).toMatchObject({ settledAtMs: null });
  await world.handle([queued]);
  expect(await replay(workspaceId, ids.slice(0, 1))).toEqual([
    ["settled", `delivery ${queued.id} is delivered already`],
  ]);
});

test("a reminder of a delivery that nobody knows is kept aside", async () => {
  const world = await farSide(() => new Response("thanks"));
  const { workspaceId } = world;
  const id = `dlv_${crypto.randomUUID()}`;
  const unknown = { workspaceId, id, endpointId: "end_1", message: 0 };
  expect(await world.handle([unknown])).toEqual([null]);
  expect(await findDeadLetter(env.EVENTS, { id, workspaceId })).toMatchObject({
    reason: `no delivery ${id}`,
  });
});

test("a body that is gone from the bucket is said to be, and the row stays", async () => {
  const [id = ""] = await died([{ text: "x".repeat(1_000_000) }]);
  await env.LOG.delete((await letterBy(id))?.bodyKey ?? "");
  expect(await replay(null, [id])).toEqual([
    ["failed", expect.stringContaining("the body is gone")],
  ]);
});
