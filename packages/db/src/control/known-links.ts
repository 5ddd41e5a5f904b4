/** Which of these link numbers are the workspace's. The plus keeps the numbers in charge of the search. */
export async function findKnownLinks(
  db: D1Database,
  workspaceId: string,
  numbers: readonly number[],
): Promise<ReadonlySet<number>> {
  const { results } = await db
    .prepare(
      `SELECT number FROM links WHERE +workspace_id = ?1 AND number IN (SELECT value FROM json_each(?2))`,
    )
    .bind(workspaceId, JSON.stringify(numbers))
    .all<{ number: number }>();
  return new Set(results.map(({ number }) => number));
}
