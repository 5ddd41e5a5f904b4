import { campaign, pageOf } from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { auditedActions, auditOf } from "../../test-support/audit.ts";
import { makeCampaign } from "../../test-support/make.ts";
import { signedIn } from "../../test-support/member.ts";
import { snapshotOf } from "../../test-support/snapshot.ts";

const cpa = (amountMicros: number) => ({ model: "cpa", amountMicros });

test("a new campaign is answered whole and reads back the same", async () => {
  const member = await signedIn();
  const created = await makeCampaign(member);
  expect(campaign.parse(created)).toMatchObject({
    name: "Spring sale",
    status: "active",
    fallbackUrl: null,
    attributionWindowDays: 30,
    version: 1,
  });
  const read = await member.get(`/v1/campaigns/${created.id}`);
  expect(read.status).toBe(200);
  expect(read.body).toEqual(created);
});

test("a new campaign is at the edge before its answer is", async () => {
  const { id } = await makeCampaign(await signedIn());
  expect(await snapshotOf("campaign", id)).toMatchObject({
    version: 1,
    isPaused: false,
    destinationUrl: "https://shop.example/?click={clickid}",
  });
});

test("a change raises the version, keeps what is not given and reaches the edge", async () => {
  const member = await signedIn();
  const { id } = await makeCampaign(member, { attributionWindowDays: 7 });
  const changed = await member.patch(`/v1/campaigns/${id}`, {
    name: "Summer sale",
    fallbackUrl: "https://shop.example/sold-out",
  });
  expect(changed.status).toBe(200);
  expect(changed.body).toMatchObject({
    name: "Summer sale",
    fallbackUrl: "https://shop.example/sold-out",
    attributionWindowDays: 7,
    version: 2,
  });
  expect(await snapshotOf("campaign", id)).toMatchObject({ version: 2, name: "Summer sale" });
});

test("a change that changes nothing leaves version and audit alone", async () => {
  const member = await signedIn();
  const created = await makeCampaign(member);
  for (const patch of [{}, { name: created.name, attributionWindowDays: 30 }]) {
    const answer = await member.patch(`/v1/campaigns/${created.id}`, patch);
    expect(answer.body).toEqual(created);
  }
  expect(await auditedActions(member.workspaceId)).toEqual(["campaign.create"]);
});

test("event types are matched by name in any case: known ones change, others are added after them", async () => {
  const member = await signedIn();
  const { id, eventTypes } = await makeCampaign(member, {
    eventTypes: [
      { name: "sale", payout: cpa(1), revenueMicros: 9 },
      { name: "lead", payout: cpa(2) },
    ],
  });
  const changed = await member.patch(`/v1/campaigns/${id}`, {
    eventTypes: [
      { name: "install", payout: { model: "cpi", amountMicros: 5 } },
      { name: "Sale", payout: cpa(3) },
    ],
  });
  expect(changed.body.eventTypes).toEqual([
    { ...eventTypes[0], name: "Sale", payout: cpa(3), revenueMicros: 9 },
    eventTypes[1],
    {
      id: expect.any(String),
      name: "install",
      payout: { model: "cpi", amountMicros: 5 },
      revenueMicros: null,
      revenuePercent: null,
      aliases: [],
      duplicatePolicy: "ignore-txid",
      holdDays: 0,
    },
  ]);
  expect(changed.body.version).toBe(2);
});

test("a revenue given as null is taken away", async () => {
  const member = await signedIn();
  const { id } = await makeCampaign(member, {
    eventTypes: [{ name: "sale", payout: cpa(1), revenueMicros: 9 }],
  });
  const changed = await member.patch(`/v1/campaigns/${id}`, {
    eventTypes: [{ name: "sale", payout: cpa(1), revenueMicros: null }],
  });
  expect(changed.body.eventTypes[0].revenueMicros).toBeNull();
});

