import type { SourceFinding } from "@cleverdrip/core";
import { jsonParts } from "../events/json-parts.ts";

/** A finding that stands, since when, and when it was last made. */
export type StoredFinding = {
  readonly id: string;
  readonly sinceMs: number;
  readonly judgedAtMs: number;
  readonly finding: SourceFinding;
};

export type FindingFilter = {
  readonly publisherId: string | null;
  readonly campaignId: string | null;
  readonly limit: number;
};

/** What was learnt, as core reads it. */
export type StoredKnowledge = {
  readonly judgedAtMs: number;
  readonly rulesVersion: number;
  readonly knowledge: string;
};

/** What came of judging a workspace's sources. */
export type Judgement = StoredKnowledge & {
  readonly findings: readonly { readonly id: string; readonly finding: SourceFinding }[];
};

/** By publisher. */
export async function listFraudFindings(
  db: D1Database,
  workspaceId: string,
  { publisherId, campaignId, limit }: FindingFilter,
): Promise<readonly StoredFinding[]> {
  const { results } = await db
    .prepare(
      `SELECT id, since_ms AS sinceMs, judged_at_ms AS judgedAtMs, finding FROM fraud_findings
       WHERE workspace_id = ?1 AND (?2 IS NULL OR publisher_id = ?2) AND (?3 IS NULL OR campaign_id IS NULL OR campaign_id = ?3)
       ORDER BY publisher_id, id LIMIT ?4`,
    )
    .bind(workspaceId, publisherId, campaignId, limit)
    .all<Omit<StoredFinding, "finding"> & { finding: string }>();
  return results.map((row) => ({ ...row, finding: JSON.parse(row.finding) as SourceFinding }));
}

/** null = nothing was judged yet. */
export async function readFraudKnowledge(
  db: D1Database,
  workspaceId: string,
): Promise<StoredKnowledge | null> {
  return db
    .prepare(
      `SELECT judged_at_ms AS judgedAtMs, rules_version AS rulesVersion, knowledge
       FROM fraud_knowledge WHERE workspace_id = ?1`,
    )
    .bind(workspaceId)
    .first<StoredKnowledge>();
}

/** Findings take the place of those before; one that was there already keeps since when it stands. An older judgement changes nothing. */
export async function saveFraudJudgement(
  db: D1Database,
  workspaceId: string,
  { judgedAtMs, rulesVersion, knowledge, findings }: Judgement,
): Promise<void> {
  const rows = findings.map(({ id, finding }) => [
    id,
    finding.publisherId,
    finding.campaignId,
    JSON.stringify(finding),
  ]);
  await db.batch([
    db.prepare(KNOWLEDGE_SQL).bind(workspaceId, judgedAtMs, rulesVersion, knowledge),
    ...jsonParts(rows).map((part) => db.prepare(FINDINGS_SQL).bind(part, workspaceId, judgedAtMs)),
    db
      .prepare(`DELETE FROM fraud_findings WHERE workspace_id = ?1 AND judged_at_ms < ?2`)
      .bind(workspaceId, judgedAtMs),
  ]);
}

const KNOWLEDGE_SQL = `
  INSERT INTO fraud_knowledge (workspace_id, judged_at_ms, rules_version, knowledge) VALUES (?1, ?2, ?3, ?4)
  ON CONFLICT (workspace_id) DO UPDATE SET judged_at_ms = excluded.judged_at_ms, rules_version = excluded.rules_version,
    knowledge = excluded.knowledge WHERE excluded.judged_at_ms >= judged_at_ms`;

const FINDINGS_SQL = `
  INSERT INTO fraud_findings (workspace_id, id, publisher_id, campaign_id, since_ms, judged_at_ms, finding)
  SELECT ?2, r.value ->> 0, r.value ->> 1, r.value ->> 2, ?3, ?3, r.value ->> 3
  FROM json_each(?1) r
  WHERE NOT EXISTS (SELECT 1 FROM fraud_knowledge k WHERE k.workspace_id = ?2 AND k.judged_at_ms > ?3)
  ON CONFLICT (workspace_id, id) DO UPDATE SET judged_at_ms = excluded.judged_at_ms, finding = excluded.finding`;
