import { fraudWhatIfAnswer, type FraudReading, type FraudWhatIfAnswer } from "@cleverdrip/contract";
import { FRAUD_RULES_VERSION } from "@cleverdrip/core";
import { findFraudVerdict } from "@cleverdrip/db";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { auditedActions } from "../../test-support/audit.ts";
import { factsOf } from "../../test-support/facts.ts";
import { signal, withDoubts } from "../../test-support/doubted.ts";
import { signedIn, type Member } from "../../test-support/member.ts";

async function ask(member: Member, question: object): Promise<FraudWhatIfAnswer> {
  const body = { campaignId: null, policy: {}, ...question };
  const answer = await member.post("/v1/fraud/what-if", body);
  expect([answer.status, answer.body.detail]).toEqual([200, undefined]);
  return fraudWhatIfAnswer.parse(answer.body);
}

const usd = (conversions: number, payoutMicros: number) => ({
  currency: "USD",
  conversions,
  payoutMicros,
});
const rule = (id: string, mode: string, minScore = 0.8) => ({
  rules: { [id]: { mode, minScore } },
});

test("what is held now and what would be stand side by side, and nothing is changed", async () => {
  const { member, ada, bob, doubted, honest } = await withDoubts();
  const id = await doubted({ payoutMicros: 5_000_000 });
  await doubted({ publisherId: bob.id, signals: [signal("same-lead", 0.6)], action: "off" });
  await honest();
  const before = await findFraudVerdict(env.EVENTS, member.workspaceId, id);
  const answer = await ask(member, { policy: rule("too-soon", "reject") });
  expect(answer).toMatchObject({
    conversions: 2,
    changed: 1,
    results: 3,
    isComplete: true,
    now: { held: [usd(1, 5_000_000)], rejected: [], letThrough: [usd(1, 3_300_000)] },
    instead: { held: [], rejected: [usd(1, 5_000_000)], letThrough: [usd(1, 3_300_000)] },
    publishers: [
      { publisherId: ada.id, publisherName: "Ada", changed: 1 },
      { publisherId: bob.id, changed: 0 },
    ],
    rules: [{ rule: "too-soon", now: { held: [usd(1, 5_000_000)] }, instead: { held: [] } }],
    examples: [
      {
        conversionId: id,
        now: "hold",
        instead: "reject",
        sentence: "Would be rejected, now held. too-soon in numbers.",
      },
    ],
  });
  expect(await findFraudVerdict(env.EVENTS, member.workspaceId, id)).toEqual(before);
  expect(await auditedActions(member.workspaceId)).not.toContain("workspace.fraud");
});

test("the policy of now changes nothing", async () => {
  const { member, doubted } = await withDoubts();
  const policy = rule("same-lead", "reject", 0.5);
  await member.put("/v1/fraud/policy", policy);
  await doubted({ signals: [signal("same-lead", 0.55)] });
  await doubted();
  const answer = await ask(member, { policy });
  expect(answer.changed).toBe(0);
  expect(answer.now).toEqual(answer.instead);
  expect(answer.examples).toEqual([]);
});

test("a threshold lowered to 0.5 holds what was let through", async () => {
  const { member, doubted } = await withDoubts();
  await doubted({ signals: [signal("same-lead", 0.55)], action: "off", status: "approved" });
  const answer = await ask(member, { policy: rule("same-lead", "hold", 0.5) });
  expect(answer).toMatchObject({ changed: 1, instead: { held: [usd(1, 3_300_000)] } });
});

test("a campaign's question leaves the others alone, and its own policy stays on top of the workspace's", async () => {
  const { member, campaign, doubted } = await withDoubts();
  await doubted();
  await doubted({ campaignId: "cmp_other" });
  expect(await ask(member, { campaignId: campaign.id, policy: { isOn: false } })).toMatchObject({
    conversions: 1,
    changed: 1,
  });
  await member.put(`/v1/campaigns/${campaign.id}/fraud`, rule("too-soon", "tag"));
  const answer = await ask(member, { policy: rule("too-soon", "reject") });
  expect(answer).toMatchObject({ conversions: 2, changed: 1 });
  expect(answer.examples[0]?.campaignId).toBe("cmp_other");
});

test("what a person decided stays, by whatever policy", async () => {
  const { member, doubted } = await withDoubts();
  await doubted({ decision: "approved", status: "approved", reason: "OK" });
  await doubted({ decision: "rejected", status: "rejected", reason: "X_FRAUD" });
  const answer = await ask(member, { policy: { isOn: false } });
  expect(answer.changed).toBe(0);
  expect(answer.instead).toMatchObject({
    rejected: [usd(1, 3_300_000)],
    letThrough: [usd(1, 3_300_000)],
  });
});

test("a block list reaches results without a doubt, an allow list those that are held", async () => {
  const { member, doubted, honest } = await withDoubts();
  await honest({ click: { asn: 64_500 }, payoutMicros: 7_000_000 });
  await honest();
  await honest({ click: { asn: 64_500 }, status: "rejected", reason: "X_AMOUNT" });
  await doubted();
  const block = [{ kind: "asn", value: "64500" }];
  expect(await ask(member, { policy: { block } })).toMatchObject({
    conversions: 2,
    changed: 1,
    instead: { rejected: [usd(1, 7_000_000)], held: [usd(1, 3_300_000)] },
  });
  const allow = [{ kind: "sub", value: "a" }];
  expect(await ask(member, { policy: { allow } })).toMatchObject({
    changed: 1,
    instead: { letThrough: [usd(1, 3_300_000)] },
  });
});

