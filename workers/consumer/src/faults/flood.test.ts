import { packClicks } from "@cleverdrip/core";
import { createTestWorkspace, testBatch } from "@cleverdrip/testing";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { expectClickBooks } from "../../test-support/click-books.ts";
import { factsQueue } from "../../test-support/facts-queue.ts";
import { buildDeps } from "../build-deps.ts";
import { storeBatches } from "../clicks/store-batches.ts";

const NOON = Date.UTC(2026, 5, 1, 12);

test("what one workspace floods the queue with delays another's clicks by no more than what was before them", async () => {
  const [flooding, quiet] = [
    await createTestWorkspace(env.CONTROL),
    await createTestWorkspace(env.CONTROL),
  ];
  const queue = factsQueue(NOON, () => env);
  const flood = async () => {
    for (let i = 0; i < 60; i += 1)
      queue.send(packClicks(await testBatch(flooding, 1, { atMs: NOON })), NOON);
  };
  await flood();
  const id = queue.send(packClicks(await testBatch(quiet, 1, { atMs: NOON })), NOON);
  await flood();
  await queue.runUntil(NOON);
  expect(queue.done.get(id)).toEqual({ atMs: NOON, attempts: 1 });
  // Of the flood, 40 messages at most are in its own batch.
  expect([...queue.done.keys()].indexOf(id)).toBeLessThan(100);
  expect(await expectClickBooks(quiet.workspaceId)).toMatchObject({ gross: 1 });
  expect(await expectClickBooks(flooding.workspaceId)).toMatchObject({ gross: 120 });
});

test("a flood whose writes hang does not keep another workspace's clicks from being stored beside it", async () => {
  const [flooding, quiet] = [
    await createTestWorkspace(env.CONTROL),
    await createTestWorkspace(env.CONTROL),
  ];
  const deps = buildDeps(env, NOON, crypto.randomUUID());
  const hanging = Promise.withResolvers<never>();
  const storing = storeBatches(
    [
      ...(await Promise.all(Array.from({ length: 39 }, () => testBatch(flooding, 2)))),
      await testBatch(quiet, 3),
    ],
    {
      ...deps,
      settingsOf: (id) => (id === flooding.workspaceId ? hanging.promise : deps.settingsOf(id)),
    },
  );
  await expect.poll(() => expectClickBooks(quiet.workspaceId)).toMatchObject({ gross: 3 });
  hanging.reject(new Error("D1 DB storage operation exceeded timeout"));
  await expect(storing).rejects.toThrow("timeout");
});
