/** Conversions that one look finds at most; far more than a batch of clicks can have. */
const MOST = 1_000;

/**
 * Conversions whose attribution these clicks, or clicks of these visitors, may have a say in. Few are found: those of the
 * clicks themselves, and of visitors only where an attribution depends on a journey.
 */
export async function findJourneyEnds(
  db: D1Database,
  workspaceId: string,
  clickIds: readonly string[],
  visitorIds: readonly string[],
): Promise<readonly string[]> {
  const { results } = await db
    .prepare(ENDS_SQL)
    .bind(workspaceId, JSON.stringify(clickIds), JSON.stringify(visitorIds), MOST)
    .all<{ id: string }>();
  return results.map(({ id }) => id);
}

/** Whose journey a conversion ends, known only now: later clicks of the visitor find it. */
export async function keepVisitor(
  db: D1Database,
  workspaceId: string,
  id: string,
  visitorId: string,
): Promise<void> {
  await db
    .prepare(`UPDATE conversions SET visitor_id = ?3 WHERE workspace_id = ?1 AND id = ?2`)
    .bind(workspaceId, id, visitorId)
    .run();
}

const ENDS_SQL = `
  SELECT v.id FROM json_each(?2) a CROSS JOIN conversions v INDEXED BY conversions_click
    ON v.workspace_id = ?1 AND v.click_id = a.value WHERE v.attribution <> ''
  UNION
  SELECT v.id FROM json_each(?3) a CROSS JOIN conversions v INDEXED BY conversions_visitor
    ON v.workspace_id = ?1 AND v.visitor_id = a.value AND v.visitor_id <> ''
  LIMIT ?4`;
