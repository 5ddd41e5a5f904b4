import { packClicks } from "@cleverdrip/core";
import { createTestWorkspace, testBatch } from "@cleverdrip/testing";
import { createExecutionContext, createMessageBatch } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { Facts } from "./facts.ts";
import worker from "./index.ts";

const facts = () => new Facts(createExecutionContext(), env);

test("clicks are taken without the queue, and taken once however often they are given", async () => {
  const batch = await testBatch(await createTestWorkspace(env.CONTROL), 3);
  expect(await facts().storeClicks([batch])).toEqual({ stored: 3, duplicates: 0 });
  expect(await facts().storeClicks([batch])).toEqual({ stored: 0, duplicates: 3 });
});

test("clicks that come by the queue as well are counted once, and are one object of the log", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const batch = await testBatch(workspace, 3);
  await facts().storeClicks([batch]);
  const message = { id: "msg_1", timestamp: new Date(), attempts: 1, body: packClicks(batch) };
  await worker.queue(createMessageBatch("cleverdrip-clicks", [message]), env);
  expect(await facts().storeClicks([batch])).toEqual({ stored: 0, duplicates: 3 });
  const { objects } = await env.LOG.list({ prefix: `${workspace.workspaceId}/clicks/` });
  expect(objects).toHaveLength(1);
});

test("a tracker that is a deployment behind is understood", async () => {
  const workspace = await createTestWorkspace(env.CONTROL);
  const { clicks, batchId } = await testBatch(workspace, 1);
  const old = clicks.map((click) => {
    const {
      kind: _kind,
      linkVersion: _link,
      routeId: _route,
      variantId: _variant,
      ...rest
    } = click;
    const { landingId: _landing, isKnown: _known, isRemembered: _had, ...others } = rest;
    const { isCut: _cut, query: _query, ...kept } = others;
    return { ...kept, subs: { sub1: "a" }, source: "s", externalId: "x" };
  });
  const batch = { v: 1, kind: "clicks", batchId, clicks: old };
  // Typed as what trackers of today send.
  expect(await facts().storeClicks([batch as never])).toEqual({ stored: 1, duplicates: 0 });
  const row = await env.EVENTS.prepare(`SELECT subs, source FROM clicks WHERE workspace_id = ?`)
    .bind(workspace.workspaceId)
    .first();
  expect(row).toEqual({ subs: '{"sub1":"a"}', source: "s" });
});

test.each([
  ["no batch", { hello: "there" }],
  ["a batch of the future", { v: 3, kind: "clicks", batchId: "bat_1", clicks: [] }],
])("%s is refused as a whole", (_, batch) => {
  expect(() => facts().storeClicks([batch as never])).toThrow();
});
