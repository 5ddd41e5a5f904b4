import type { SourceFinding } from "@cleverdrip/core";
import { env } from "cloudflare:workers";
import { expect, test } from "vitest";
import { listFraudFindings, readFraudKnowledge, saveFraudJudgement } from "./findings.ts";

const { EVENTS } = env as unknown as { readonly EVENTS: D1Database };
const ALL = { publisherId: null, campaignId: null, limit: 10 };

function finding(change: Partial<SourceFinding> = {}): SourceFinding {
  return {
    rule: "too-soon",
    about: "results",
    publisherId: "pub_1",
    campaignId: null,
    event: "sale",
    signs: ["delay:0"],
    seen: 30,
    of: 100,
    peerShare: 0.04,
    peers: 2_000,
    chance: 1e-9,
    score: 0.86,
    ...change,
  };
}

function judge(workspaceId: string, judgedAtMs: number, findings: readonly SourceFinding[]) {
  return saveFraudJudgement(EVENTS, workspaceId, {
    judgedAtMs,
    rulesVersion: 1,
    knowledge: JSON.stringify({ judgedAtMs }),
    findings: findings.map((own) => ({ id: `fnd_${own.rule}`, finding: own })),
  });
}

test("a finding that is made again keeps since when it stands, one that is not is gone", async () => {
  const workspaceId = crypto.randomUUID();
  await judge(workspaceId, 10, [finding(), finding({ rule: "night" })]);
  await judge(workspaceId, 20, [finding({ seen: 40 })]);
  expect(await listFraudFindings(EVENTS, workspaceId, ALL)).toEqual([
    { id: "fnd_too-soon", sinceMs: 10, judgedAtMs: 20, finding: finding({ seen: 40 }) },
  ]);
});

test("an older judgement that comes late changes nothing", async () => {
  const workspaceId = crypto.randomUUID();
  await judge(workspaceId, 20, [finding()]);
  await judge(workspaceId, 10, [finding({ rule: "night" })]);
  expect(await listFraudFindings(EVENTS, workspaceId, ALL)).toMatchObject([{ judgedAtMs: 20 }]);
  expect(await readFraudKnowledge(EVENTS, workspaceId)).toEqual({
    judgedAtMs: 20,
    rulesVersion: 1,
    knowledge: `{"judgedAtMs":20}`,
  });
});

test("findings of a campaign are its own and those over all campaigns", async () => {
  const workspaceId = crypto.randomUUID();
  await judge(workspaceId, 10, [
    finding(),
    finding({ rule: "night", campaignId: "cmp_1" }),
    finding({ rule: "forged", campaignId: "cmp_2" }),
  ]);
  const own = await listFraudFindings(EVENTS, workspaceId, { ...ALL, campaignId: "cmp_1" });
  expect(own.map(({ id }) => id)).toEqual(["fnd_night", "fnd_too-soon"]);
});

test("another workspace sees nothing", async () => {
  const [own, other] = [crypto.randomUUID(), crypto.randomUUID()];
  await judge(own, 10, [finding()]);
  expect(await listFraudFindings(EVENTS, other, ALL)).toEqual([]);
  expect(await readFraudKnowledge(EVENTS, other)).toBeNull();
});
