import { conversionExplanation, type ConversionExplanation } from "@cleverdrip/contract";
import { resolvePayout, type PayoutInput, type PayoutPolicy } from "@cleverdrip/core";
import {
  capUsage,
  controlDb,
  conversionHistory,
  deliveries,
  endpoints,
  eventsDb,
  payoutLedger,
  type conversions,
} from "@cleverdrip/db";
import { storeConversion } from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { makeCampaign, makePublisher } from "../../../test-support/make.ts";
import { randomId, signedIn, type Member } from "../../../test-support/member.ts";

const NOON_MS = Date.parse("2026-11-20T12:00:00Z");
const CLICK_ID = "abcdefghjkmnpqrs".repeat(2);
const cpa = (amountMicros: number) => ({ model: "cpa", amountMicros }) as const;

/** Default $2, override $3, volume 10 %. */
const POLICY: PayoutPolicy = {
  currency: "USD",
  revenue: { model: "reported" },
  campaign: cpa(2_000_000),
  tier: null,
  override: cpa(3_000_000),
  volume: { metric: "conversions", period: "month", steps: [{ from: 100, ppm: 100_000 }] },
};
const INPUT: PayoutInput = {
  saleMicros: 49_900_000,
  revenueMicros: null,
  volumeFigure: 120,
  manualPayoutMicros: null,
  manualRevenueMicros: null,
};

function payoutSteps(): string {
  const resolution = resolvePayout(POLICY, INPUT);
  if (resolution.kind !== "resolved") throw new Error(resolution.kind);
  const { version, steps } = resolution;
  return JSON.stringify({ version, input: INPUT, steps });
}

type Row = Partial<typeof conversions.$inferInsert>;

/** An approved conversion as the consumer leaves it, with a hard cap on its campaign. */
async function storeResult(member: Member, row: Row = {}) {
  const cap = { metric: "conversions", scope: "campaign", period: "day", limit: 10, isHard: true };
  const campaign = await makeCampaign(member, { conversionPolicy: { caps: [cap] } });
  const publisher = await makePublisher(member);
  const { workspaceId } = member;
  const events = eventsDb(env.EVENTS);
  const received = [
    ["click_id", CLICK_ID],
    ["txid", "T-1"],
    ["amount", "49.90"],
    ["token", "(hidden)"],
  ];
  const id = await storeConversion(env.EVENTS, workspaceId, {
    campaignId: campaign.id,
    eventTypeId: campaign.eventTypes[0].id,
    publisherId: publisher.id,
    txid: "T-1",
    clickId: CLICK_ID,
    clickAtMs: NOON_MS - 3_600_000,
    atMs: NOON_MS,
    receivedAtMs: NOON_MS,
    amountMicros: 49_900_000,
    revenueMicros: 49_900_000,
    payoutMicros: 3_300_000,
    payoutSteps: payoutSteps(),
    received: JSON.stringify(received),
    ...row,
  });
  const own = { workspaceId, conversionId: id, atMs: NOON_MS };
  await events.insert(payoutLedger).values({
    ...own,
    id: `led_${id}`,
    publisherId: publisher.id,
    kind: "earn",
    amountMicros: 3_300_000,
    currency: "USD",
    sequence: 1,
    note: "by hand",
  });
  await events
    .insert(conversionHistory)
    .values({ ...own, sequence: 1, status: "approved", reason: "OK", actor: "postback" });
  await events.insert(capUsage).values({
    workspaceId,
    key: `${campaign.id}:campaign::day`,
    period: "2026-11-20",
    conversions: 10,
  });
  return { id, campaign, publisher };
}

async function tell(member: Member, conversionId: string, publisherId: string | null) {
  const { workspaceId } = member;
  const times = { createdAtMs: NOON_MS, updatedAtMs: NOON_MS };
  const endpointId = `end_${randomId()}`;
  await controlDb(env.CONTROL)
    .insert(endpoints)
    .values({
      id: endpointId,
      workspaceId,
      kind: publisherId === null ? "webhook" : "postback",
      name: "x",
      url: "https://x.example",
      publisherId,
      ...times,
    });
  const id = `dlv_${randomId()}`;
  await eventsDb(env.EVENTS)
    .insert(deliveries)
    .values({
      workspaceId,
      id,
      endpointId,
      conversionId,
      event: "conversion.approved",
      payload: "{}",
      state: "delivered",
      ...times,
    });
  return id;
}

async function explained(member: Member, id: string, query = ""): Promise<ConversionExplanation> {
  const answer = await member.get(`/v1/conversions/${id}/explain${query}`);
  return conversionExplanation.parse(answer.body);
}

test("the worked example is explained step by step, and deciding it again gives $3.30", async () => {
  const member = await signedIn();
  const { id } = await storeResult(member);
  const { payout, agrees, limits } = await explained(member, id);
  expect(payout.steps.map(({ step, afterMicros }) => [step, afterMicros])).toEqual([
    ["revenue", 49_900_000],
    ["campaign", 2_000_000],
    ["override", 3_000_000],
    ["volume", 3_300_000],
  ]);
  expect(payout).toMatchObject({ payoutMicros: 3_300_000, agrees: true });
  expect(agrees).toBe(true);
  expect(limits).toEqual([]);
});

