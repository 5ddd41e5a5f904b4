import {
  addWindowChunk,
  createTrafficWindow,
  windowChunks,
  type TrafficWindow,
  type WindowChunk,
  type WindowClick,
} from "@cleverdrip/core";

/** Clicks of one stored batch that count. */
export type WindowBatch = { readonly batchId: string; readonly clicks: readonly WindowClick[] };

/** What a window knows; all of it can be read again from its storage. */
export type WindowMemory = {
  readonly window: TrafficWindow;
  /** Rows of the journal; past a bound they are taken into new images of their days. */
  journalled: number;
};

/** How long a batch is remembered: longer than gaps are looked for, and than any queue takes to deliver it again. */
const KEEP_MS = 48 * 3_600_000;
const MOST_JOURNALLED = 500;

/**
 * A row a call (`taken`: its batches, from the first to the last id) tells batches that come again; another a call and day
 * (`journal`) and now and then images of whole days (`image`) bring the memory back after an eviction. Rows are what an object
 * is billed by.
 */
export function createTables(sql: SqlStorage): void {
  sql.exec(
    `CREATE TABLE IF NOT EXISTS taken (last_id TEXT NOT NULL, first_id TEXT NOT NULL, at_ms INTEGER NOT NULL, ids TEXT NOT NULL, PRIMARY KEY (last_id, first_id, at_ms, ids)) WITHOUT ROWID`,
  );
  sql.exec(
    `CREATE TABLE IF NOT EXISTS journal (id INTEGER PRIMARY KEY, day INTEGER NOT NULL, head TEXT NOT NULL)`,
  );
  sql.exec(
    `CREATE TABLE IF NOT EXISTS image (id INTEGER PRIMARY KEY, day INTEGER NOT NULL, head TEXT NOT NULL, addresses BLOB NOT NULL)`,
  );
  sql.exec(`CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, payload TEXT NOT NULL)`);
}

export function loadMemory(sql: SqlStorage): WindowMemory {
  const window = createTrafficWindow();
  const images = sql.exec<{ day: number; head: string; addresses: ArrayBuffer }>(
    `SELECT day, head, addresses FROM image`,
  );
  for (const { addresses, ...chunk } of images)
    addWindowChunk(window, { ...chunk, addresses: new Uint8Array(addresses) });
  let journalled = 0;
  for (const chunk of sql.exec<{ day: number; head: string }>(
    `SELECT day, head FROM journal ORDER BY id`,
  )) {
    addWindowChunk(window, { ...chunk, addresses: new Uint8Array() });
    journalled += 1;
  }
  return { window, journalled };
}

/** Those of the batches that were taken in. Ids sort by time, so few rows reach over one that is new. */
export function knownBatches(sql: SqlStorage, batchIds: readonly string[]): ReadonlySet<string> {
  const rows = sql.exec<{ id: string }>(
    `SELECT asked.value AS id FROM json_each(?) asked
     WHERE EXISTS (SELECT 1 FROM taken t, json_each(t.ids) own
       WHERE t.last_id >= asked.value AND t.first_id <= asked.value AND own.value = asked.value)`,
    JSON.stringify(batchIds),
  );
  return new Set(rows.toArray().map(({ id }) => id));
}

export function rememberBatches(sql: SqlStorage, batchIds: readonly string[], nowMs: number): void {
  const ids = batchIds.toSorted();
  const [first] = ids;
  if (first === undefined) return;
  sql.exec(
    `INSERT OR IGNORE INTO taken (last_id, first_id, at_ms, ids) VALUES (?, ?, ?, ?)`,
    ids.at(-1),
    first,
    nowMs,
    JSON.stringify(ids),
  );
}

export function addToJournal(sql: SqlStorage, chunks: readonly WindowChunk[]): void {
  for (const { day, head } of chunks)
    sql.exec(`INSERT INTO journal (day, head) VALUES (?, ?)`, day, head);
}

/** Writes images of the days that changed in place of the journal, and drops what is long over. */
export function compactWhenFull(sql: SqlStorage, memory: WindowMemory, nowMs: number): void {
  if (memory.journalled < MOST_JOURNALLED) return;
  const changed = new Set(
    sql
      .exec<{ day: number }>(`SELECT DISTINCT day FROM journal`)
      .toArray()
      .map(({ day }) => day),
  );
  for (const day of changed) sql.exec(`DELETE FROM image WHERE day = ?`, day);
  for (const { day, head, addresses } of windowChunks(memory.window, changed)) {
    sql.exec(
      `INSERT INTO image (day, head, addresses) VALUES (?, ?, ?)`,
      day,
      head,
      addresses.slice().buffer,
    );
  }
  const oldest = Math.min(...memory.window.days.keys());
  sql.exec(`DELETE FROM image WHERE day < ?`, oldest);
  sql.exec(`DELETE FROM journal`);
  sql.exec(`DELETE FROM taken WHERE at_ms < ?`, nowMs - KEEP_MS);
  memory.journalled = 0;
}

/**
 * `filled`: the batch up to which gaps were looked for · `looking`: how far a look is that is not over, "" = there is none ·
 * `judged`: when sources were judged last.
 */
type StateName = "filled" | "looking" | "judged";

export function saveState(sql: SqlStorage, name: StateName, value: string | number): void {
  sql.exec(
    `INSERT INTO state (name, payload) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET payload = excluded.payload`,
    name,
    JSON.stringify(value),
  );
}

export function readState<T extends string | number>(
  sql: SqlStorage,
  name: StateName,
  fallback: T,
): T {
  const [row] = sql
    .exec<{ payload: string }>(`SELECT payload FROM state WHERE name = ?`, name)
    .toArray();
  // Written by saveState above.
  return row === undefined ? fallback : (JSON.parse(row.payload) as T);
}
