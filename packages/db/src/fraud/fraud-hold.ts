/** A delivery that tells of an approval, and has not been tried. */
export type ToldApproval = {
  readonly id: string;
  readonly conversionId: string;
  readonly endpointId: string;
};

/** Why an approval need not be told: `held` or `rejected` for fraud meanwhile, or told by a later delivery after that. */
export async function readApprovalState(
  db: D1Database,
  workspaceId: string,
  { id, conversionId, endpointId }: ToldApproval,
): Promise<"held" | "rejected" | "told-later" | null> {
  const row = await db
    .prepare(STATE_SQL)
    .bind(workspaceId, conversionId, endpointId, id)
    .first<{ reason: string; isToldLater: number }>();
  if (row === null) return null;
  if (row.reason === "H_FRAUD") return "held";
  if (row.reason === "X_FRAUD") return "rejected";
  return row.isToldLater === 1 ? "told-later" : null;
}

const STATE_SQL = `
  SELECT v.reason, EXISTS (SELECT 1 FROM deliveries d WHERE d.workspace_id = ?1 AND d.conversion_id = ?2
      AND d.endpoint_id = ?3 AND d.event = 'conversion.approved' AND d.id > ?4)
    AND EXISTS (SELECT 1 FROM conversion_history h WHERE h.workspace_id = ?1 AND h.conversion_id = ?2
      AND h.reason IN ('H_FRAUD', 'X_FRAUD')) AS isToldLater
  FROM conversions v WHERE v.workspace_id = ?1 AND v.id = ?2`;
