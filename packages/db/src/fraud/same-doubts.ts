/** The newest doubted results of a publisher that one look goes through. */
const MAX_SCANNED = 5_000;

/** Other results of a publisher that a rule found the same in, the newest first. */
export async function listSameDoubts(
  db: D1Database,
  workspaceId: string,
  { publisherId, rule, exceptId }: Readonly<Record<"publisherId" | "rule" | "exceptId", string>>,
  limit: number,
): Promise<readonly string[]> {
  const { results } = await db
    .prepare(
      `SELECT conversion_id AS id FROM (
         SELECT conversion_id, signals FROM fraud_verdicts INDEXED BY fraud_verdicts_publisher
         WHERE workspace_id = ?1 AND publisher_id = ?2
         ORDER BY conversion_id DESC LIMIT ${MAX_SCANNED})
       WHERE conversion_id <> ?3 AND EXISTS (SELECT 1 FROM json_each(signals) s WHERE s.value ->> 'rule' = ?4)
       ORDER BY conversion_id DESC LIMIT ?5`,
    )
    .bind(workspaceId, publisherId, exceptId, rule, limit)
    .all<{ id: string }>();
  return results.map(({ id }) => id);
}
