import {
  conversionPolicyOf,
  type AttributionPolicy,
  type ConversionPolicy,
} from "@cleverdrip/core";

/** From the truth rather than from a snapshot; null where the workspace has no such campaign. */
export async function readAttributionPolicy(
  control: D1Database,
  workspaceId: string,
  campaignId: string,
): Promise<AttributionPolicy | null> {
  const row = await control
    .prepare(
      `SELECT conversion_policy, attribution_window_ms FROM campaigns WHERE id = ? AND workspace_id = ?`,
    )
    .bind(campaignId, workspaceId)
    .first<{ conversion_policy: string; attribution_window_ms: number }>();
  if (row === null) return null;
  // The api writes this column, checked against the contract.
  const stored = JSON.parse(row.conversion_policy) as Partial<ConversionPolicy>;
  return conversionPolicyOf(stored, row.attribution_window_ms).attribution;
}
