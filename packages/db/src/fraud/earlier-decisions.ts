import type { ConversionStatus } from "@cleverdrip/core";
import type { FraudDecisionRecord } from "./decisions.ts";

/** What was decided of a result before a later decision. */
export type EarlierDecision = Pick<FraudDecisionRecord, "decision" | "actor" | "undoneAtMs"> & {
  readonly conversionId: string;
  readonly decisionId: string;
  readonly atMs: number;
  /** Where the result was before it; null where it changed nothing. */
  readonly before: { readonly status: ConversionStatus; readonly reason: string } | null;
};

/** Of all results of a decision, whatever was decided of them earlier, undone or not: newest first. */
export async function earlierDecisions(
  db: D1Database,
  { workspaceId, id, conversionIds }: FraudDecisionRecord,
): Promise<readonly EarlierDecision[]> {
  const { results } = await db
    .prepare(
      `SELECT j.value AS conversionId, d.id AS decisionId, d.at_ms AS atMs, d.decision, d.actor, d.undone_at_ms AS undoneAtMs,
         b.value AS before
       FROM fraud_decisions d CROSS JOIN json_each(d.conversion_ids) j
       LEFT JOIN json_each(d.before) b ON b.value ->> 0 = j.value
       WHERE d.workspace_id = ?1 AND d.id < ?2 AND j.value IN (SELECT value FROM json_each(?3))
       ORDER BY d.id DESC`,
    )
    .bind(workspaceId, id, conversionIds)
    .all<Omit<EarlierDecision, "before"> & { before: string | null }>();
  return results.map((row) => ({ ...row, before: readPlace(row.before) }));
}

function readPlace(json: string | null): EarlierDecision["before"] {
  if (json === null) return null;
  // As decideFraud wrote it.
  const [, status, reason] = JSON.parse(json) as readonly [string, ConversionStatus, string];
  return { status, reason };
}
