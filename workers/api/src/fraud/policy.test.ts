import { fraudPolicyView, type FraudPolicyView } from "@cleverdrip/contract";
import { DEFAULT_FRAUD_POLICY, FRAUD_RULES, FRAUD_RULES_VERSION } from "@cleverdrip/core";
import { expect, test } from "vitest";
import { auditOf } from "../../test-support/audit.ts";
import { factsOf } from "../../test-support/facts.ts";
import { makeCampaign, makePublisher } from "../../test-support/make.ts";
import { signedIn, type Member } from "../../test-support/member.ts";

async function read(member: Member, path: string): Promise<FraudPolicyView> {
  return fraudPolicyView.parse((await member.get(path)).body);
}

async function put(member: Member, path: string, body: object): Promise<FraudPolicyView> {
  const answer = await member.put(path, body);
  expect([answer.status, answer.body.detail]).toEqual([200, undefined]);
  return fraudPolicyView.parse(answer.body);
}

const ruleOf = ({ rules }: FraudPolicyView, id: string) => rules.find((rule) => rule.id === id);
const lead = (mode: string, minScore = 0.8) => ({ rules: { "same-lead": { mode, minScore } } });

async function world() {
  const member = await signedIn();
  const campaign = await makeCampaign(member);
  return { member, campaign, path: `/v1/campaigns/${campaign.id}/fraud` };
}

test("where nobody has set anything every rule is at its default", async () => {
  const { member, path } = await world();
  for (const view of [await read(member, "/v1/fraud/policy"), await read(member, path)]) {
    expect(view.isOn).toEqual({ value: true, from: "default" });
    expect(view.postbackWaitMinutes).toEqual({ value: 10, from: "default" });
    expect(view.rules.map(({ id }) => id)).toEqual(FRAUD_RULES.map(({ id }) => id));
    for (const { id, mode, minScore, from } of view.rules)
      expect([{ mode, minScore }, from]).toEqual([DEFAULT_FRAUD_POLICY.rules[id], "default"]);
    expect(view).toMatchObject({ allow: [], block: [], own: {}, updatedAtMs: null });
  }
});

test("a campaign's own goes before the workspace's, and each value says from where it is", async () => {
  const { member, path, campaign } = await world();
  const sub = (value: string) => ({ kind: "sub", value, note: "" });
  await put(member, "/v1/fraud/policy", {
    ...lead("off"),
    isOn: false,
    block: [sub("w")],
    postbackWaitMinutes: 0,
  });
  const own = {
    rules: { "too-soon": { mode: "hold", minScore: 0.5 } },
    block: [sub("c")],
    isOn: true,
  };
  const view = await put(member, path, own);
  expect(view).toMatchObject({
    campaignId: campaign.id,
    isOn: { value: true, from: "campaign" },
    postbackWaitMinutes: { value: 0, from: "workspace" },
    block: [
      { ...sub("c"), from: "campaign" },
      { ...sub("w"), from: "workspace" },
    ],
    own,
  });
  expect(ruleOf(view, "too-soon")).toMatchObject({ mode: "hold", minScore: 0.5, from: "campaign" });
  expect(ruleOf(view, "same-lead")).toMatchObject({ mode: "off", from: "workspace" });
  expect(ruleOf(view, "odd-client")).toMatchObject({ mode: "hold", from: "default" });
  expect(await read(member, path)).toEqual(view);
  expect((await member.remove(path)).status).toBe(204);
  expect(await read(member, path)).toMatchObject({ isOn: { value: false, from: "workspace" } });
});

test("the workspace says which rule set judges, a campaign cannot", async () => {
  const { member, path } = await world();
  const before = await read(member, "/v1/fraud/policy");
  expect(before.rulesVersion).toEqual({ value: before.ruleSets[0]?.version, from: "default" });
  await member.put("/v1/fraud/policy", { rulesVersion: 4 });
  for (const where of ["/v1/fraud/policy", path])
    expect((await read(member, where)).rulesVersion).toEqual({ value: 4, from: "workspace" });
  const refused = await member.put(path, { rulesVersion: 4 });
  expect([refused.status, refused.body.errors[0].path]).toEqual([400, "rulesVersion"]);
  expect(refused.body.errors[0].message).toMatch(/set it for the workspace/);
});

test("what a policy does not say any more is as the level above has it", async () => {
  const { member } = await world();
  await put(member, "/v1/fraud/policy", { ...lead("reject"), isOn: false });
  const view = await put(member, "/v1/fraud/policy", { isOn: false });
  expect(ruleOf(view, "same-lead")).toMatchObject({ mode: "hold", from: "default" });
  expect(view.isOn).toEqual({ value: false, from: "workspace" });
});

test.each(["off", "tag", "hold", "reject", "block"])("a rule may be set to %s", async (mode) => {
  const { member, path } = await world();
  const view = await put(member, path, lead(mode, 0.75));
  expect(ruleOf(view, "same-lead")).toMatchObject({ mode, minScore: 0.75, from: "campaign" });
});

