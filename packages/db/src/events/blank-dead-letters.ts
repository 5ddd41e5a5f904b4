import type { KeptLetterBody } from "./dead-letters.ts";

export type UnblankedLetter = KeptLetterBody & { readonly id: string };

/** Letters kept before then whose bodies are as they came, oldest first; also those that do not wait any more. */
export async function nextUnblanked(
  db: D1Database,
  beforeMs: number,
  limit: number,
): Promise<readonly UnblankedLetter[]> {
  const { results } = await db
    .prepare(
      `SELECT id, body, encoding, body_bytes AS bodyBytes, body_key AS bodyKey FROM dead_letters
       WHERE blanked_at_ms IS NULL AND received_at_ms < ?1 ORDER BY received_at_ms LIMIT ?2`,
    )
    .bind(beforeMs, limit)
    .all<UnblankedLetter>();
  return results;
}

/** The next letters that a workspace has a part in and that have a body, by id; `lastId` null = those were the last. */
export async function nextLetters(
  db: D1Database,
  workspaceId: string,
  { afterId, limit }: { readonly afterId: string; readonly limit: number },
): Promise<{ readonly found: readonly UnblankedLetter[]; readonly lastId: string | null }> {
  const { results } = await db
    .prepare(
      `SELECT l.id, l.body, l.encoding, l.body_bytes AS bodyBytes, l.body_key AS bodyKey
       FROM dead_letter_owners o CROSS JOIN dead_letters l ON l.id = o.letter_id
       WHERE o.workspace_id = ?1 AND o.letter_id > ?2 AND NOT (l.body = '' AND l.body_key IS NULL)
       ORDER BY o.letter_id LIMIT ?3`,
    )
    .bind(workspaceId, afterId, limit)
    .all<UnblankedLetter>();
  const last = results.at(-1);
  return { found: results, lastId: results.length < limit ? null : (last?.id ?? null) };
}

/** Puts another body in the place of the one that was read, unless it is another one by now; says whether it did. */
export async function replaceBody(
  db: D1Database,
  before: UnblankedLetter,
  after: KeptLetterBody,
  blankedAtMs: number | null,
): Promise<boolean> {
  const { meta } = await db
    .prepare(
      `UPDATE dead_letters SET body = ?4, encoding = ?5, body_bytes = ?6, body_key = ?7,
         blanked_at_ms = coalesce(?8, blanked_at_ms)
       WHERE id = ?1 AND body = ?2 AND body_key IS ?3 AND discarded_by IS NULL`,
    )
    .bind(
      before.id,
      before.body,
      before.bodyKey,
      after.body,
      after.encoding,
      after.bodyBytes,
      after.bodyKey,
      blankedAtMs,
    )
    .run();
  return meta.changes > 0;
}

/** A discarded one has no body to blank. */
export async function markBlanked(db: D1Database, id: string, nowMs: number): Promise<void> {
  await db
    .prepare("UPDATE dead_letters SET blanked_at_ms = ?2 WHERE id = ?1 AND blanked_at_ms IS NULL")
    .bind(id, nowMs)
    .run();
}
