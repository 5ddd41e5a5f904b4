import { createEventLoop } from "@cleverdrip/faults/src/stage/event-loop.ts";
import { expect, test } from "vitest";
import { createQueue } from "./queue.ts";

function queueOf(handle: (batch: MessageBatch) => Promise<void>, delays: readonly number[] = []) {
  const loop = createEventLoop(0);
  const left = [...delays];
  const extraDelayMs = () => left.shift() ?? 0;
  const queue = createQueue(loop, { name: "q", batchSize: 3, waitMs: 1_000, extraDelayMs, handle });
  return { loop, queue };
}

test("a batch waits for company, and no longer once it is full", async () => {
  const seen: unknown[] = [];
  const { loop, queue } = queueOf(async ({ messages }) => {
    seen.push([loop.nowMs(), messages.map(({ body }) => body)]);
  });
  for (const body of [1, 2, 3, 4]) queue.send(body);
  await loop.runUntil(5_000);
  expect(seen).toEqual([
    [0, [1, 2, 3]],
    [1_000, [4]],
  ]);
});

test("what has arrived can be taken without waiting for more", async () => {
  const seen: unknown[] = [];
  const { loop, queue } = queueOf(async ({ messages }) => {
    seen.push([loop.nowMs(), messages.map(({ body }) => body)]);
  });
  queue.flush();
  queue.send("a");
  queue.flush();
  await loop.runUntil(5_000);
  expect(seen).toEqual([[0, ["a"]]]);
});

test("what is not taken comes again, and what is taken does not", async () => {
  const seen: unknown[] = [];
  const { loop, queue } = queueOf(async ({ messages }) => {
    for (const message of messages) {
      seen.push([message.body, message.attempts]);
      if (message.body === "a" && message.attempts === 1) message.retry({ delaySeconds: 5 });
      else message.ack();
    }
  });
  queue.send("a");
  queue.send("b");
  await loop.runUntil(60_000);
  expect(seen).toEqual([
    ["a", 1],
    ["b", 1],
    ["a", 2],
  ]);
});

test("a handler that fails gets its messages again", async () => {
  let calls = 0;
  const { loop, queue } = queueOf(async () => {
    calls += 1;
    if (calls === 1) throw new Error("down");
  });
  queue.send("a");
  await loop.runUntil(60_000);
  expect(calls).toBe(2);
});

test("messages that are delayed overtake each other", async () => {
  const seen: unknown[] = [];
  const { loop, queue } = queueOf(
    async ({ messages }) => void seen.push(...messages.map(({ body }) => body)),
    [9_000, 2_000],
  );
  queue.send("a");
  queue.send("b");
  await loop.runUntil(60_000);
  expect(seen).toEqual(["b", "a"]);
});