test("examples are the ten largest", async () => {
  const { member, doubted } = await withDoubts();
  for (let i = 1; i <= 12; i += 1) await doubted({ payoutMicros: i * 1_000_000 });
  const { examples, changed } = await ask(member, { policy: { isOn: false } });
  expect(changed).toBe(12);
  expect(examples.map(({ payoutMicros }) => payoutMicros / 1_000_000)).toEqual([
    12, 11, 10, 9, 8, 7, 6, 5, 4, 3,
  ]);
});

test("days before are left out, currencies are never one sum, and another workspace's are not seen", async () => {
  const { member, doubted } = await withDoubts();
  await doubted({ daysAgo: 20 });
  await doubted({ currency: "EUR" });
  await doubted();
  const answer = await ask(member, { days: 7, policy: { isOn: false } });
  expect(answer.now.held.map(({ currency }) => currency)).toEqual(["EUR", "USD"]);
  expect((await ask(await signedIn(), {})).conversions).toBe(0);
});

test("what the comparison cannot say is said", async () => {
  const { member, doubted } = await withDoubts();
  await doubted({ click: null });
  const policy = { allow: [{ kind: "ip", value: "203.0.113.7" }] };
  const { limits } = await ask(member, { policy });
  expect(limits.join(" ")).toMatch(
    /score of 0.5 on.*closed statement.*judged first.*single addresses.*no row/s,
  );
  expect((await ask(member, {})).limits).toHaveLength(3);
});

test.each([
  [{ days: 31 }, "days"],
  [{ policy: { rules: { x: { mode: "hold", minScore: 0.8 } } } }, "policy.rules.x"],
  [{ policy: { block: [{ kind: "asn", value: "x" }] } }, "policy.block.0.value"],
])("a question of %j is refused with the field's name", async (question, path) => {
  const body = { campaignId: null, policy: {}, ...question };
  const answer = await (await signedIn()).post("/v1/fraud/what-if", body);
  expect(answer.status).toBe(400);
  expect(answer.body.errors[0].path).toBe(path);
});

test("another workspace's campaign is not there", async () => {
  const { campaign } = await withDoubts();
  const body = { campaignId: campaign.id, policy: {} };
  expect((await (await signedIn()).post("/v1/fraud/what-if", body)).status).toBe(404);
});

const DAY_MS = 86_400_000;

/** A consumer whose other rule set finds this. */
function reading(part: Partial<FraudReading>, asked: number[] = []) {
  const readFraudBy = async (_workspaceId: string, rulesVersion: number) => {
    asked.push(rulesVersion);
    const sinceMs = Date.now() - 8 * DAY_MS;
    const sinceDay = new Date(sinceMs).toISOString().slice(0, 10);
    return { rulesVersion, sinceMs, sinceDay, results: [], isComplete: true, days: [], ...part };
  };
  return { services: factsOf({ readFraudBy }) };
}

test("another rule set is run again, and what it would let go and hold stands beside what is", async () => {
  const results: FraudReading["results"][number][] = [];
  const { member, doubted, honest } = await withDoubts(reading({ results }));
  await doubted({ payoutMicros: 1_000_000 });
  const kept = await doubted({ payoutMicros: 2_000_000 });
  const found = await honest({ payoutMicros: 4_000_000 });
  const old = await doubted({ payoutMicros: 8_000_000, daysAgo: 20 });
  results.push({ id: kept, signals: [signal("too-soon", 0.9)] });
  results.push({ id: found, signals: [signal("same-lead", 0.9)] });
  const answer = await ask(member, { policy: { rulesVersion: 4 } });
  expect(answer).toMatchObject({
    rulesVersion: { now: FRAUD_RULES_VERSION, instead: 4 },
    conversions: 4,
    changed: 2,
    now: { held: [usd(3, 11_000_000)] },
    instead: { held: [usd(3, 14_000_000)], letThrough: [usd(1, 1_000_000)] },
  });
  expect(answer.examples.map(({ conversionId }) => conversionId)).not.toContain(old);
  expect(answer.limits).toContain(
    "Rule set 4 has judged what came in the last 8 days; older results and days are as they were judged.",
  );
});

test("the rule set of now is not run again, whoever names it, nor is one for a campaign's own rules", async () => {
  const asked: number[] = [];
  const { member, campaign } = await withDoubts(reading({}, asked));
  const newest = FRAUD_RULES_VERSION;
  expect((await ask(member, {})).rulesVersion).toEqual({ now: newest, instead: newest });
  expect((await ask(member, { policy: { rulesVersion: newest } })).rulesVersion.instead).toBe(
    newest,
  );
  await ask(member, { campaignId: campaign.id, policy: { isOn: true } });
  expect(asked).toEqual([]);
  await member.put("/v1/fraud/policy", { rulesVersion: 4 });
  expect((await ask(member, { policy: { rulesVersion: 4 } })).rulesVersion.now).toBe(4);
  expect(asked).toEqual([]);
  expect((await ask(member, {})).rulesVersion).toEqual({ now: 4, instead: newest });
  expect(asked).toEqual([newest]);
});
