import { packClicks, type ClickBatch } from "@cleverdrip/core";
import { findDeadLetter } from "@cleverdrip/db";
import { createTestWorkspace, testBatch, testClick, testConversion } from "@cleverdrip/testing";
import { createExecutionContext, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { delivered, factsEntry, letterBy } from "../../test-support/dead-letters.ts";
import { storeBatches } from "../clicks/store-batches.ts";
import { buildDeps } from "../build-deps.ts";
import worker from "../index.ts";
import { ALL_TRIES, handleDead } from "./dead-letter.ts";

const DEAD = { queue: "cleverdrip-clicks-dead" };
const deps = () => buildDeps(env, Date.now(), crypto.randomUUID());
/** Comparing a million bytes one by one takes seconds. */
const digest = async (bytes: BufferSource = new ArrayBuffer()) =>
  new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)).join();
const resultOf = (batch: MessageBatch) => getQueueResult(batch, createExecutionContext());

test.each(["cleverdrip-clicks-dead", "cleverdrip-deliveries-dead"])(
  "what %s brings is a row each, with all its tries",
  async (queue) => {
    const bodies = [{ hello: "there" }, "text", Uint8Array.of(0, 255).buffer, null];
    const { batch, ids } = delivered(bodies, { queue });
    await worker.queue(batch, env);
    expect((await resultOf(batch)).explicitAcks).toEqual(ids);
    const letters = await Promise.all(ids.map(letterBy));
    expect(letters.map((letter) => letter?.body)).toEqual([
      '{"hello":"there"}',
      "text",
      "AP8=",
      "null",
    ]);
    expect(letters[0]).toMatchObject({
      queue: queue.replace("-dead", ""),
      attempts: ALL_TRIES,
      clicks: 0,
    });
  },
);

test("a report belongs to the workspace of its click's link, a delivery to the one that it names", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const { workspaceId } = workspace;
  const report = testConversion(workspace, await testClick(workspace), { txid: "T" });
  const delivery = {
    v: 1,
    kind: "delivery",
    workspaceId,
    endpointId: "e",
    deliveryId: "d",
    number: 0,
  };
  const { batch, ids } = delivered([report, delivery, { kind: "report" }], DEAD);
  await worker.queue(batch, env);
  const own = await Promise.all(ids.map((id) => findDeadLetter(env.EVENTS, { id, workspaceId })));
  expect(own.map((letter) => letter?.isShared)).toEqual([false, false, undefined]);
});

test("a message with clicks of two workspaces is a part of each", async () => {
  const [a, b] = [await createTestWorkspace(env.CONTROL), await createTestWorkspace(env.CONTROL)];
  const [mine, theirs] = [await testBatch(a, 2), await testBatch(b, 1)];
  const both: ClickBatch = { ...mine, clicks: [...mine.clicks, ...theirs.clicks] };
  const { batch, ids } = delivered([packClicks(both)], DEAD);
  await worker.queue(batch, env);
  const part = await findDeadLetter(env.EVENTS, { id: ids[0] ?? "", workspaceId: a.workspaceId });
  expect(part).toMatchObject({ clicks: 2, isShared: true });
  expect(await letterBy(ids[0])).toMatchObject({ clicks: 3, isShared: false });
});

test("a body that is too large for a row is in the bucket, byte for byte, and read from there", async () => {
  const large = { clicks: "é".repeat(700_000) };
  const bytes = new Uint8Array(1_200_000).map((_, i) => i * 7);
  const { batch, ids } = delivered([large, bytes.buffer], DEAD);
  await worker.queue(batch, env);
  for (const [i, expected] of [new TextEncoder().encode(JSON.stringify(large)), bytes].entries()) {
    const letter = await letterBy(ids[i]);
    expect(letter).toMatchObject({ body: "", bodyBytes: expected.byteLength });
    const object = await env.LOG.get(letter?.bodyKey ?? "");
    expect(await digest(await object?.arrayBuffer())).toBe(await digest(expected));
  }
  expect(await factsEntry().readDeadLetter(null, ids[0] ?? "", 14)).toBe('{"clicks":"ééé');
});

test("one that cannot be kept comes again later and delays none of the others", async () => {
  const { batch, ids } = delivered([{ n: 1 }, { n: 2 }, { n: 3 }], DEAD);
  const real = deps();
  await handleDead(batch, {
    ...real,
    keepDead: (letters) =>
      letters[0]?.body === '{"n":2}'
        ? Promise.reject(new Error("D1 is down"))
        : real.keepDead(letters),
  });
  const { explicitAcks, retryMessages } = await resultOf(batch);
  expect(explicitAcks).toEqual([ids[0], ids[2]]);
  expect(retryMessages.map(({ msgId }) => msgId)).toEqual([ids[1]]);
});

test("before the dead-letter queue would delete it, a message that cannot be kept is sent anew", async () => {
  const sent: unknown[] = [];
  const down = { ...deps(), keepDead: () => Promise.reject(new Error("D1 is down")) };
  const run = async (attempts: number, sendAgain: Parameters<typeof handleDead>[2]) => {
    const { batch } = delivered([{ n: 1 }], { ...DEAD, attempts });
    await handleDead(batch, down, sendAgain);
    return (await resultOf(batch)).explicitAcks.length;
  };
  const take = async (queue: string, body: unknown) => sent.push([queue, body]) > 0;
  expect(await run(19, take)).toBe(0);
  expect(sent).toEqual([]);
  expect(await run(20, take)).toBe(1);
  expect(sent).toEqual([["cleverdrip-clicks-dead", { n: 1 }]]);
  expect(await run(99, () => Promise.reject(new Error("the queue is down")))).toBe(0);
});

test("clicks of a workspace that is not there are kept once, however often they come", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const workspaceId = `wsp_${crypto.randomUUID()}`;
  const batch = await testBatch(workspace, 2, { workspaceId });
  for (let i = 0; i < 2; i += 1) await storeBatches([batch], deps());
  expect(await letterBy(`${workspaceId}:${batch.batchId}`)).toMatchObject({
    reason: `no workspace ${workspaceId}`,
    encoding: "json",
  });
});
