import { conversionFraud, type ConversionFraud } from "@cleverdrip/contract";
import {
  storeFraudAppeal,
  storeFraudDecision,
  storeFraudFindings,
} from "@cleverdrip/db/test-support";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { signal, withDoubts } from "../../test-support/doubted.ts";
import type { Member } from "../../test-support/member.ts";

async function explain(member: Member, id: string): Promise<ConversionFraud> {
  const { status, body } = await member.get(`/v1/conversions/${id}/fraud`);
  expect([status, body.detail]).toEqual([200, undefined]);
  return conversionFraud.parse(body);
}

test("a held result is explained with numbers, what would change it, and its evidence", async () => {
  const { member, campaign, ada, doubted } = await withDoubts();
  const id = await doubted({ signals: [signal("too-soon", 0.9), signal("night", 0.6)] });
  const own = { publisherId: ada.id, campaignId: campaign.id };
  const [finding] = await storeFraudFindings(env.EVENTS, member.workspaceId, [
    { ...own, event: "sale" },
    { ...own, event: "lead" },
    { ...own, rule: "odd-client" },
  ]);
  const decision = await storeFraudDecision(env.EVENTS, member.workspaceId, {
    conversionIds: JSON.stringify([id]),
  });
  await storeFraudAppeal(env.EVENTS, member.workspaceId, { conversionId: id, publisherId: ada.id });
  const explained = await explain(member, id);
  expect(explained).toMatchObject({
    sentence: "It is held: Results too soon after the click.",
    now: { mode: "hold", score: 0.9 },
    listed: null,
    counterfactuals: [
      'Without "Results too soon after the click" it would be let through.',
      "With a score below 0.8 instead of 0.9 nothing would follow.",
    ],
    click: { country: "US" },
    ctitMs: 60_000,
    evidence: { findingIds: [finding] },
    decisions: [{ id: decision }],
    appeals: [{ conversionId: id, publisherName: "Ada", conversion: { status: "hold" } }],
  });
  expect(explained.verdict?.signals).toMatchObject([
    { rule: "too-soon", mode: "hold", minScore: 0.8, from: "default", counts: true },
    { rule: "night", counts: false },
  ]);
  expect(explained.findings[0]).toMatchObject({
    seen: 66,
    of: 212,
    sentence:
      "31 % of its 212 sale results came sooner than all but 1.5 % of the peers' results could; 4.5 % of its peers' 4000.",
  });
  expect(explained.publisherReasons).toHaveLength(1);
  expect(explained.evidence.clickId).toBe(explained.click?.id);
});

test("others of its publisher with the same strongest signal are its evidence, the newest first", async () => {
  const { member, bob, doubted } = await withDoubts();
  const soon = [signal("night", 0.6), signal("too-soon", 0.9)];
  const older = await doubted({ signals: soon, daysAgo: 3 });
  const newer = await doubted({ signals: soon, daysAgo: 1 });
  await doubted({ signals: [signal("night", 0.6)] });
  await doubted({ signals: soon, publisherId: String(bob.id) });
  const id = await doubted({ signals: soon, daysAgo: 2 });
  expect((await explain(member, id)).evidence.conversionIds).toEqual([newer, older]);
});

test("a result that nothing is known of says so", async () => {
  const { member, honest } = await withDoubts();
  expect(await explain(member, await honest())).toMatchObject({
    sentence: "Nothing is known against it.",
    verdict: null,
    now: { mode: "off", score: 0 },
    counterfactuals: [],
    findings: [],
    publisherReasons: [],
  });
});

test("a policy of now that makes something else of it is told", async () => {
  const { member, campaign, doubted } = await withDoubts();
  const id = await doubted({ signals: [signal("too-soon", 0.9)] });
  const rules = { "too-soon": { mode: "reject", minScore: 0.9 } };
  await member.put(`/v1/campaigns/${campaign.id}/fraud`, { rules });
  const explained = await explain(member, id);
  expect(explained.now.mode).toBe("reject");
  expect(explained.sentence).toMatch(/^The policy of now would reject it/);
  expect(explained.verdict?.signals[0]).toMatchObject({ mode: "reject", from: "campaign" });
});

test("the entry of a list that decides is named, with its level", async () => {
  const { member, doubted } = await withDoubts();
  const [held, blocked] = [await doubted(), await doubted({ click: { asn: 9 }, signals: [] })];
  await member.put("/v1/fraud/policy", {
    allow: [{ kind: "asn", value: "7922", note: "our office" }],
    block: [{ kind: "asn", value: "9" }],
  });
  expect(await explain(member, held)).toMatchObject({
    listed: { list: "allow", kind: "asn", value: "7922", note: "our office", from: "workspace" },
    now: { mode: "off" },
    sentence: "It is let through: the allow list has the network AS 7922.",
    counterfactuals: [],
  });
  expect(await explain(member, blocked)).toMatchObject({
    listed: { list: "block", value: "9" },
    now: { mode: "reject" },
    counterfactuals: [
      'Without "On your block list" it would be let through.',
      "With a score below 0.8 instead of 1 nothing would follow.",
    ],
  });
});

test("what a person decided goes before what rules say", async () => {
  const { member, doubted } = await withDoubts();
  const id = await doubted({ decision: "approved", status: "approved", reason: "OK" });
  expect((await explain(member, id)).sentence).toBe("Somebody looked at it and let it through.");
});