test("a campaign keeps at most twenty event types over all its changes", async () => {
  const member = await signedIn();
  const named = (prefix: string) =>
    Array.from({ length: 11 }, (_, i) => ({ name: `${prefix}${i}`, payout: cpa(1) }));
  const { id } = await makeCampaign(member, { eventTypes: named("a") });
  const refused = await member.patch(`/v1/campaigns/${id}`, { eventTypes: named("b") });
  expect(refused.status).toBe(400);
  expect(refused.body.errors[0].path).toBe("eventTypes");
  expect((await member.patch(`/v1/campaigns/${id}`, { eventTypes: named("A") })).status).toBe(200);
});

test.each([
  ["javascript:alert(1)", "destinationUrl"],
  ["ftp://shop.example/", "destinationUrl"],
  ["https://user:pass@shop.example/", "destinationUrl"],
  ["https://{sub1}.example/", "destinationUrl"],
  ["//shop.example/", "destinationUrl"],
  ["https://", "destinationUrl"],
  ["https://a:99999/", "destinationUrl"],
])("the destination %s is refused by name", async (destinationUrl, path) => {
  const member = await signedIn();
  const answer = await member.post("/v1/campaigns", {
    name: "x",
    destinationUrl,
    currency: "USD",
    eventTypes: [{ name: "sale", payout: cpa(1) }],
  });
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].path).toBe(path);
});

test.each([
  [{ currency: "usd" }, "currency"],
  [{ eventTypes: [] }, "eventTypes"],
  [{ eventTypes: [{ name: "a b", payout: cpa(1) }] }, "eventTypes.0.name"],
  [
    { eventTypes: [{ name: "sale", payout: { model: "cpa" } }] },
    "eventTypes.0.payout.amountMicros",
  ],
  [{ eventTypes: [{ name: "sale", payout: { model: "cpx" } }] }, "eventTypes.0.payout.model"],
  [{ eventTypes: [{ name: "sale", payout: cpa(1.5) }] }, "eventTypes.0.payout.amountMicros"],
  [
    { eventTypes: [{ name: "sale", payout: { model: "revshare", percent: 12.34567 } }] },
    "eventTypes.0.payout.percent",
  ],
  [
    {
      eventTypes: [
        { name: "sale", payout: cpa(1) },
        { name: "SALE", payout: cpa(2) },
      ],
    },
    "eventTypes.1.name",
  ],
  [{ owner: "me" }, "owner"],
  [{ fallbackUrl: "data:text/html,x" }, "fallbackUrl"],
  [{ attributionWindowDays: 0 }, "attributionWindowDays"],
])("a campaign with %j is refused by the field's name", async (fields, path) => {
  const member = await signedIn();
  const answer = await member.post("/v1/campaigns", {
    name: "x",
    destinationUrl: "https://shop.example",
    currency: "USD",
    eventTypes: [{ name: "sale", payout: cpa(1) }],
    ...fields,
  });
  expect(answer.status).toBe(400);
  expect(answer.body.code).toBe("invalid-request");
  expect(answer.body.errors.map((error: { path: string }) => error.path)).toContain(path);
  expect(await auditedActions(member.workspaceId)).toEqual([]);
});

test("pausing and resuming reach the edge, and asking twice is the same as asking once", async () => {
  const member = await signedIn();
  const { id } = await makeCampaign(member);
  const paused = await member.post(`/v1/campaigns/${id}/pause`);
  expect(paused.body).toMatchObject({ status: "paused", version: 2 });
  expect(await snapshotOf("campaign", id)).toMatchObject({ isPaused: true, version: 2 });
  expect((await member.post(`/v1/campaigns/${id}/pause`)).body).toEqual(paused.body);
  const resumed = await member.post(`/v1/campaigns/${id}/resume`);
  expect(resumed.body).toMatchObject({ status: "active", version: 3 });
  expect(await snapshotOf("campaign", id)).toMatchObject({ isPaused: false, version: 3 });
  expect(await auditedActions(member.workspaceId)).toEqual([
    "campaign.create",
    "campaign.pause",
    "campaign.resume",
  ]);
});

