import type { LetterPart } from "./settle-dead-letter.ts";

export type Discard = {
  readonly actor: string;
  /** In words: it stays in the row for good. */
  readonly reason: string;
  readonly bodySha256: string;
  readonly nowMs: number;
};

/** `body`: an object that held the body of a letter of which no part waits any more; null = there was none. */
export type Discarded = {
  readonly isDiscarded: boolean;
  readonly bodyKey: string | null;
};

/**
 * Gives up what waits of a letter, or of a workspace's part of it, for good. The row stays, and says who did it, when, why,
 * and by its hash what it was; the body goes with the last part that waits.
 */
export async function discardDeadLetter(
  db: D1Database,
  { id, workspaceId }: LetterPart,
  { actor, reason, bodySha256, nowMs }: Discard,
): Promise<Discarded> {
  const bound = [id, workspaceId, nowMs, reason, actor] as const;
  const [parts, letter, body] = await db.batch<{ bodyKey: string | null }>([
    db.prepare(PARTS_SQL).bind(...bound),
    db.prepare(LETTER_SQL).bind(...bound, bodySha256),
    db.prepare(`SELECT body_key AS bodyKey FROM dead_letters WHERE ${IS_GONE}`).bind(id),
    db.prepare(`UPDATE dead_letters SET body = '', body_key = NULL WHERE ${IS_GONE}`).bind(id),
  ]);
  const changed = (parts?.meta.changes ?? 0) + (letter?.meta.changes ?? 0);
  return { isDiscarded: changed > 0, bodyKey: body?.results[0]?.bodyKey ?? null };
}

/** Ids of the workspaces that have a part in it. */
export async function ownersOfLetter(db: D1Database, id: string): Promise<readonly string[]> {
  const { results } = await db
    .prepare("SELECT workspace_id AS workspaceId FROM dead_letter_owners WHERE letter_id = ?")
    .bind(id)
    .all<{ workspaceId: string }>();
  return results.map(({ workspaceId }) => workspaceId);
}

const IS_GONE = `id = ?1 AND discarded_by IS NOT NULL AND settled_at_ms IS NOT NULL`;

const PARTS_SQL = `
  UPDATE dead_letter_owners SET settled_at_ms = ?3, outcome = ?4, discarded_by = ?5
  WHERE letter_id = ?1 AND settled_at_ms IS NULL AND (?2 IS NULL OR workspace_id = ?2)`;

/** With the last of its parts; whoever has no part in it does not get here. */
const LETTER_SQL = `
  UPDATE dead_letters SET settled_at_ms = ?3, outcome = ?4, discarded_by = ?5,
    body_sha256 = iif(body_sha256 = '', ?6, body_sha256)
  WHERE id = ?1 AND settled_at_ms IS NULL AND (?2 IS NULL OR (
    EXISTS (SELECT 1 FROM dead_letter_owners WHERE letter_id = ?1 AND workspace_id = ?2)
    AND NOT EXISTS (SELECT 1 FROM dead_letter_owners WHERE letter_id = ?1 AND settled_at_ms IS NULL)))`;
