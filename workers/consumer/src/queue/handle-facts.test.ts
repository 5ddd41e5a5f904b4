import { packClicks, type BatchOrigin } from "@cleverdrip/core";
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
  const poison = { v: 2, kind: "packed-clicks", links: [], clicks: "many" };
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

const OLD_WHERE = ["198.51.100.7", 1, 2, 2, 3320, 2, 3, 4, 2];
const OLD_SUBS = { sub1: "fb", sub2: "" };
const OLD_CLICK = [0, "0".repeat(32), 1e12, "visitor", 0, 0, ...OLD_WHERE, OLD_SUBS, "mail", "x9"];

/** What the tracker sent before version 2. */
const OLD = {
  v: 1,
  kind: "packed-clicks",
  batchId: "bat_old",
  links: [["wsp_1", "cmp_1", "pub_1", "lnk_1", "USD", 3]],
  texts: ["OK", "DE", "", "Mozilla/5.0", "de-DE"],
  clicks: [OLD_CLICK],
};

test.each([
  ["null", null],
  ["a kind nobody knows", { v: 1, kind: "impressions" }],
  ["a version nobody knows", { v: 3, kind: "packed-clicks", batchId: "bat_1" }],
  ["an old message with a link it does not have", { ...OLD, clicks: [[9, ...OLD_CLICK.slice(1)]] }],
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

test("a message of the last version is stored with what it knew", async () => {
  const { workspaceId, campaignId, publisherId, linkId } = await createTestWorkspace(env.CONTROL);
  const links = [[workspaceId, campaignId, publisherId, linkId, "USD", 3]];
  const old = { ...OLD, batchId: `bat_${crypto.randomUUID()}`, links };
  await worker.queue(deliver([old]).batch, env);
  const row = await env.EVENTS.prepare(`SELECT * FROM clicks WHERE workspace_id = ?`)
    .bind(workspaceId)
    .first();
  expect(row).toMatchObject({
    subs: '{"sub1":"fb"}',
    source: "mail",
    external_id: "x9",
    country: "DE",
    snapshot_version: 3,
    variant_id: "",
  });
});

test("a conversion of the last version is recorded as the report that it was", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const click = await testClick(workspace);
  const old = {
    v: 1,
    kind: "conversion",
    receivedAtMs: click.atMs + 60_000,
    via: "pixel",
    clickId: click.id,
    clickAtMs: click.atMs,
    linkNumber: workspace.linkNumber,
    txid: "T1",
    event: null,
    amount: "25.00",
    currency: "usd",
    status: "approved",
  };
  for (let i = 0; i < 2; i += 1) await worker.queue(deliver([old]).batch, env);
  const { results } = await env.EVENTS.prepare(
    `SELECT txid, click_id, revenue_micros FROM conversions WHERE workspace_id = ?`,
  )
    .bind(workspace.workspaceId)
    .all();
  expect(results).toEqual([{ txid: "T1", click_id: click.id, revenue_micros: 25_000_000 }]);
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

test("messages whose write is done, but whose answer is lost, are counted once when tried one by one", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const twice = packClicks(await testBatch(workspace, 2));
  const { batch } = deliver([twice, packClicks(await testBatch(workspace, 1)), twice]);
  let isLost = false;
  const events: Pick<D1Database, "prepare" | "batch"> = {
    prepare: (sql) => env.EVENTS.prepare(sql),
    batch: async (statements) => {
      const results = await env.EVENTS.batch<never>(statements);
      if (isLost) return results;
      isLost = true;
      throw new Error("Network connection lost.");
    },
  };
  const deps = buildDeps(env, Date.now(), crypto.randomUUID());

  // Storing clicks uses these two.
  await handleFacts(batch, { ...deps, eventsOf: () => events as D1Database });

  const row = await env.EVENTS.prepare(
    `SELECT sum(gross_clicks) AS n FROM rollup_hourly WHERE workspace_id = ?`,
  )
    .bind(workspace.workspaceId)
    .first<{ n: number }>();
  expect(row?.n).toBe(3);
});

test("what reaches the dead-letter queue is kept as a row and acknowledged", async () => {
  const { batch, messages } = deliver([{ hello: "there" }], "cleverdrip-clicks-dead");
  await worker.queue(batch, env);

  const result = await getQueueResult(batch, createExecutionContext());
  const letter = await env.EVENTS.prepare(`SELECT queue, body FROM dead_letters WHERE id = ?`)
    .bind(messages[0]?.id)
    .first();
  expect(result.explicitAcks).toEqual([messages[0]?.id]);
  expect(letter).toEqual({ queue: "cleverdrip-clicks", body: '{"hello":"there"}' });
});

test("clicks in a dead letter are counted for their workspaces, once, and an unreadable one stops none", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const { workspaceId } = workspace;
  const origin: BatchOrigin = { isolate: "iso_1", emitted: [[workspaceId, 8]], lost: [] };
  const batch = { ...(await testBatch(workspace, 3)), origin };
  const bodies = [{ hello: "there" }, packClicks(batch)];
  for (let i = 0; i < 2; i += 1)
    await worker.queue(deliver(bodies, "cleverdrip-clicks-dead").batch, env);

  const { results } = await env.EVENTS.prepare(
    `SELECT batch_id, clicks, isolate, emitted, lost FROM dead_clicks WHERE workspace_id = ?`,
  )
    .bind(workspaceId)
    .all();
  expect(results).toEqual([
    { batch_id: batch.batchId, clicks: 3, isolate: "iso_1", emitted: 8, lost: 0 },
  ]);
});
