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

/** A click without what version 3 brought. */
async function clickOfV2() {
  const workspace = await createTestWorkspace(env.CONTROL);
  const { clicks, batchId } = await testBatch(workspace, 1, { query: "sub1=a&source=s" });
  const [click] = clicks;
  if (click === undefined) throw new Error("no click was made");
  const { signals: _signals, timezone: _zone, tls: _tls, rttMs: _rtt, ...kept } = click;
  return { workspaceId: workspace.workspaceId, batchId, click: kept };
}

type Sent = Awaited<ReturnType<typeof clickOfV2>>;

const readRow = (workspaceId: string) =>
  env.EVENTS.prepare(`SELECT subs, source, city, language, asn FROM clicks WHERE workspace_id = ?`)
    .bind(workspaceId)
    .first();

const ROW = { subs: '{"sub1":"a"}', source: "s", city: "Berlin", language: "de-DE", asn: 3320 };

function plainV2({ batchId, click }: Sent) {
  return { v: 2, kind: "clicks", batchId, origin: null, clicks: [click] };
}

function plainV1({ batchId, click }: Sent) {
  const { kind: _kind, linkVersion: _link, routeId: _route, variantId: _variant, ...rest } = click;
  const { landingId: _landing, isKnown: _known, isRemembered: _had, ...others } = rest;
  const { isCut: _cut, query: _query, ...kept } = others;
  const old = { ...kept, subs: { sub1: "a" }, source: "s", externalId: "" };
  return { v: 1, kind: "clicks", batchId, clicks: [old] };
}

function packedV2({ batchId, click }: Sent) {
  const { workspaceId, campaignId, publisherId, linkId, currency, id, atMs, visitorId } = click;
  const { country, region, city, asOrganization, userAgent, language, referrer } = click;
  const link = [workspaceId, campaignId, publisherId, linkId, currency, 1, 1];
  const places = [country, region, city, asOrganization, userAgent, language, referrer];
  const [land, state, town, network, agent, tongue, page] = [2, 3, 4, 5, 6, 7, 8];
  const start = [0, 0, id, atMs, visitorId, 0, 1, 1, 1, click.ip, land, state, town, click.asn];
  const own = [...start, network, agent, tongue, page, click.query];
  const texts = ["OK", "", ...places];
  const rest = { batchId, origin: null, links: [link], texts, clicks: [own] };
  return { v: 2, kind: "packed-clicks", ...rest };
}

test.each([
  ["version 1", plainV1],
  ["version 2", plainV2],
])("a tracker that still sends %s is understood", async (_, messageOf) => {
  const sent = await clickOfV2();
  // Typed as what trackers of today send.
  const stored = await facts().storeClicks([messageOf(sent) as never]);
  expect(stored).toEqual({ stored: 1, duplicates: 0 });
  expect(await readRow(sent.workspaceId)).toEqual(ROW);
});

test("packed messages of this version and the one before are taken side by side, by the queue and past it", async () => {
  const [queued, straight] = [await clickOfV2(), await clickOfV2()];
  const today = await testBatch(await createTestWorkspace(env.CONTROL), 2);
  const bodies = [packedV2(queued), packClicks(today)].map((body, i) => ({
    id: `msg_${i}`,
    timestamp: new Date(),
    attempts: 1,
    body,
  }));
  await worker.queue(createMessageBatch("cleverdrip-clicks", bodies), env);
  expect(await readRow(queued.workspaceId)).toEqual(ROW);
  expect(await facts().storeClicks([today])).toEqual({ stored: 0, duplicates: 2 });
  // As above.
  expect(await facts().takeClicks(packedV2(straight) as never)).toMatchObject({ stored: 1 });
  expect(await readRow(straight.workspaceId)).toEqual(ROW);
});

test.each([
  ["no batch", { hello: "there" }],
  ["a batch of the future", { v: 4, kind: "clicks", batchId: "bat_1", clicks: [] }],
])("%s is refused as a whole", (_, batch) => {
  expect(() => facts().storeClicks([batch as never])).toThrow();
});
