import { packClicks, type ClickBatch } from "@cleverdrip/core";
import { countWaitingLetters, findDeadLetter } from "@cleverdrip/db";
import { createTestWorkspace, testBatch } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { delivered, factsEntry, letterBy } from "../../test-support/dead-letters.ts";
import worker from "../index.ts";
import { purgeLetters } from "../schedule/watch.ts";

const DAY_MS = 86_400_000;
const BY = { actor: "usr_ada", reason: "a test of ours, sent by hand" };

async function died(body: unknown) {
  const { batch, ids } = delivered([body], { queue: "cleverdrip-clicks-dead" });
  await worker.queue(batch, env);
  return ids[0] ?? "";
}

const discard = (id: string, workspaceId: string | null = null) =>
  factsEntry().discardDeadLetter(workspaceId, id, BY);

async function twoParts() {
  const [a, b] = [await createTestWorkspace(env.CONTROL), await createTestWorkspace(env.CONTROL)];
  const [mine, theirs] = [await testBatch(a, 2), await testBatch(b, 1)];
  const both: ClickBatch = { ...mine, clicks: [...mine.clicks, ...theirs.clicks] };
  return { a: a.workspaceId, b: b.workspaceId, id: await died(packClicks(both)) };
}

test("of what is discarded a row stays that says who, when, why and what, and its body goes", async () => {
  const id = await died({ v: 99, secret: "x" });
  const before = await letterBy(id);
  expect(await discard(id)).toEqual({ id, outcome: "discarded", sentence: BY.reason });
  const row = { discardedBy: BY.actor, outcome: BY.reason, settledAtMs: expect.any(Number) };
  const { bodySha256 = "" } = before ?? {};
  expect(bodySha256).toHaveLength(64);
  expect(await letterBy(id)).toMatchObject({
    ...row,
    body: "",
    bodySha256,
    reason: before?.reason,
  });
  expect(await discard(id)).toMatchObject({ outcome: "settled" });
  const deps = { letters: env.EVENTS, bodies: env.LOG, nowMs: Date.now() + 400 * DAY_MS };
  await purgeLetters({
    ...deps,
    eventsOf: () => env.EVENTS,
    queueBacklogs: () => Promise.reject(),
  });
  expect(await letterBy(id)).toMatchObject(row);
});

test("a body that the bucket holds goes as well", async () => {
  const id = await died("x".repeat(1_000_000));
  const { bodyKey = null } = (await letterBy(id)) ?? {};
  expect(await env.LOG.head(bodyKey ?? "")).not.toBeNull();
  await discard(id);
  expect(await env.LOG.head(bodyKey ?? "")).toBeNull();
});

test("a discarded letter is not replayed", async () => {
  const id = await died({ v: 99 });
  await discard(id);
  expect(await factsEntry().replayDeadLetters(null, [id])).toEqual([
    { id, outcome: "settled", sentence: BY.reason },
  ]);
});

test("a workspace discards its part, and the others can still replay theirs", async () => {
  const { a, b, id } = await twoParts();
  await discard(id, a);
  expect(await countWaitingLetters(env.EVENTS, a)).toMatchObject({ count: 0 });
  expect(await letterBy(id)).toMatchObject({ settledAtMs: null, discardedBy: null });
  expect(await factsEntry().replayDeadLetters(b, [id])).toMatchObject([
    { sentence: "1 stored, 0 had been stored before" },
  ]);
  expect(await letterBy(id)).toMatchObject({ settledAtMs: expect.any(Number) });
  const part = await findDeadLetter(env.EVENTS, { id, workspaceId: a });
  expect(part).toMatchObject({ discardedBy: BY.actor, outcome: BY.reason });
});

test("with the last of its parts the body goes", async () => {
  const { a, b, id } = await twoParts();
  await discard(id, a);
  expect((await letterBy(id))?.body).not.toBe("");
  await discard(id, b);
  expect(await letterBy(id)).toMatchObject({ body: "", discardedBy: BY.actor });
});

test("a workspace cannot discard another's letter, nor what nobody can read", async () => {
  const { a, id } = await twoParts();
  const other = await createTestWorkspace(env.CONTROL);
  const unreadable = await died({ v: 99 });
  expect(await discard(id, other.workspaceId)).toBeNull();
  expect(await discard(unreadable, a)).toBeNull();
  expect(await letterBy(unreadable)).toMatchObject({ settledAtMs: null });
});

test("a message that comes again after it was discarded waits again, with its body", async () => {
  const message = delivered([{ v: 99 }], { queue: "cleverdrip-clicks-dead" });
  const again = () => worker.queue(message.batch, env);
  await again();
  const [id = ""] = message.ids;
  await discard(id);
  await again();
  expect(await letterBy(id)).toMatchObject({
    settledAtMs: null,
    discardedBy: null,
    body: '{"v":99}',
  });
});
