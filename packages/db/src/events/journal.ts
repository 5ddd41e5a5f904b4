import type { JournalEntry, JournalRow } from "./journal-lines.ts";

type Row = {
  readonly seq: number;
  readonly workspaceId: string;
  readonly atMs: number;
  readonly kind: JournalRow["kind"];
  readonly line: string;
};

/** What has been written and is not in the log yet, oldest first. */
export async function readJournal(db: D1Database, limit: number): Promise<readonly JournalRow[]> {
  const { results } = await db
    .prepare(
      `SELECT seq, workspace_id AS workspaceId, at_ms AS atMs, kind, line FROM journal ORDER BY seq LIMIT ?`,
    )
    .bind(limit)
    .all<Row>();
  return results.map(({ kind, line, ...place }) => {
    // Nobody but the statements of this folder writes lines, each of its kind.
    const entry = { kind, line: JSON.parse(line) } as JournalEntry;
    return { ...place, ...entry };
  });
}

/** Takes out what is in the log; numbers are never given twice, so nothing newer goes with it. */
export async function forgetJournal(db: D1Database, toSeq: number): Promise<void> {
  await db.prepare("DELETE FROM journal WHERE seq <= ?").bind(toSeq).run();
}

/** SQL that enters rows of the ledger that belong to no conversion; `where` names them, ?1 is the workspace. */
export function entryLineSql(where: string): string {
  return `
  INSERT INTO journal (workspace_id, at_ms, kind, line)
  SELECT workspace_id, at_ms, 'ledger', json_object('id', id, 'publisherId', publisher_id, 'conversionId', conversion_id,
    'kind', kind, 'amountMicros', amount_micros, 'currency', currency, 'atMs', at_ms, 'sequence', sequence,
    'note', note, 'actor', actor)
  FROM payout_ledger WHERE workspace_id = ?1 AND ${where}`;
}

/** The same for one entry, right after the statement that adds it: where that added nothing there is no line. */
export const ADDED_ENTRY_LINE_SQL = entryLineSql("id = ?2 AND changes() > 0");

/** No number up to this one is given again: a restored database would count on from an earlier one. */
export async function keepJournalNumber(db: D1Database, seq: number): Promise<void> {
  await db.batch([
    db
      .prepare(
        `INSERT INTO journal (seq, workspace_id, at_ms, kind, line) SELECT ?1, '', 0, 'lock', '{}'
         WHERE ?1 > coalesce((SELECT max(seq) FROM sqlite_sequence WHERE name = 'journal'), 0)`,
      )
      .bind(seq),
    db.prepare("DELETE FROM journal WHERE workspace_id = ''"),
  ]);
}

/** The last number that was given here; what moves to another database goes on after it. */
export async function readJournalNumber(db: D1Database): Promise<number> {
  const row = await db
    .prepare("SELECT max(seq) AS seq FROM sqlite_sequence WHERE name = 'journal'")
    .first<{ seq: number | null }>();
  return row?.seq ?? 0;
}

/** Lines of a workspace that are not in the log yet. */
export async function countJournal(db: D1Database, workspaceId: string): Promise<number> {
  const row = await db
    .prepare("SELECT count(*) AS lines FROM journal WHERE workspace_id = ?")
    .bind(workspaceId)
    .first<{ lines: number }>();
  return row?.lines ?? 0;
}
