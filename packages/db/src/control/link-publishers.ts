/** Whose these links are, by their numbers, as far as they are the workspace's. The plus keeps the numbers in charge. */
export async function publishersOfLinks(
  control: D1Database,
  workspaceId: string,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const { results } = await control
    .prepare(
      `SELECT number, publisher_id AS publisherId FROM links
       WHERE +workspace_id = ?1 AND number IN (SELECT value FROM json_each(?2))`,
    )
    .bind(workspaceId, JSON.stringify([...new Set(numbers)]))
    .all<{ number: number; publisherId: string }>();
  return new Map(results.map(({ number, publisherId }) => [number, publisherId]));
}
