import { verifyWebhook, webhookSecret } from "@cleverdrip/core";
import {
  findDelivery,
  findEndpoint,
  insertDomain,
  listAttempts,
  readBreaker,
  removeEndpoint,
  updateEndpoint,
} from "@cleverdrip/db";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { farSide } from "../../test-support/far-side.ts";
import { replay } from "./replay.ts";
import { testEndpoint } from "./test-endpoint.ts";

const postback = { kind: "postback", publisherId: "pub_1" } as const;
const ok = () => new Response("thanks");
const audit = () => ({
  id: `aud_${crypto.randomUUID()}`,
  atMs: 1,
  actorId: "ada",
  action: "test",
  entity: "endpoint" as const,
  entityId: "any",
  before: null,
  after: null,
});

test("a postback is called once, however often its message comes", async () => {
  const world = await farSide(ok);
  const url = "https://pub.example.org/cb?cid=1&payout=2.5";
  const queued = await world.deliver(await world.endpoint(postback), url);
  expect(await world.handle([queued])).toEqual([null]);
  expect(await world.handle([queued, queued])).toEqual([null, null]);
  expect(world.hits.map((request) => [request.method, request.url])).toEqual([["GET", url]]);
  expect(await findDelivery(env.EVENTS, world.workspaceId, queued.id)).toMatchObject({
    state: "delivered",
    attempts: 1,
    nextAtMs: null,
    leaseUntilMs: null,
  });
});

test("a webhook is signed with every secret that its endpoint has", async () => {
  const [first, second] = [1, 2].map((byte) => webhookSecret(new Uint8Array(32).fill(byte)));
  const world = await farSide(ok);
  const endpoint = await world.endpoint({ secrets: [first ?? "", second ?? ""] });
  const queued = await world.deliver(endpoint, `{"type":"conversion.approved"}`);
  await world.handle([queued]);
  const [request] = world.hits;
  const headers = {
    id: request?.headers.get("webhook-id") ?? null,
    timestamp: request?.headers.get("webhook-timestamp") ?? null,
    signature: request?.headers.get("webhook-signature") ?? null,
  };
  const body = new Uint8Array((await request?.arrayBuffer()) ?? new ArrayBuffer(0));
  expect(headers.id).toBe(queued.id);
  for (const secret of [first, second])
    expect(verifyWebhook(headers, body, [secret ?? ""], world.now())).toBe("valid");
});

test("a receiver in trouble is asked again by the schedule, and every attempt is in the log", async () => {
  const answers = [500, 500, 200];
  const world = await farSide(() => new Response("so it is", { status: answers.shift() ?? 200 }));
  const queued = await world.deliver(await world.endpoint());
  expect(await world.handle([queued])).toEqual([5]);
  const stored = () => findDelivery(env.EVENTS, world.workspaceId, queued.id);
  expect(await stored()).toMatchObject({
    state: "pending",
    attempts: 1,
    nextAtMs: world.now() + 5_000,
    reason: "The endpoint answered 500.",
  });
  world.advance(5_000);
  expect(await world.handle([queued])).toEqual([300]);
  world.advance(300_000);
  expect(await world.handle([queued])).toEqual([null]);
  expect(await stored()).toMatchObject({ state: "delivered", attempts: 3 });
  const log = await listAttempts(env.EVENTS, world.workspaceId, queued.id);
  expect(
    log.map(({ number, status, outcome, excerpt }) => [number, status, outcome, excerpt]),
  ).toEqual([
    [1, 500, "answered", "so it is"],
    [2, 500, "answered", "so it is"],
    [3, 200, "delivered", "so it is"],
  ]);
});

test("410 switches the endpoint off where its owner sees it, and what waits for it fails unsent", async () => {
  const world = await farSide(() => new Response(null, { status: 410 }));
  const endpoint = await world.endpoint();
  const [first, second] = [await world.deliver(endpoint), await world.deliver(endpoint)];
  await world.handle([first]);
  expect(await findEndpoint(env.CONTROL, world.workspaceId, endpoint.id)).toMatchObject({
    status: "disabled",
    statusReason: "The endpoint answered 410 Gone and is switched off.",
  });
  expect(await world.handle([second])).toEqual([null]);
  expect(world.hits).toHaveLength(1);
  const waiting = await findDelivery(env.EVENTS, world.workspaceId, second.id);
  expect([waiting?.state, waiting?.reason]).toEqual([
    "failed",
    expect.stringContaining("switched off"),
  ]);
});

