/** A report of the received log that is about a person. */
export type ErasableReport = {
  readonly id: string;
  readonly atMs: number;
  /** JSON list of names and values. */
  readonly parameters: string;
  /** 1: it says from where, or by which visitor, it was sent. */
  readonly hasSender: number;
};

export type ReportSearch = {
  readonly clickIds: readonly string[];
  readonly conversionIds: readonly string[];
  readonly visitorIds: readonly string[];
  /** "" = none. */
  readonly value: string;
};

/** The next reports that are about these; `lastId` null = all have been looked at. */
export async function scanReceived(
  db: D1Database,
  workspaceId: string,
  { clickIds, conversionIds, visitorIds, value }: ReportSearch,
  { afterId, limit }: { readonly afterId: string; readonly limit: number },
): Promise<{ readonly found: readonly ErasableReport[]; readonly lastId: string | null }> {
  const page = `SELECT * FROM received_reports WHERE workspace_id = ?1 AND id > ?2 ORDER BY id LIMIT ?3`;
  const inList = (column: string, n: number) => `${column} IN (SELECT value FROM json_each(?${n}))`;
  const hit = [
    inList("click_id", 4),
    inList("conversion_id", 5),
    inList("visitor_id", 6),
    "(?7 <> '' AND instr(lower(parameters || ' ' || coalesce(txid, '')), ?7) > 0)",
  ].join(" OR ");
  const lists = [clickIds, conversionIds, visitorIds].map((ids) => JSON.stringify(ids));
  const [found, last] = await db.batch([
    db
      .prepare(
        `SELECT id, at_ms AS atMs, parameters, (visitor_id IS NOT NULL OR ip_prefix <> '' OR site IS NOT NULL) AS hasSender
         FROM (${page}) WHERE ${hit}`,
      )
      .bind(workspaceId, afterId, limit, ...lists, value.toLowerCase()),
    db
      .prepare(`SELECT max(id) AS id, count(*) AS n FROM (${page})`)
      .bind(workspaceId, afterId, limit),
  ]);
  // D1 cannot know the shape of its rows; the statements do.
  const end = last?.results[0] as { id: string | null; n: number } | undefined;
  const isLast = end === undefined || end.n < limit;
  return { found: (found?.results ?? []) as ErasableReport[], lastId: isLast ? null : end.id };
}

/** Leaves of each report the parameters that are given, and nothing of who sent it. */
export async function eraseReceived(
  db: D1Database,
  workspaceId: string,
  reports: readonly Pick<ErasableReport, "id" | "parameters">[],
): Promise<void> {
  const rows = JSON.stringify(reports.map(({ id, parameters }) => [id, parameters]));
  await db
    .prepare(
      `UPDATE received_reports SET visitor_id = NULL, ip_prefix = '', site = NULL,
         parameters = (SELECT r.value ->> 1 FROM json_each(?1) r WHERE r.value ->> 0 = received_reports.id)
       WHERE workspace_id = ?2 AND id IN (SELECT value ->> 0 FROM json_each(?1))`,
    )
    .bind(rows, workspaceId)
    .run();
}
