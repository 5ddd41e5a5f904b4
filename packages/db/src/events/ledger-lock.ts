/**
 * Closes a workspace's ledger up to a moment, once and for all: whatever is entered from now on gets that time or a later
 * one, so that what has been summed up before it never changes.
 */
export async function lockLedger(
  db: D1Database,
  workspaceId: string,
  lockedToMs: number,
): Promise<void> {
  await db.batch([
    db.prepare(LINE_SQL).bind(workspaceId, lockedToMs),
    lockLedgerStatement(db, workspaceId, lockedToMs),
  ]);
}

export function lockLedgerStatement(
  db: D1Database,
  workspaceId: string,
  lockedToMs: number,
): D1PreparedStatement {
  return db.prepare(LOCK_SQL).bind(workspaceId, lockedToMs);
}

/** Up to when it is closed; 0 where it never was. */
export async function readLedgerLock(db: D1Database, workspaceId: string): Promise<number> {
  const row = await db
    .prepare("SELECT locked_to_ms AS lockedToMs FROM ledger_locks WHERE workspace_id = ?")
    .bind(workspaceId)
    .first<{ lockedToMs: number }>();
  return row?.lockedToMs ?? 0;
}

/** SQL for the time of an entry made at the given time; ?1 is the workspace. */
export function entryTimeSql(atMs: string): string {
  return `max(${atMs}, coalesce((SELECT locked_to_ms FROM ledger_locks WHERE workspace_id = ?1), 0))`;
}

/** Statements are looked at often, and the ledger is closed anew by few of the looks. */
const LINE_SQL = `
  INSERT INTO journal (workspace_id, at_ms, kind, line)
  SELECT ?1, ?2, 'lock', json_object('lockedToMs', ?2)
  WHERE NOT EXISTS (SELECT 1 FROM ledger_locks WHERE workspace_id = ?1 AND locked_to_ms >= ?2)`;

const LOCK_SQL = `
  INSERT INTO ledger_locks (workspace_id, locked_to_ms) VALUES (?1, ?2)
  ON CONFLICT (workspace_id) DO UPDATE SET locked_to_ms = excluded.locked_to_ms
  WHERE excluded.locked_to_ms > locked_to_ms`;