test("nothing is sent to an endpoint that is paused or removed, nor to the workspace's own hosts", async () => {
  const world = await farSide(ok);
  const { workspaceId } = world;
  const paused = await world.endpoint();
  const removed = await world.endpoint();
  const own = await world.endpoint({ url: "https://go.own-brand.com/in" });
  await updateEndpoint(env.CONTROL, workspaceId, paused.id, { status: "paused" }, audit());
  await removeEndpoint(env.CONTROL, workspaceId, removed.id, audit());
  const domain = {
    id: `dom_${workspaceId}`,
    workspaceId,
    hostname: "own-brand.com",
    createdAtMs: 1,
  };
  await insertDomain(env.CONTROL, workspaceId, domain, audit());
  const queued = await Promise.all(
    [paused, removed, own].map((endpoint) => world.deliver(endpoint)),
  );
  await world.handle(queued);
  const reasons = await Promise.all(
    queued.map(async ({ id }) => {
      const row = await findDelivery(env.EVENTS, workspaceId, id);
      return `${row?.state}: ${row?.reason}`;
    }),
  );
  expect(world.hits).toEqual([]);
  expect(reasons).toEqual([
    expect.stringMatching(/^failed: .*paused/),
    expect.stringMatching(/^failed: .*removed/),
    expect.stringMatching(/^failed: ./),
  ]);
});

test("an endpoint that fails five times in a row is let rest, and its deliveries wait for it", async () => {
  const world = await farSide(() => new Response(null, { status: 503 }));
  const endpoint = await world.endpoint();
  for (let i = 0; i < 5; i += 1) await world.handle([await world.deliver(endpoint)]);
  const breaker = await readBreaker(env.EVENTS, world.workspaceId, endpoint.id);
  expect(breaker).toMatchObject({ state: "open", retryAtMs: world.now() + 30_000 });
  const waiting = await world.deliver(endpoint);
  expect(await world.handle([waiting])).toEqual([30]);
  expect(world.hits).toHaveLength(5);
  expect(await findDelivery(env.EVENTS, world.workspaceId, waiting.id)).toMatchObject({
    state: "pending",
    attempts: 0,
  });
});

test("a replay sends the same id again, and the message before it does nothing any more", async () => {
  const world = await farSide(ok);
  const queued = await world.deliver(await world.endpoint());
  await world.handle([queued]);
  const sent: (typeof queued)[] = [];
  const deps = {
    ...world,
    nowMs: world.now(),
    sendDeliveries: async (deliveries: readonly (typeof queued)[]) => void sent.push(...deliveries),
  };
  const selection = { kind: "ids", ids: [queued.id] } as const;
  expect(await replay("wsp_other", selection, deps)).toEqual({ ids: [], isComplete: true });
  expect(await replay(world.workspaceId, selection, deps)).toEqual({
    ids: [queued.id],
    isComplete: true,
  });
  expect(await world.handle([queued])).toEqual([null]);
  expect(world.hits).toHaveLength(1);
  await world.handle(sent);
  expect(world.hits.map((request) => request.headers.get("webhook-id"))).toEqual([
    queued.id,
    queued.id,
  ]);
});

test("the test button sends a made-up result by the same rules, and keeps nothing", async () => {
  const world = await farSide(() => new Response("who are you?", { status: 403 }));
  const ports = world.send;
  const deps = { control: env.CONTROL, platformHosts: ["cleverdrip.example"] };
  const ask = (id: string, workspaceId = world.workspaceId) =>
    testEndpoint(workspaceId, id, deps, ports);
  const url = "https://pub.example.org/cb?st={status}&reason={reason}&cid={clickid}";
  const { id } = await world.endpoint({ ...postback, url });
  expect(await ask(id)).toMatchObject({
    outcome: "answered",
    status: 403,
    excerpt: "who are you?",
  });
  expect(world.hits[0]?.url).toBe("https://pub.example.org/cb?st=approved&reason=TEST&cid=test");
  const inside = await world.endpoint({ ...postback, url: "https://10.0.0.1/cb" });
  expect(await ask(inside.id)).toMatchObject({ outcome: "refused", status: null });
  const ours = await world.endpoint({ url: "https://api.cleverdrip.example/in" });
  expect(await ask(ours.id)).toMatchObject({ outcome: "refused", status: null });
  expect(await ask(id, "wsp_other")).toBeNull();
  expect(world.hits).toHaveLength(1);
});
