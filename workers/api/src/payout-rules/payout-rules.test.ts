import { payoutTerms } from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { auditOf } from "../../test-support/audit.ts";
import { makeCampaign, makePublisher } from "../../test-support/make.ts";
import { signedIn } from "../../test-support/member.ts";

const cpa = (amountMicros: number) => ({ model: "cpa", amountMicros });

async function withCampaign() {
  const member = await signedIn();
  const campaign = await makeCampaign(member);
  const path = `/v1/campaigns/${campaign.id}/payout-rules`;
  const eventTypeId: string = campaign.eventTypes[0].id;
  const put = (fields: object) =>
    member.put(path, { eventTypeId, scope: "tier", subject: "gold", payout: cpa(5), ...fields });
  return { member, campaign, path, eventTypeId, put };
}

test("terms of a tier and of a publisher are kept beside each other and read back", async () => {
  const { member, path, put } = await withCampaign();
  const publisher = await makePublisher(member);
  const tier = await put({});
  expect(tier.status).toBe(200);
  const hybrid = { model: "hybrid", amountMicros: 1_000_000, percent: 2.5 };
  const own = await put({ scope: "publisher", subject: publisher.id, payout: hybrid });
  expect(payoutTerms.parse(own.body).payout).toEqual(hybrid);
  expect((await member.get(path)).body.data).toEqual([tier.body, own.body]);
  expect((await member.get(`${path}?scope=tier`)).body.data).toEqual([tier.body]);
});

test("a second put replaces the payout of the first, and the same one again changes nothing", async () => {
  const { member, path, put } = await withCampaign();
  const first = await put({});
  const second = await put({ payout: { model: "cps", percent: 12.5 } });
  expect(second.body).toEqual({ ...first.body, payout: { model: "cps", percent: 12.5 } });
  expect((await put({ payout: { model: "cps", percent: 12.5 } })).body).toEqual(second.body);
  expect((await member.get(path)).body.data).toEqual([second.body]);
  const actions = (await auditOf(member.workspaceId)).map((row) => row.action);
  expect(actions).toEqual(["campaign.create", "campaign.payout-rule", "campaign.payout-rule"]);
});

test("the terms named by all of their key are removed, others stay", async () => {
  const { member, path, put, eventTypeId } = await withCampaign();
  await put({});
  const silver = await put({ subject: "silver" });
  const key = `eventTypeId=${eventTypeId}&scope=tier`;
  expect((await member.remove(`${path}?${key}`)).status).toBe(400);
  expect((await member.remove(`${path}?${key}&subject=gold`)).status).toBe(204);
  expect((await member.remove(`${path}?${key}&subject=gold`)).status).toBe(404);
  expect((await member.get(path)).body.data).toEqual([silver.body]);
});

test.each([
  [{ eventTypeId: "evt_none" }, "eventTypeId"],
  [{ scope: "publisher", subject: "pub_none" }, "subject"],
  [{ subject: " " }, "subject"],
  [{ payout: { model: "cps", percent: 1.23456 } }, "payout.percent"],
  [{ payout: { model: "hybrid", percent: 1 } }, "payout.amountMicros"],
  [{ payout: { model: "cpa", amountMicros: -1 } }, "payout.amountMicros"],
  [{ payout: { model: "cpc", amountMicros: 5 } }, "payout.model"],
  [{ eventTypeId: "" }, "payout.model"],
])("terms with %j are refused by the field's name", async (fields, field) => {
  const { put } = await withCampaign();
  const answer = await put(fields);
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].path).toBe(field);
});

test("terms for clicks stand before those of events, and are removed like them", async () => {
  const { member, path, put } = await withCampaign();
  const sale = await put({});
  const clicks = await put({ eventTypeId: "", payout: { model: "cpc", amountMicros: 50_000 } });
  expect(payoutTerms.parse(clicks.body).payout).toEqual({ model: "cpc", amountMicros: 50_000 });
  expect((await member.get(path)).body.data).toEqual([clicks.body, sale.body]);
  expect((await member.get(`${path}?eventTypeId=`)).body.data).toEqual([clicks.body]);
  const key = "eventTypeId=&scope=tier&subject=gold";
  expect((await member.remove(`${path}?${key}`)).status).toBe(204);
  expect((await member.get(path)).body.data).toEqual([sale.body]);
});

test("the clicks of two campaigns have terms of their own for the same tier", async () => {
  const { member, put } = await withCampaign();
  const other = await makeCampaign(member);
  const cpc = (amountMicros: number) => ({
    eventTypeId: "",
    payout: { model: "cpc", amountMicros },
  });
  await put(cpc(1));
  const theirs = `/v1/campaigns/${other.id}/payout-rules`;
  await member.put(theirs, { scope: "tier", subject: "gold", ...cpc(2) });
  expect((await put(cpc(3))).body.payout.amountMicros).toBe(3);
  expect((await member.get(theirs)).body.data[0].payout.amountMicros).toBe(2);
});

test("an event type of another campaign is not one of this", async () => {
  const { member, put } = await withCampaign();
  const other = await makeCampaign(member);
  expect((await put({ eventTypeId: other.eventTypes[0].id })).status).toBe(400);
});
