import { deliveryDetail, outboundDelivery, pageOf } from "@cleverdrip/contract";
import { deliveryAttempts, eventsDb } from "@cleverdrip/db";
import { storeDelivery } from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { factsOf } from "../../test-support/facts.ts";
import { makeEndpoint } from "../../test-support/make.ts";
import { signedIn } from "../../test-support/member.ts";

async function storeAttempt(workspaceId: string, deliveryId: string, number: number) {
  await eventsDb(env.EVENTS)
    .insert(deliveryAttempts)
    .values({
      workspaceId,
      deliveryId,
      number,
      atMs: 1_795_000_060_000 + number,
      durationMs: 40,
      status: 500,
      outcome: "answered",
      excerpt: "out of order",
    });
}

test("a delivery is shown with what is sent and every attempt, oldest first", async () => {
  const member = await signedIn();
  const payload = "https://pub.example/cb?id=x&payout=3.3";
  const id = await storeDelivery(env.EVENTS, member.workspaceId, {
    payload,
    state: "pending",
    attempts: 2,
    nextAtMs: 1_795_000_360_000,
  });
  await storeAttempt(member.workspaceId, id, 2);
  await storeAttempt(member.workspaceId, id, 1);
  const detail = deliveryDetail.parse((await member.get(`/v1/deliveries/${id}`)).body);
  expect(detail).toMatchObject({ id, payload, state: "pending", nextAtMs: 1_795_000_360_000 });
  expect(detail.log.map(({ number, excerpt }) => [number, excerpt])).toEqual([
    [1, "out of order"],
    [2, "out of order"],
  ]);
});

test("what a receiver answers is not shown to another role", async () => {
  const owner = await signedIn();
  const id = await storeDelivery(env.EVENTS, owner.workspaceId, { payload: "the payload" });
  await storeAttempt(owner.workspaceId, id, 1);
  const analyst = await signedIn({ role: "analyst", workspaceId: owner.workspaceId });
  const { body } = await analyst.get(`/v1/deliveries/${id}`);
  expect(deliveryDetail.parse(body)).toMatchObject({
    payload: null,
    log: [{ status: 500, excerpt: null }],
  });
});

test("deliveries are listed newest first, by endpoint, conversion, state and event", async () => {
  const member = await signedIn();
  const store = (row: Parameters<typeof storeDelivery>[2]) =>
    storeDelivery(env.EVENTS, member.workspaceId, row);
  const first = await store({ endpointId: "end_a", conversionId: "cnv_a" });
  const second = await store({ endpointId: "end_b", conversionId: "cnv_a", state: "failed" });
  const third = await store({ endpointId: "end_b", event: "conversion.refunded" });
  const ids = async (query: string) => {
    const { body } = await member.get(`/v1/deliveries?${query}`);
    return pageOf(outboundDelivery)
      .parse(body)
      .data.map((row) => row.id);
  };
  expect(await ids("")).toEqual([third, second, first]);
  expect(await ids("endpointId=end_b")).toEqual([third, second]);
  expect(await ids("conversionId=cnv_a")).toEqual([second, first]);
  expect(await ids("state=failed")).toEqual([second]);
  expect(await ids("event=conversion.refunded")).toEqual([third]);
});

test.each([
  ["state=lost", "state"],
  ["from=soon", "from"],
])("deliveries asked for with %s are refused by the field's name", async (query, path) => {
  const answer = await (await signedIn()).get(`/v1/deliveries?${query}`);
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].path).toBe(path);
});

test("a delivery is replayed by the consumer; one that is on its way is not", async () => {
  const asked: unknown[] = [];
  let ids: string[] = [];
  const services = factsOf({
    replayDeliveries: async (...given) => {
      asked.push(given);
      return { ids, isComplete: true };
    },
  });
  const member = await signedIn({ services });
  const id = await storeDelivery(env.EVENTS, member.workspaceId);
  expect((await member.post(`/v1/deliveries/${id}/replay`)).status).toBe(409);
  ids = [id];
  expect((await member.post(`/v1/deliveries/${id}/replay`)).body.id).toBe(id);
  const one = [member.workspaceId, { kind: "ids", ids: [id] }];
  expect(asked).toEqual([one, one]);
  expect((await member.post("/v1/deliveries/dlv_none/replay")).status).toBe(404);
});

test("a time range of one endpoint is replayed, by the days of the workspace's zone", async () => {
  const asked: unknown[] = [];
  const services = factsOf({
    replayDeliveries: async (...given) => {
      asked.push(given);
      return { ids: ["dlv_1"], isComplete: false };
    },
  });
  const member = await signedIn({ services, timezone: "America/New_York" });
  const { id: endpointId } = await makeEndpoint(member);
  const range = { state: "failed", from: "2026-11-19", to: "2026-11-20" };
  const answer = await member.post("/v1/deliveries/replay", { endpointId, ...range });
  expect(answer.body).toEqual({ ids: ["dlv_1"], isComplete: false });
  const fromMs = Date.parse("2026-11-19T05:00:00Z");
  const times = { fromMs, toMs: fromMs + 86_400_000 };
  expect(asked).toEqual([
    [member.workspaceId, { kind: "range", endpointId, state: "failed", ...times }],
  ]);
  const stranger = await signedIn({ services });
  const theirs = await stranger.post("/v1/deliveries/replay", { endpointId, ...range });
  expect(theirs.status).toBe(404);
  const reversed = { ...range, from: "2026-11-21" };
  expect((await member.post("/v1/deliveries/replay", reversed)).status).toBe(400);
});
