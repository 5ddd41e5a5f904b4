import { conversionExplanation, type ConversionExplanation } from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { makeCampaign, makePublisher } from "../../test-support/make.ts";
import { signedIn, type Member } from "../../test-support/member.ts";

// With the real consumer: what it writes is what is explained here.

const cpa = (amountMicros: number) => ({ model: "cpa", amountMicros });

/** Default $2, override $3 for the publisher, volume +10 % from the first on. */
async function withTerms() {
  const member = await signedIn();
  const volume = { metric: "conversions", period: "month", steps: [{ from: 0, ppm: 100_000 }] };
  const cap = { metric: "conversions", scope: "campaign", period: "day", limit: 3 };
  const campaign = await makeCampaign(member, {
    eventTypes: [{ name: "sale", payout: cpa(2_000_000), aliases: ["order"] }],
    conversionPolicy: { volume, caps: [cap] },
  });
  const publisher = await makePublisher(member);
  await member.put(`/v1/campaigns/${campaign.id}/payout-rules`, {
    eventTypeId: campaign.eventTypes[0].id,
    scope: "publisher",
    subject: publisher.id,
    payout: cpa(3_000_000),
  });
  const enter = async (fields: object = {}) =>
    (
      await member.post("/v1/conversions", {
        campaignId: campaign.id,
        publisherId: publisher.id,
        event: "order",
        amountMicros: 49_900_000,
        ...fields,
      })
    ).body;
  const balance = async () =>
    (await member.get(`/v1/balances?publisherId=${publisher.id}`)).body.data[0]?.balances[0];
  return { member, campaign, publisher, enter, balance };
}

async function explained(member: Member, id: string): Promise<ConversionExplanation> {
  return conversionExplanation.parse((await member.get(`/v1/conversions/${id}/explain`)).body);
}

test("the worked example is recorded, explained, adjusted, rejected and restored, and always agrees", async () => {
  const { member, enter, balance } = await withTerms();
  const verdict = await enter({ txid: "T-1" });
  expect(verdict).toMatchObject({ verdict: "recorded", payoutMicros: 3_300_000 });
  const id = verdict.conversionId;
  const change = async (body: object) =>
    (await member.post("/v1/conversions/change", { ids: [id], reason: "checked", ...body })).body
      .data[0].outcome;
  const states: (string | number)[][] = [];
  const look = async () => {
    const { conversion, agrees, caps } = await explained(member, id);
    expect(agrees).toBe(true);
    states.push([conversion.status, (await balance()).balanceMicros, caps[0]?.used ?? -1]);
  };
  await look();
  expect(await change({ action: "adjust", payoutMicros: 5_000_000 })).toBe("changed");
  await look();
  expect(await change({ action: "reject" })).toBe("changed");
  await look();
  expect(await change({ action: "reject" })).toBe("unchanged");
  expect(await change({ action: "hold" })).toBe("refused");
  expect(await change({ action: "restore" })).toBe("changed");
  await look();
  expect(await change({ action: "refund" })).toBe("changed");
  await look();
  expect(states).toEqual([
    ["approved", 3_300_000, 1],
    ["approved", 5_000_000, 1],
    ["rejected", 0, 0],
    ["approved", 5_000_000, 1],
    ["refunded", 0, 0],
  ]);
  const { history, received, attribution } = await explained(member, id);
  expect(history.map(({ status }) => status)).toEqual([
    "approved",
    "approved",
    "rejected",
    "approved",
    "refunded",
  ]);
  expect(received).toContainEqual({ name: "event", value: "order" });
  expect(attribution).toMatchObject({ rung: "clickless", agrees: true });
});

test("an event that got an alias afterwards is recorded by a replay, and only once", async () => {
  const { member, campaign, enter } = await withTerms();
  const refused = await enter({ event: "depsit", txid: "T-2" });
  expect(refused).toMatchObject({ verdict: "rejected", reason: "X_EVENT_UNKNOWN" });
  const { body } = await member.get("/v1/received?reason=X_EVENT_UNKNOWN");
  const [report] = body.data;
  expect(report).toMatchObject({ via: "manual", event: "depsit", conversionId: null });
  const payout = cpa(2_000_000);
  await member.patch(`/v1/campaigns/${campaign.id}`, {
    eventTypes: [{ name: "deposit", payout, aliases: ["depsit"] }],
  });
  const replay = async () => (await member.post(`/v1/received/${report.id}/replay`)).body;
  expect(await replay()).toMatchObject({ verdict: "recorded", status: "approved" });
  expect(await replay()).toMatchObject({ verdict: "duplicate", reason: "X_DUP_TXID" });
  expect((await member.get("/v1/conversions")).body.data).toHaveLength(1);
});

test("over a soft cap a result is held, and another workspace's campaign takes none by hand", async () => {
  const { enter } = await withTerms();
  const verdicts: string[] = [];
  for (let i = 0; i < 4; i += 1) verdicts.push((await enter({ txid: `T-${i}` })).reason);
  expect(verdicts).toEqual(["OK", "OK", "OK", "H_OVER_CAP"]);
  const stranger = await withTerms();
  const { campaign, publisher } = await withTerms();
  const answer = await stranger.enter({ campaignId: campaign.id, publisherId: publisher.id });
  expect(answer.verdict).toBe("rejected");
});
