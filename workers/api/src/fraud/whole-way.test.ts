import { conversionFraud, fraudReviewPage } from "@cleverdrip/contract";
import { expect, test } from "vitest";
import { makeCampaign, makePublisher } from "../../test-support/make.ts";
import { signedIn } from "../../test-support/member.ts";

// With the real consumer: what it does to results and money is what is read here.

async function world() {
  const member = await signedIn();
  const campaign = await makeCampaign(member);
  const publisher = await makePublisher(member);
  const enter = async (txid: string) =>
    (
      await member.post("/v1/conversions", {
        campaignId: campaign.id,
        publisherId: publisher.id,
        event: "sale",
        txid,
      })
    ).body;
  const statusOf = async (id: string) => {
    const { status, reason } = (await member.get(`/v1/conversions/${id}`)).body;
    return [status, reason];
  };
  const balance = async () =>
    (await member.get(`/v1/balances?publisherId=${publisher.id}`)).body.data[0]?.balances[0]
      ?.balanceMicros ?? 0;
  const explain = async (id: string) =>
    conversionFraud.parse((await member.get(`/v1/conversions/${id}/fraud`)).body);
  return { member, publisher, enter, statusOf, balance, explain };
}

test("a blocked publisher's result is rejected at its receipt, approved by an appeal, and the approval undone", async () => {
  const { member, publisher, enter, statusOf, balance, explain } = await world();
  const block = [{ kind: "publisher", value: publisher.id }];
  expect((await member.put("/v1/fraud/policy", { block })).status).toBe(200);
  const { conversionId: id } = await enter("T-1");
  expect([await statusOf(id), await balance()]).toEqual([["rejected", "X_FRAUD"], 0]);
  expect(await explain(id)).toMatchObject({
    sentence: "It is rejected: On your block list.",
    listed: { list: "block", kind: "publisher", from: "workspace" },
    verdict: { signals: [{ rule: "block-list", score: 1 }], action: "reject", decision: "open" },
  });
  const queue = fraudReviewPage.parse((await member.get("/v1/fraud/reviews")).body);
  expect(queue.data).toMatchObject([{ conversionId: id, status: "rejected", click: null }]);
  const told = (await member.get(`/v1/publishers/${publisher.id}/fraud`)).body.data;
  expect(told[0].reasons).toEqual(["This source is not accepted for the campaign."]);
  const appeal = await member.post("/v1/fraud/appeals", { conversionId: id, text: "Known buyer." });
  const path = `/v1/fraud/appeals/${appeal.body.id}/answer`;
  const answered = await member.post(path, { outcome: "upheld", text: "Right." });
  expect(answered.body).toMatchObject({ outcome: "upheld", conversion: { status: "approved" } });
  expect([(await statusOf(id))[0], await balance()]).toEqual(["approved", 3_300_000]);
  const { decisions, verdict } = await explain(id);
  expect(verdict).toMatchObject({ decision: "approved", decidedBy: member.userId });
  const undo = await member.post(`/v1/fraud/decisions/${decisions[0]?.id}/undo`);
  expect(undo.body.data).toMatchObject([{ id, outcome: "changed", status: "rejected" }]);
  expect([await statusOf(id), await balance()]).toEqual([["rejected", "X_FRAUD"], 0]);
});

test("several results are rejected at once, said again they stay so, and undone they are paid as before", async () => {
  const { member, enter, statusOf, balance } = await world();
  const ids = [(await enter("T-1")).conversionId, (await enter("T-2")).conversionId];
  expect(await balance()).toBe(6_600_000);
  const decide = async () =>
    (
      await member.post("/v1/fraud/reviews/decide", {
        conversionIds: [...ids, "cnv_none"],
        decision: "reject",
        note: "same card",
      })
    ).body;
  const taken = await decide();
  const outcomes = ({ data }: { data: { outcome: string }[] }) => data.map((row) => row.outcome);
  expect(outcomes(taken)).toEqual(["changed", "changed", "missing"]);
  expect(await balance()).toBe(0);
  expect((await statusOf(ids[0]))[0]).toBe("rejected");
  const page = fraudReviewPage.parse((await member.get("/v1/fraud/reviews")).body);
  expect(page.counts).toMatchObject({ open: 0, rejected: 2 });
  const undo = () => member.post(`/v1/fraud/decisions/${taken.decisionId}/undo`);
  expect(outcomes((await undo()).body)).toEqual(["changed", "changed"]);
  expect(await balance()).toBe(6_600_000);
  expect(outcomes((await undo()).body)).toEqual(["unchanged", "unchanged"]);
  await decide();
  expect(outcomes(await decide())).toEqual(["unchanged", "unchanged", "missing"]);
});

test("an allowed publisher's result is paid, and judging now finds nothing against a handful of results", async () => {
  const { member, publisher, enter, statusOf, explain } = await world();
  const allow = [{ kind: "publisher", value: publisher.id, note: "our own newsletter" }];
  await member.put("/v1/fraud/policy", { allow });
  const { conversionId: id } = await enter("T-1");
  const judged = await member.post("/v1/fraud/judge");
  expect([judged.status, judged.body.findings, judged.body.doubted]).toEqual([200, 0, 0]);
  expect((await statusOf(id))[0]).toBe("approved");
  expect(await explain(id)).toMatchObject({ listed: { list: "allow" }, now: { mode: "off" } });
  const overview = (await member.get("/v1/fraud/overview")).body;
  expect(overview.judgedAtMs).toBe(judged.body.judgedAtMs);
  expect(overview.publishers[0].notEnough).toMatchObject({ results: 1, resultsNeeded: 24 });
});

test("what a list does not block any more is paid as soon as sources are judged", async () => {
  const { member, publisher, enter, statusOf, balance } = await world();
  const block = [{ kind: "publisher", value: publisher.id }];
  await member.put("/v1/fraud/policy", { block });
  const { conversionId: id } = await enter("T-1");
  const asked = { campaignId: null, policy: {} };
  const whatIf = (await member.post("/v1/fraud/what-if", asked)).body;
  expect(whatIf).toMatchObject({ changed: 1, examples: [{ conversionId: id, instead: "off" }] });
  await member.put("/v1/fraud/policy", {});
  expect((await member.post("/v1/fraud/judge")).status).toBe(200);
  expect([await statusOf(id), await balance()]).toEqual([["approved", "OK"], 3_300_000]);
});
