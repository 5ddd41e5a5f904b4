import { packClicks } from "@cleverdrip/core";
import { createTestWorkspace, testBatch, testClick, testConversion } from "@cleverdrip/testing";
import { createExecutionContext, createMessageBatch, getQueueResult } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { buildDeps } from "../build-deps.ts";
import worker from "../index.ts";
import { handleFacts } from "./handle-facts.ts";

function deliver(bodies: readonly unknown[], queue = "cleverdrip-clicks") {
  const messages = bodies.map((body) => ({
    id: crypto.randomUUID(),
    timestamp: new Date(),
    attempts: 1,
    body,
  }));
  return { batch: createMessageBatch(queue, messages), messages };
}

async function clicksOf(workspaceId: string): Promise<number> {
  const row = await env.EVENTS.prepare(`SELECT count(*) AS n FROM clicks WHERE workspace_id = ?`)
    .bind(workspaceId)
    .first<{ n: number }>();
  return row?.n ?? 0;
}

test("an unreadable message does not stop the batch and is kept with its reason and its body", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const poison = { v: 1, kind: "packed-clicks", links: [], clicks: "many" };
  const { batch, messages } = deliver([
    packClicks(await testBatch(workspace, 2)),
    poison,
    packClicks(await testBatch(workspace, 3)),
  ]);
  const ctx = createExecutionContext();

  await worker.queue(batch, env);

  const result = await getQueueResult(batch, ctx);
  expect(result.explicitAcks).toHaveLength(3);
  expect(await clicksOf(workspace.workspaceId)).toBe(5);
  const letter = await env.EVENTS.prepare(`SELECT reason, body FROM dead_letters WHERE id = ?`)
    .bind(messages[1]?.id)
    .first<{ reason: string; body: string }>();
  expect(letter?.reason).toContain("batchId");
  expect(letter?.body).toBe(JSON.stringify(poison));
});

test.each([
  ["text", "hello"],
  ["null", null],
  ["a kind nobody knows", { v: 1, kind: "impressions" }],
  ["a conversion without its click", { v: 1, kind: "conversion", txid: "T" }],
])("%s instead of a message is kept aside and acknowledged", async (_, body) => {
  const { batch, messages } = deliver([body]);
  await worker.queue(batch, env);
  expect((await getQueueResult(batch, createExecutionContext())).explicitAcks).toHaveLength(1);
  const letter = await env.EVENTS.prepare(`SELECT body FROM dead_letters WHERE id = ?`)
    .bind(messages[0]?.id)
    .first<{ body: string }>();
  expect(letter?.body).toBe(JSON.stringify(body));
});

test("messages delivered twice change nothing the second time", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const click = await testClick(workspace);
  const bodies = [
    packClicks(await testBatch(workspace, 4)),
    testConversion(workspace, click, { txid: "T1" }),
  ];
  for (let i = 0; i < 2; i += 1) await worker.queue(deliver(bodies).batch, env);

  expect(await clicksOf(workspace.workspaceId)).toBe(4);
  const conversions = await env.EVENTS.prepare(
    `SELECT count(*) AS n FROM conversions WHERE workspace_id = ?`,
  )
    .bind(workspace.workspaceId)
    .first<{ n: number }>();
  expect(conversions?.n).toBe(1);
});

test("one batch that cannot be stored is tried again later while the others are stored and acknowledged", async () => {
  const [good, bad] = [
    await createTestWorkspace(env.CONTROL),
    await createTestWorkspace(env.CONTROL),
  ];
  const { batch, messages } = deliver([
    packClicks(await testBatch(good, 1)),
    packClicks(await testBatch(bad, 1)),
    packClicks(await testBatch(good, 2)),
  ]);
  const deps = buildDeps(env, Date.now(), crypto.randomUUID());

  await handleFacts(batch, {
    ...deps,
    settingsOf: (id) =>
      id === bad.workspaceId ? Promise.reject(new Error("D1 is overloaded")) : deps.settingsOf(id),
  });

  const result = await getQueueResult(batch, createExecutionContext());
  expect(result.explicitAcks).toEqual([messages[0]?.id, messages[2]?.id]);
  expect(result.retryMessages).toEqual([{ msgId: messages[1]?.id }]);
  expect(await clicksOf(good.workspaceId)).toBe(3);
});

test("what reaches the dead-letter queue is kept as a row and acknowledged", async () => {
  const { batch, messages } = deliver([{ hello: "there" }], "cleverdrip-clicks-dead");
  await worker.queue(batch, env);

  const result = await getQueueResult(batch, createExecutionContext());
  const letter = await env.EVENTS.prepare(`SELECT queue, body FROM dead_letters WHERE id = ?`)
    .bind(messages[0]?.id)
    .first();
  expect(result.ackAll).toBe(true);
  expect(letter).toEqual({ queue: "cleverdrip-clicks-dead", body: '{"hello":"there"}' });
});
