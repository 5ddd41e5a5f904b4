/** Which of these clicks have a row. */
export async function findKnownClicks(
  db: D1Database,
  workspaceId: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const { results } = await db
    .prepare(
      `SELECT c.id FROM json_each(?2) k CROSS JOIN clicks c ON c.workspace_id = ?1 AND c.id = k.value`,
    )
    .bind(workspaceId, JSON.stringify(ids))
    .all<{ id: string }>();
  return new Set(results.map(({ id }) => id));
}
