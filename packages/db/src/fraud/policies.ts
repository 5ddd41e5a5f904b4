import type { FraudPolicy } from "@cleverdrip/core";
import { auditStatement, type AuditEntry } from "../control/audit.ts";

/** What a level says of its own: what it leaves out is as the level above has it. */
export type OwnFraudPolicy = Partial<FraudPolicy>;

export type FraudPolicyRow = {
  /** "" = the workspace's. */
  readonly campaignId: string;
  readonly policy: OwnFraudPolicy;
  readonly updatedAtMs: number;
};

/** The workspace's and those of its campaigns, or of one of them alone. */
export async function readFraudPolicies(
  control: D1Database,
  workspaceId: string,
  campaignId: string | null,
): Promise<readonly FraudPolicyRow[]> {
  const { results } = await control
    .prepare(
      `SELECT campaign_id AS campaignId, policy, updated_at_ms AS updatedAtMs FROM fraud_policies
       WHERE workspace_id = ?1 AND (?2 IS NULL OR campaign_id IN ('', ?2)) ORDER BY campaign_id`,
    )
    .bind(workspaceId, campaignId)
    .all<Omit<FraudPolicyRow, "policy"> & { policy: string }>();
  return results.map((row) => ({ ...row, policy: JSON.parse(row.policy) as OwnFraudPolicy }));
}

/** Takes the place of what that level said before; null = it says nothing any more. */
export async function putFraudPolicy(
  control: D1Database,
  workspaceId: string,
  campaignId: string,
  policy: OwnFraudPolicy | null,
  audit: AuditEntry,
): Promise<void> {
  const entry = auditStatement(control, workspaceId, audit).toSQL();
  const change =
    policy === null
      ? control
          .prepare(`DELETE FROM fraud_policies WHERE workspace_id = ?1 AND campaign_id = ?2`)
          .bind(workspaceId, campaignId)
      : control.prepare(PUT_SQL).bind(workspaceId, campaignId, JSON.stringify(policy), audit.atMs);
  await control.batch([change, control.prepare(entry.sql).bind(...entry.params)]);
}

const PUT_SQL = `
  INSERT INTO fraud_policies (workspace_id, campaign_id, policy, updated_at_ms) VALUES (?1, ?2, ?3, ?4)
  ON CONFLICT (workspace_id, campaign_id) DO UPDATE SET policy = excluded.policy, updated_at_ms = excluded.updated_at_ms`;
