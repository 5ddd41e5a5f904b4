/** Of these messages those whose last try alone has not ended. */
export async function readTrials(
  db: D1Database,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const { results } = await db
    .prepare("SELECT id FROM message_trials WHERE id IN (SELECT value FROM json_each(?))")
    .bind(JSON.stringify(ids))
    .all<{ id: string }>();
  return new Set(results.map(({ id }) => id));
}

/** Says that a message is about to be tried alone, and that the one before it has come through. */
export async function noteTrial(
  db: D1Database,
  id: string | null,
  throughId: string | null,
  nowMs: number,
): Promise<void> {
  const through = db.prepare("DELETE FROM message_trials WHERE id = ?").bind(throughId);
  const next = db
    .prepare(
      "INSERT INTO message_trials (id, at_ms) SELECT ?1, ?2 WHERE ?1 IS NOT NULL ON CONFLICT (id) DO NOTHING",
    )
    .bind(id, nowMs);
  await db.batch([through, next]);
}

/** A queue keeps a message for 14 days at most. */
export async function forgetTrials(db: D1Database, beforeMs: number): Promise<number> {
  const { meta } = await db
    .prepare("DELETE FROM message_trials WHERE at_ms < ?")
    .bind(beforeMs)
    .run();
  return meta.changes;
}
