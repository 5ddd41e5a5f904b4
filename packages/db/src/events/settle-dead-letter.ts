/** A letter, or a workspace's part of it; null = all of it. */
export type LetterPart = { readonly id: string; readonly workspaceId: string | null };

/** A replay brought it home. A letter of several workspaces is home with the last of its parts. */
export async function settleDeadLetter(
  db: D1Database,
  { id, workspaceId }: LetterPart,
  outcome: string,
  nowMs: number,
): Promise<void> {
  await db.batch([
    db
      .prepare(
        `UPDATE dead_letter_owners SET settled_at_ms = ?3, outcome = ?4
         WHERE letter_id = ?1 AND settled_at_ms IS NULL AND (?2 IS NULL OR workspace_id = ?2)`,
      )
      .bind(id, workspaceId, nowMs, outcome),
    db
      .prepare(
        `UPDATE dead_letters SET settled_at_ms = ?3, outcome = ?4
         WHERE id = ?1 AND settled_at_ms IS NULL AND (?2 IS NULL OR NOT EXISTS (
           SELECT 1 FROM dead_letter_owners WHERE letter_id = ?1 AND settled_at_ms IS NULL))`,
      )
      .bind(id, workspaceId, nowMs, outcome),
  ]);
}

/** A replay failed: the newer reason is the one that helps. One that was brought home meanwhile stays so. */
export async function failDeadLetter(
  db: D1Database,
  { id, workspaceId }: LetterPart,
  reason: string,
  nowMs: number,
): Promise<void> {
  const tried = db
    .prepare(
      `UPDATE dead_letters SET attempts = attempts + 1, last_at_ms = ?2,
         reason = CASE WHEN ?3 IS NULL OR NOT EXISTS (
           SELECT 1 FROM dead_letter_owners WHERE letter_id = ?1 AND is_shared = 1) THEN ?4 ELSE reason END
       WHERE id = ?1 AND settled_at_ms IS NULL`,
    )
    .bind(id, nowMs, workspaceId, reason);
  const own = db
    .prepare(
      `UPDATE dead_letter_owners SET reason = ?3
       WHERE letter_id = ?1 AND workspace_id = ?2 AND settled_at_ms IS NULL`,
    )
    .bind(id, workspaceId, reason);
  await db.batch(workspaceId === null ? [tried] : [tried, own]);
}

/**
 * Forgets up to 500 that were brought home before then, and names the objects that held their bodies. Of one that somebody
 * has discarded, or a part of it, the rows stay.
 */
export async function forgetDeadLetters(
  db: D1Database,
  beforeMs: number,
): Promise<{ readonly count: number; readonly bodyKeys: readonly string[] }> {
  const { results } = await db
    .prepare(
      `SELECT id, body_key AS bodyKey FROM dead_letters l WHERE settled_at_ms < ?1 AND received_at_ms < ?1
         AND NOT (body = '' AND body_key IS NULL AND ${IS_DISCARDED})
       ORDER BY received_at_ms LIMIT 500`,
    )
    .bind(beforeMs)
    .all<{ id: string; bodyKey: string | null }>();
  const ids = JSON.stringify(results.map(({ id }) => id));
  const among = `(SELECT value FROM json_each(?1))`;
  const statements = [
    `UPDATE dead_letters AS l SET body = '', body_key = NULL WHERE id IN ${among} AND ${IS_DISCARDED}`,
    `DELETE FROM dead_letters AS l WHERE id IN ${among} AND NOT ${IS_DISCARDED}`,
    `DELETE FROM dead_letter_owners WHERE letter_id IN ${among} AND letter_id NOT IN (SELECT id FROM dead_letters)`,
  ];
  await db.batch(statements.map((sql) => db.prepare(sql).bind(ids)));
  return {
    count: results.length,
    bodyKeys: results.flatMap(({ bodyKey }) => (bodyKey === null ? [] : [bodyKey])),
  };
}

const IS_DISCARDED = `(l.discarded_by IS NOT NULL OR EXISTS (
  SELECT 1 FROM dead_letter_owners o WHERE o.letter_id = l.id AND o.discarded_by IS NOT NULL))`;
