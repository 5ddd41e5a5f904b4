import { entityId, type SourceFinding } from "@cleverdrip/core";
import {
  insertFraudAppeal,
  insertFraudDecision,
  saveFraudJudgement,
  saveFraudVerdicts,
  type FraudAppealRecord,
  type FraudDecisionRecord,
  type JudgedVerdict,
} from "../src/index.ts";

// Rows of fraud tables as tests need them: what a test does not give has no bearing on it.

let made = 0;

function nextId(prefix: "apl" | "fdc"): string {
  made += 1;
  const random = new Uint8Array([0, 0, 0, 0, 0, 0, 0, made >> 16, (made >> 8) & 255, made & 255]);
  return entityId(prefix, 1_795_000_000_000, random);
}

/** A verdict on a conversion, as the judge writes it. */
export async function storeFraudVerdict(
  db: D1Database,
  workspaceId: string,
  row: Partial<JudgedVerdict> & { readonly conversionId: string },
): Promise<void> {
  await saveFraudVerdicts(db, workspaceId, [
    {
      atMs: 1_795_000_060_000,
      publisherId: "pub_1",
      campaignId: "cmp_1",
      eventName: "sale",
      payoutMicros: 3_300_000,
      currency: "USD",
      score: 0.9,
      signals: JSON.stringify([{ rule: "too-soon", score: 0.9, detail: "31 % came at once." }]),
      rulesVersion: 1,
      action: "hold",
      judgedAtMs: 1_795_000_070_000,
      ...row,
    },
  ]);
}

export async function storeFraudDecision(
  db: D1Database,
  workspaceId: string,
  row: Partial<FraudDecisionRecord> = {},
): Promise<string> {
  const id = row.id ?? nextId("fdc");
  await insertFraudDecision(db, workspaceId, {
    atMs: 1_795_000_080_000,
    actor: "user",
    decision: "approve",
    note: "",
    conversionIds: "[]",
    before: "[]",
    ...row,
    id,
  });
  return id;
}

export async function storeFraudAppeal(
  db: D1Database,
  workspaceId: string,
  row: Partial<FraudAppealRecord> = {},
): Promise<string> {
  const id = row.id ?? nextId("apl");
  const { conversionId = "cnv_1", publisherId = "pub_1", text = "It was a sale." } = row;
  const atMs = row.atMs ?? 1_795_000_090_000;
  const appeal = { id, conversionId, publisherId, atMs, text };
  if (!(await insertFraudAppeal(db, workspaceId, appeal)))
    throw new Error(`${conversionId} has an open appeal already`);
  return id;
}

/** All that a workspace's judge found at once: findings that are not given are gone. */
export async function storeFraudFindings(
  db: D1Database,
  workspaceId: string,
  findings: readonly Partial<SourceFinding>[],
  judgedAtMs = 1_795_000_070_000,
): Promise<readonly string[]> {
  const rows = findings.map((finding, i) => ({
    id: `${workspaceId} finding ${i}`,
    finding: {
      rule: "too-soon",
      about: "results",
      publisherId: "pub_1",
      campaignId: null,
      event: null,
      signs: ["soon2"],
      seen: 66,
      of: 212,
      peerShare: 0.045,
      peers: 4_000,
      chance: 1e-9,
      score: 0.85,
      ...finding,
    } satisfies SourceFinding,
  }));
  const knowledge = { judgedAtMs, rulesVersion: 1, knowledge: "{}" };
  await saveFraudJudgement(db, workspaceId, { ...knowledge, findings: rows });
  return rows.map(({ id }) => id);
}
