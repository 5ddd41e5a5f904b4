import { firstEntityIdAt } from "@cleverdrip/core";
import { CAP_COUNTS_TABLE, forgetCounts } from "./cap-counts.ts";
import { NO_CAPS_KNOWN, type CapsState } from "./full-caps.ts";
import type { Visit } from "./judge-observations.ts";
import { noCounters, type Counters } from "./live-counters.ts";
import { createVisitors, putBack, visit, type VisitorTable } from "./visitor-table.ts";

/** What a window knows; all of it can be read again from its storage. */
export type WindowMemory = {
  readonly visitors: VisitorTable;
  readonly counters: Counters;
  caps: CapsState;
  /** Visits in the journal; past a bound they are taken into a new image of the table. */
  journalled: number;
  compactedAtMs: number;
};

/** How long a batch is remembered: longer than any queue takes to deliver it again. */
const KEEP_MS = 48 * 3_600_000;
/** 32 bytes each at most; a row may hold 2 MB. */
const VISITORS_A_ROW = 30_000;

/**
 * A row a call (`answers`: letters by batch id, from its first to its last id) answers deliveries that come again; another
 * (`journal`) and now and then an image of the whole table (`visitors`) bring the memory back after an eviction. Rows are
 * what an object is billed by.
 */
export function createTables(sql: SqlStorage): void {
  sql.exec(
    `CREATE TABLE IF NOT EXISTS answers (last_id TEXT NOT NULL, first_id TEXT NOT NULL, at_ms INTEGER NOT NULL, letters TEXT NOT NULL, PRIMARY KEY (last_id, first_id)) WITHOUT ROWID`,
  );
  sql.exec(
    `CREATE TABLE IF NOT EXISTS journal (id INTEGER PRIMARY KEY, visits BLOB NOT NULL, counters TEXT NOT NULL)`,
  );
  sql.exec(`CREATE TABLE IF NOT EXISTS visitors (part INTEGER PRIMARY KEY, payload BLOB NOT NULL)`);
  sql.exec(`CREATE TABLE IF NOT EXISTS state (name TEXT PRIMARY KEY, payload TEXT NOT NULL)`);
  sql.exec(CAP_COUNTS_TABLE);
  takeOverCounters(sql);
  takeOverBatches(sql);
}

/** Answers of windows that were made when each batch had a row. */
function takeOverBatches(sql: SqlStorage): void {
  const old = sql.exec(`SELECT 1 FROM sqlite_schema WHERE name = 'batches'`).toArray();
  if (old.length === 0) return;
  sql.exec(
    `INSERT OR IGNORE INTO answers SELECT batch_id, batch_id, at_ms, json_object(batch_id, letters) FROM batches`,
  );
  sql.exec(`DROP TABLE batches`);
}

/** Counters of windows that were made before there was a journal; what they saw that day is not taken over. */
function takeOverCounters(sql: SqlStorage): void {
  const old = sql.exec(`SELECT 1 FROM sqlite_schema WHERE name = 'counters'`).toArray();
  if (old.length === 0) return;
  sql.exec(`INSERT OR IGNORE INTO state SELECT 'counters', payload FROM counters WHERE id = 1`);
  sql.exec(`DROP TABLE counters`);
  sql.exec(`DROP TABLE IF EXISTS checkpoints`);
}

export function loadMemory(sql: SqlStorage): WindowMemory {
  const visitors = createVisitors();
  const stateOf = readStates(sql);
  visitors.forgottenMs = stateOf("forgotten", 0);
  let counters = stateOf("counters", noCounters());
  for (const { payload } of sql.exec<{ payload: ArrayBuffer }>(`SELECT payload FROM visitors`)) {
    const values = new Float64Array(payload);
    for (let i = 0; i < values.length; i += 4)
      putBack(visitors, [at(values, i), at(values, i + 1), at(values, i + 2), at(values, i + 3)]);
  }
  let journalled = 0;
  for (const row of sql.exec<{ visits: ArrayBuffer; counters: string }>(
    `SELECT visits, counters FROM journal ORDER BY id`,
  )) {
    const values = new Float64Array(row.visits);
    for (let i = 0; i < values.length; i += 3)
      visit(visitors, at(values, i), at(values, i + 1), at(values, i + 2));
    journalled += values.length / 3;
    // Written by addToJournal below.
    counters = JSON.parse(row.counters) as Counters;
  }
  const caps = stateOf("caps", NO_CAPS_KNOWN);
  return { visitors, counters, caps, journalled, compactedAtMs: stateOf("compacted", 0) };
}

