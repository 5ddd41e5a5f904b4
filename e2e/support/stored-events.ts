import { cpSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

export type StoredClick = {
  readonly id: string;
  readonly batchId: string;
  readonly isolate: string;
};

/** A message as the ledger has it: `emitted` counts what its isolate had emitted up to and with it. */
export type StoredMessage = {
  readonly batchId: string;
  readonly isolate: string;
  readonly clicks: number;
  readonly emitted: number;
  readonly lost: number;
};

export type StoredEvents = {
  readonly clicks: readonly StoredClick[];
  readonly messages: readonly StoredMessage[];
};

/** What a product that is not running has in EVENTS of clicks that came by the queue: past its API, which is down. */
export function readStoredEvents(stateFolder: string): StoredEvents {
  const databases = join(stateFolder, "state/v3/d1/miniflare-D1DatabaseObject");
  const copy = mkdtempSync(join(tmpdir(), "cleverdrip-copy-"));
  try {
    cpSync(databases, copy, { recursive: true });
    for (const name of readdirSync(copy).filter((file) => file.endsWith(".sqlite"))) {
      const db = new DatabaseSync(join(copy, name));
      try {
        if (hasClicks(db)) return readEvents(db);
      } finally {
        db.close();
      }
    }
    throw new Error(`no database in ${databases} has clicks`);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

function hasClicks(db: DatabaseSync): boolean {
  const sql = `SELECT 1 FROM sqlite_schema WHERE name = 'click_batches'`;
  return db.prepare(sql).get() !== undefined;
}

/** A cast at the wire: the columns are those of the statement above it. */
function readEvents(db: DatabaseSync): StoredEvents {
  const clicks = db
    .prepare(
      `SELECT c.id, c.batch_id AS batchId, b.isolate FROM clicks c
       JOIN click_batches b USING (workspace_id, batch_id) WHERE b.isolate IS NOT NULL`,
    )
    .all() as StoredClick[];
  const messages = db
    .prepare(
      `SELECT batch_id AS batchId, isolate, clicks, emitted, lost FROM click_batches WHERE isolate IS NOT NULL`,
    )
    .all() as StoredMessage[];
  return { clicks, messages };
}
