/** Rows of an upload in which some text stands, and what is said of them elsewhere. */
export type ErasableChunk = {
  readonly uploadId: string;
  readonly number: number;
  /** JSON list of `[line, ...cells]`. */
  readonly rows: string;
  /** JSON list of core's RowResult; null = not looked at yet. */
  readonly results: string | null;
  /** JSON of core's UploadRules; null where the upload broke off. */
  readonly rules: string | null;
  /** JSON of core's UploadTally. */
  readonly checked: string | null;
  readonly committed: string | null;
};

export type ChunkPlace = { readonly uploadId: string; readonly number: number };

/**
 * The next chunks that say one of these texts, in lower case; `last` null = all have been looked at. Left out are those that
 * are just being committed: a row that changes in between would be another report.
 */
export async function scanUploads(
  db: D1Database,
  workspaceId: string,
  texts: readonly string[],
  after: ChunkPlace,
  limit: number,
): Promise<{ readonly found: readonly ErasableChunk[]; readonly last: ChunkPlace | null }> {
  const page = `SELECT * FROM upload_chunks WHERE workspace_id = ?1 AND (upload_id, number) > (?2, ?3)
    ORDER BY upload_id, number LIMIT ?4`;
  const bound = [workspaceId, after.uploadId, after.number, limit] as const;
  const [found, places] = await db.batch([
    db
      .prepare(
        `SELECT c.upload_id AS uploadId, c.number, c.rows, c.results, u.rules, u.checked, u.committed
         FROM (${page}) c LEFT JOIN uploads u ON u.workspace_id = ?1 AND u.id = c.upload_id
         WHERE EXISTS (SELECT 1 FROM json_each(?5) t WHERE instr(lower(c.rows), t.value) > 0)
           AND NOT (u.committed_at_ms IS NOT NULL AND c.number >= u.committed_chunks)`,
      )
      .bind(...bound, JSON.stringify(texts)),
    db.prepare(`SELECT upload_id AS uploadId, number FROM (${page})`).bind(...bound),
  ]);
  // D1 cannot know the shape of its rows; the statements do.
  const seen = (places?.results ?? []) as ChunkPlace[];
  const last = seen.length < limit ? null : (seen.at(-1) ?? null);
  return { found: (found?.results ?? []) as ErasableChunk[], last };
}

/** Puts blanked rows in the place of those that were read; what was changed meanwhile stays, and is met the next time. */
export async function eraseUploadRows(
  db: D1Database,
  workspaceId: string,
  before: ErasableChunk,
  after: ErasableChunk,
): Promise<void> {
  const { uploadId, number } = before;
  const tally = (column: "checked" | "committed") =>
    db
      .prepare(
        `UPDATE uploads SET ${column} = ?4 WHERE workspace_id = ?1 AND id = ?2 AND ${column} = ?3 AND ?3 <> ?4`,
      )
      .bind(workspaceId, uploadId, before[column] ?? "", after[column] ?? "");
  await db.batch([
    db
      .prepare(
        `UPDATE upload_chunks SET rows = ?5, results = ?6
         WHERE workspace_id = ?1 AND upload_id = ?2 AND number = ?3 AND rows = ?4`,
      )
      .bind(workspaceId, uploadId, number, before.rows, after.rows, after.results),
    tally("checked"),
    tally("committed"),
  ]);
}