test("the audit says who changed which fields from what to what", async () => {
  const member = await signedIn();
  const { id } = await makeCampaign(member);
  await member.patch(`/v1/campaigns/${id}`, { name: "Summer sale" });
  const [, change] = await auditOf(member.workspaceId);
  expect(change).toEqual({
    action: "campaign.change",
    entity_id: id,
    actor_id: member.userId,
    before: { name: "Spring sale" },
    after: { name: "Summer sale" },
  });
});

test("campaigns are listed newest first, also where many are made in one millisecond", async () => {
  const member = await signedIn({ services: { nowMs: () => 1_795_000_000_000 } });
  const made = new Set<string>();
  for (let i = 0; i < 5; i += 1) made.add((await makeCampaign(member)).id);
  const seen: string[] = [];
  let cursor = "";
  do {
    const { body } = await member.get(`/v1/campaigns?limit=2${cursor}`);
    seen.push(
      ...pageOf(campaign)
        .parse(body)
        .data.map((row) => row.id),
    );
    cursor = body.nextCursor === null ? "" : `&cursor=${body.nextCursor}`;
  } while (cursor !== "");
  expect(seen).toEqual([...made].toSorted().toReversed());
});

test("a list is narrowed by status and by text in either case", async () => {
  const member = await signedIn();
  const winter = await makeCampaign(member, { name: "Winter 100%" });
  const paused = await makeCampaign(member, { name: "Autumn" });
  await member.post(`/v1/campaigns/${paused.id}/pause`);
  const ids = async (query: string) =>
    (await member.get(`/v1/campaigns?${query}`)).body.data.map((row: { id: string }) => row.id);
  expect(await ids("status=paused")).toEqual([paused.id]);
  expect(await ids("search=WINTER")).toEqual([winter.id]);
  expect(await ids("search=100%25")).toEqual([winter.id]);
  expect(await ids("search=%25%25")).toEqual([]);
});

test("the live counters are the window object's, for the day of the workspace's zone", async () => {
  const asked: unknown[] = [];
  const live = {
    campaignId: "x",
    clicksLastHour: 1,
    clicksToday: 2,
    uniqueClicksToday: 2,
    clicksTotal: 3,
    perMinute: [],
  };
  const member = await signedIn({
    timezone: "Pacific/Auckland",
    services: {
      nowMs: () => Date.parse("2026-11-20T12:00:00Z"),
      campaignWindow: (...name) => ({
        live: async (...at) => {
          asked.push(name, at);
          return live;
        },
      }),
    },
  });
  const { id } = await makeCampaign(member);
  const answer = await member.get(`/v1/campaigns/${id}/live`);
  expect(answer.body).toEqual(live);
  expect(asked).toEqual([
    [member.workspaceId, id],
    [Date.parse("2026-11-20T12:00:00Z"), "2026-11-21"],
  ]);
});

test("a new campaign's window has counted nothing yet", async () => {
  const member = await signedIn();
  const { id } = await makeCampaign(member);
  const answer = await member.get(`/v1/campaigns/${id}/live`);
  expect(answer.body).toMatchObject({ campaignId: id, clicksToday: 0, clicksTotal: 0 });
});

test("counters that do not answer are said to be unavailable", async () => {
  const campaignWindow = () => ({ live: () => Promise.reject(new Error("overloaded")) });
  const member = await signedIn({ services: { campaignWindow } });
  const { id } = await makeCampaign(member);
  const answer = await member.get(`/v1/campaigns/${id}/live`);
  expect(answer.status).toBe(503);
  expect(answer.body.code).toBe("unavailable");
});

test("a change stands even where the edge cannot be told", async () => {
  const snapshots = {
    get: async () => null,
    put: () => Promise.reject(new Error("KV is down")),
    remove: () => Promise.reject(new Error("KV is down")),
  };
  const member = await signedIn({ services: { snapshots } });
  const { id } = await makeCampaign(member);
  expect((await member.get(`/v1/campaigns/${id}`)).status).toBe(200);
});