test("every change has one audit entry, and what changes nothing has none", async () => {
  const { member, path, campaign } = await world();
  await put(member, "/v1/fraud/policy", lead("tag"));
  await put(member, "/v1/fraud/policy", lead("tag"));
  await put(member, path, lead("reject"));
  await member.remove(path);
  await member.remove(path);
  const audit = (await auditOf(member.workspaceId)).filter(({ action }) => /fraud/.test(action));
  expect(
    audit.map(({ action, entity_id, before, after }) => [action, entity_id, before, after]),
  ).toEqual([
    ["workspace.fraud", member.workspaceId, null, lead("tag")],
    ["campaign.fraud", campaign.id, null, lead("reject")],
    ["campaign.fraud", campaign.id, lead("reject"), null],
  ]);
});

test("entries are kept as they are compared", async () => {
  const { member } = await world();
  const publisher = await makePublisher(member);
  const { allow } = await put(member, "/v1/fraud/policy", {
    allow: [
      { kind: "asn", value: "AS3320", note: "office" },
      { kind: "ip", value: "2001:0DB8::/32" },
      { kind: "referrer", value: "*.Shop.example" },
      { kind: "publisher", value: publisher.id },
    ],
  });
  expect(allow.map(({ value }) => value)).toEqual([
    "3320",
    "2001:db8::/32",
    "shop.example",
    publisher.id,
  ]);
  expect(allow[0]?.note).toBe("office");
});

const ip = (value: string) => ({ kind: "ip", value });

test.each([
  [{ block: [ip("203.0.113.7"), ip("nonsense")] }, "block.1.value", /"nonsense" is not an address/],
  [{ allow: [ip("203.0.113.0/28")] }, "allow.0.value", /at least \/24/],
  [
    { allow: [ip("203.0.113.7"), ip("::ffff:203.0.113.7")] },
    "allow.1.value",
    /already, as entry 0/,
  ],
  [{ allow: [ip("203.0.113.7")], block: [ip("203.0.113.7")] }, "block.0.value", /allow list too/],
  [{ block: [{ kind: "publisher", value: "pub_x" }] }, "block.0.value", /not a publisher of this/],
  [{ block: [{ kind: "planet", value: "x" }] }, "block.0.kind", /./],
  [
    { rules: { nonsense: { mode: "hold", minScore: 0.8 } } },
    "rules.nonsense",
    /no such rule.*too-soon/,
  ],
  [
    { rules: { "same-lead": { mode: "hold", minScore: 0.4 } } },
    "rules.same-lead.minScore",
    /0.5 to 1/,
  ],
  [{ rules: { "same-lead": { mode: "ban", minScore: 0.8 } } }, "rules.same-lead.mode", /block/],
  [{ postbackWaitMinutes: 61 }, "postbackWaitMinutes", /0 to 60/],
  [{ rulesVersion: 3 }, "rulesVersion", new RegExp(`no rule set 3.*${FRAUD_RULES_VERSION}, 6, 4`)],
  [{ mode: "hold" }, "mode", /unknown field/],
])("%j is refused and the entry named", async (body, path, message) => {
  const { member } = await world();
  const { status, body: problem } = await member.put("/v1/fraud/policy", body);
  expect(status).toBe(400);
  expect(problem.errors[0].path).toBe(path);
  expect(problem.errors[0].message).toMatch(message);
});

test("a thousand entries are taken, one more is not", async () => {
  const { member } = await world();
  const entries = (count: number, kind: string) =>
    Array.from({ length: count }, (_, i) => ({ kind, value: String(i + 1) }));
  const [allow, block] = [entries(500, "asn"), entries(500, "sub")];
  await put(member, "/v1/fraud/policy", { allow, block });
  const more = { allow, block: entries(501, "sub") };
  const { status, body } = await member.put("/v1/fraud/policy", more);
  expect(status).toBe(400);
  expect(body.detail).toContain("1000 entries, not 1001");
});

test("a publisher of another workspace is none of this one", async () => {
  const { member } = await world();
  const theirs = await makePublisher(await signedIn());
  const body = { allow: [{ kind: "publisher", value: theirs.id }] };
  expect((await member.put("/v1/fraud/policy", body)).status).toBe(400);
});

test("results of before are judged anew soon, and a consumer that is away stops no change", async () => {
  const woken: string[] = [];
  const services = factsOf({ wakeFraud: async (workspaceId) => void woken.push(workspaceId) });
  const member = await signedIn({ services });
  await put(member, "/v1/fraud/policy", lead("tag"));
  await put(member, "/v1/fraud/policy", lead("tag"));
  expect(woken).toEqual([member.workspaceId]);
  const alone = await signedIn({ services: factsOf({}) });
  expect(ruleOf(await put(alone, "/v1/fraud/policy", lead("tag")), "same-lead")?.mode).toBe("tag");
});