test("rung, window, duplicate key, caps, ledger, history and deliveries are told", async () => {
  const member = await signedIn();
  const { id, publisher } = await storeResult(member);
  const deliveryId = await tell(member, id, publisher.id);
  const told = await explained(member, id);
  expect(told.attribution).toMatchObject({ rung: "click-id", agrees: true });
  expect(told.attribution.candidates).toMatchObject([
    { clickId: CLICK_ID, verdict: "credited", window: { ctitMs: 3_600_000, minMs: 0 } },
  ]);
  expect(told.duplicates).toMatchObject({ key: "transaction id T-1", repeat: 0 });
  expect(told.caps).toEqual([
    {
      metric: "conversions",
      scope: "campaign",
      period: "day",
      isHard: true,
      limit: 10,
      used: 10,
      sentence: "The campaign's hard limit of conversions is full.",
    },
  ]);
  expect(told.ledger).toMatchObject([{ kind: "earn", amountMicros: 3_300_000 }]);
  expect(told.history).toMatchObject([{ sequence: 1, status: "approved", actor: "postback" }]);
  expect(told.deliveries.map((row) => row.id)).toEqual([deliveryId]);
});

test("a payout that its steps do not give, and a ledger that holds another sum, do not agree", async () => {
  const member = await signedIn();
  const wrong = await storeResult(member, { payoutMicros: 3_300_001 });
  expect(await explained(member, wrong.id)).toMatchObject({
    payout: { agrees: false },
    agrees: false,
  });
  const refunded = await storeResult(member, { status: "refunded" });
  expect(await explained(member, refunded.id)).toMatchObject({
    payout: { agrees: true },
    agrees: false,
  });
});

test("rules that have changed since are said to have, and do not change what was decided", async () => {
  const member = await signedIn();
  const { id, campaign } = await storeResult(member, { clickAtMs: NOON_MS - 10 * 86_400_000 });
  await member.patch(`/v1/campaigns/${campaign.id}`, { attributionWindowDays: 7 });
  const told = await explained(member, id);
  expect(told.attribution.agrees).toBe(false);
  expect(told.attribution.candidates[0]?.verdict).toBe("too-late");
  expect(told.limits).toHaveLength(1);
  expect(told.agrees).toBe(true);
});

test("a result that is worth nothing yet agrees without a step", async () => {
  const member = await signedIn();
  const record = JSON.stringify({ version: 1, input: INPUT, steps: [] });
  const nothing = { payoutMicros: 0, revenueMicros: 0, payoutSteps: record };
  const { id } = await storeResult(member, nothing);
  expect((await explained(member, id)).payout).toMatchObject({ steps: [], agrees: true });
});

test("a result whose steps were not kept says so", async () => {
  const member = await signedIn();
  const { id } = await storeResult(member, { payoutSteps: "{}", received: "{}" });
  const told = await explained(member, id);
  expect(told.payout).toMatchObject({ steps: [], agrees: null });
  expect(told.limits).toEqual(["The steps of its payout were not kept."]);
});

test("a publisher reads its own part: no revenue, parameters of the advertiser, notes or other endpoints", async () => {
  const member = await signedIn();
  const { id, publisher } = await storeResult(member);
  const own = await tell(member, id, publisher.id);
  await tell(member, id, (await makePublisher(member)).id);
  await tell(member, id, null);
  const told = await explained(member, id, "?for=publisher");
  expect(told.conversion).toMatchObject({
    payoutMicros: 3_300_000,
    revenueMicros: null,
    amountMicros: null,
  });
  expect(told.received.map(({ name }) => name)).toEqual(["click_id", "txid"]);
  expect(told.payout.steps.map(({ step }) => step)).toEqual(["campaign", "override", "volume"]);
  expect(told.caps).toEqual([]);
  expect(told.ledger[0]?.note).toBeNull();
  expect(told.history[0]).toMatchObject({ reason: "OK", actor: "" });
  expect(told.deliveries.map((row) => row.id)).toEqual([own]);
  expect(JSON.stringify(told)).not.toContain("49.9");
});

test("a coupon and an advertiser that names the publisher are told as such", async () => {
  const member = await signedIn();
  const { id, publisher, campaign } = await storeResult(member, {
    clickId: "",
    rung: "coupon",
    coupon: "spring",
  });
  const coupons = [{ code: "SPRING", publisherId: publisher.id }];
  await member.patch(`/v1/campaigns/${campaign.id}`, { conversionPolicy: { coupons } });
  expect((await explained(member, id)).attribution).toMatchObject({
    rung: "coupon",
    candidates: [],
    agrees: true,
  });
  const named = await storeResult(member, { clickId: "", rung: "clickless" });
  expect((await explained(member, named.id)).attribution).toMatchObject({
    rung: "clickless",
    agrees: true,
  });
});