/** What was answered to those of the batches that are known. Ids sort by time, so few rows reach over one that is new. */
export function findLetters(sql: SqlStorage, batchIds: readonly string[]): Map<string, string> {
  const rows = sql.exec<{ batch_id: string; letters: string }>(
    `SELECT asked.value AS batch_id, a.letters ->> asked.value AS letters FROM json_each(?) asked
     CROSS JOIN answers a ON a.last_id >= asked.value AND a.first_id <= asked.value
     WHERE a.letters ->> asked.value IS NOT NULL`,
    JSON.stringify(batchIds),
  );
  return new Map(rows.toArray().map(({ batch_id, letters }) => [batch_id, letters]));
}

/** What a call answers, by batch id. */
export function saveLetters(
  sql: SqlStorage,
  answers: ReadonlyMap<string, string>,
  nowMs: number,
): void {
  const ids = [...answers.keys()].toSorted();
  const [first] = ids;
  if (first === undefined) return;
  sql.exec(
    `INSERT INTO answers (last_id, first_id, at_ms, letters) VALUES (?, ?, ?, ?)`,
    ids.at(-1),
    first,
    nowMs,
    JSON.stringify(Object.fromEntries(answers)),
  );
}

export function addToJournal(sql: SqlStorage, visits: readonly Visit[], counters: Counters): void {
  for (let i = 0; i < visits.length; i += VISITORS_A_ROW) {
    sql.exec(
      `INSERT INTO journal (visits, counters) VALUES (?, ?)`,
      Float64Array.from(visits.slice(i, i + VISITORS_A_ROW).flat()).buffer,
      JSON.stringify(counters),
    );
  }
}

type StateName = "counters" | "caps" | "forgotten" | "compacted";

export function saveState(sql: SqlStorage, name: StateName, value: unknown): void {
  sql.exec(
    `INSERT INTO state (name, payload) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET payload = excluded.payload`,
    name,
    JSON.stringify(value),
  );
}

/** Writes a new image in place of the journal, and drops batches and periods that are long over. */
export function compact(sql: SqlStorage, memory: WindowMemory, nowMs: number): void {
  const { visitors, counters } = memory;
  sql.exec(`DELETE FROM visitors`);
  for (const payload of images(visitors))
    sql.exec(`INSERT INTO visitors (payload) VALUES (?)`, payload);
  saveState(sql, "counters", counters);
  saveState(sql, "forgotten", visitors.forgottenMs);
  saveState(sql, "compacted", nowMs);
  sql.exec(`DELETE FROM journal`);
  Object.assign(memory, { journalled: 0, compactedAtMs: nowMs });
  // The id narrows it down to what is old; of these, clicks brought in from the past may have come just now.
  const oldest = nowMs - KEEP_MS;
  sql.exec(
    `DELETE FROM answers WHERE last_id < ? AND at_ms < ?`,
    firstEntityIdAt("bat", oldest),
    oldest,
  );
  forgetCounts(sql, oldest);
}

function* images({ keys, lastMs, days, seen }: VisitorTable): Generator<ArrayBuffer> {
  let values: number[] = [];
  for (let place = 0; place < keys.length; place += 1) {
    if (keys[place] === 0) continue;
    values.push(at(keys, place), at(lastMs, place), at(days, place), at(seen, place));
    if (values.length < VISITORS_A_ROW * 4) continue;
    yield Float64Array.from(values).buffer;
    values = [];
  }
  if (values.length > 0) yield Float64Array.from(values).buffer;
}

function readStates(sql: SqlStorage): <T>(name: StateName, fallback: T) => T {
  const rows = sql.exec<{ name: string; payload: string }>(`SELECT name, payload FROM state`);
  const payloads = new Map(rows.toArray().map(({ name, payload }) => [name, payload]));
  return (name, fallback) => {
    const payload = payloads.get(name);
    // Written by saveState above.
    return payload === undefined ? fallback : JSON.parse(payload);
  };
}

function at(values: Float64Array | Int32Array | Uint32Array, place: number): number {
  return values[place] ?? 0;
}
