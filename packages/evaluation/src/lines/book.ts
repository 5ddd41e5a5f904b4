import { DatabaseSync } from "node:sqlite";
import type { NumberedLine } from "./numbered-lines.ts";
import type { TrafficLine } from "./traffic-line.ts";

type Told = Exclude<TrafficLine, { readonly kind: "setup" }>;
export type ToldKind = Told["kind"];

/** A line that is to be played. */
export type Turn = Omit<NumberedLine, "text"> & {
  /** When it is played: nothing comes before what it names. */
  readonly atMs: number;
  /** Number of the line of the click, or conversion, that it names; null = there is none. */
  readonly of: number | null;
};

export type PlacedLine = Omit<Turn, "atMs" | "of"> & {
  /** Of its click, or of the click that it names; null = it has none yet. */
  readonly clickId: string | null;
};

/** What became of a click or conversion, in the order of the file. */
export type Outcome = {
  readonly number: number;
  readonly kind: "click" | "conversion";
  readonly ref: string;
  readonly atMs: number;
  readonly clickId: string | null;
  /** Of a conversion, as it was noted. */
  readonly end: string | null;
};

/**
 * What is kept of a file's lines: where each is, what it names, and what became of it. In a file that goes away by itself, of
 * which a bounded part is in memory.
 */
export type Book = ReturnType<typeof createBook>;

/** A line that names what is nowhere. */
export type Nowhere = {
  readonly number: number;
  /** 1: a conversion without its click, 2: an outcome without its conversion. */
  readonly kind: number;
  readonly named: string;
};

export type Times = {
  readonly firstMs: number;
  readonly middleMs: number;
  readonly lastMs: number;
};

const KINDS: readonly ToldKind[] = ["click", "conversion", "outcome"];
/** Clicks of one moment come first, then their conversions. */
const placeOf = (kind: ToldKind) => KINDS.indexOf(kind);

export function createBook() {
  const db = new DatabaseSync("");
  db.exec(`PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -32768;
    CREATE TABLE lines (number INTEGER PRIMARY KEY, kind INTEGER NOT NULL, ref TEXT, told_ms INTEGER NOT NULL,
      at_ms INTEGER NOT NULL, place INTEGER NOT NULL, bytes INTEGER NOT NULL, named TEXT, of INTEGER,
      click_id TEXT, end TEXT);
    CREATE TABLE refs (kind INTEGER, ref TEXT, number INTEGER, PRIMARY KEY (kind, ref)) WITHOUT ROWID;
    BEGIN`);
  return {
    ...writer(db),
    ...reader(db),
    /** Once all are noted: finds what lines name, when each has its turn, and those that name what is nowhere. */
    arrange: () => arrange(db),
    times: () => timesOf(db),
    close: () => db.close(),
  };
}

function writer(db: DatabaseSync) {
  const add = db.prepare(
    `INSERT INTO lines (number, kind, ref, told_ms, at_ms, place, bytes, named) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const addRef = db.prepare(`INSERT OR IGNORE INTO refs (kind, ref, number) VALUES (?, ?, ?)`);
  const drop = db.prepare(`DELETE FROM lines WHERE told_ms < ? OR told_ms >= ? RETURNING number`);
  const dropRef = db.prepare(`DELETE FROM refs WHERE number = ?`);
  const keepClick = db.prepare(`UPDATE lines SET click_id = ? WHERE number = ?`);
  const keepEnd = db.prepare(`UPDATE lines SET end = ? WHERE number = ?`);
  return {
    /** Notes a line; false: another of its kind has its ref, and is meant by it. */
    add(told: Told, { number, at, bytes }: NumberedLine): boolean {
      const ref = told.kind === "outcome" ? null : told.ref;
      const named = namedBy(told);
      const { kind, atMs } = told;
      add.run(number, placeOf(kind), ref, atMs, atMs, at, bytes, named);
      return ref === null || addRef.run(placeOf(kind), ref, number).changes === 1;
    },
    /** Takes out lines of other times, and returns their numbers. */
    dropBeyond(fromMs: number, toMs: number): readonly number[] {
      const numbers = drop.all(fromMs, toMs).map(({ number }) => Number(number));
      for (const number of numbers) dropRef.run(number);
      return numbers;
    },
    keepClick: (number: number, clickId: string) => void keepClick.run(clickId, number),
    keepEnd: (number: number, end: string) => void keepEnd.run(end, number),
  };
}

function reader(db: DatabaseSync) {
  const turns = db.prepare(
    `SELECT number, place AS at, bytes, at_ms AS atMs, of FROM lines ORDER BY at_ms, kind, number`,
  );
  const line = db.prepare(
    `SELECT number, place AS at, bytes, click_id AS clickId FROM lines WHERE number = ?`,
  );
  const ends = db.prepare(
    `SELECT number, iif(kind = 0, 'click', 'conversion') AS kind, ref, told_ms AS atMs, click_id AS clickId, end
     FROM lines WHERE kind < 2 ORDER BY number`,
  );
  // As the statements above name their columns.
  return {
    turns: () => turns.iterate() as unknown as Iterable<Turn>,
    lineOf: (number: number) => line.get(number) as unknown as PlacedLine,
    ends: () => ends.iterate() as unknown as Iterable<Outcome>,
  };
}

function namedBy(told: Told): string | null {
  if (told.kind === "click") return null;
  return told.kind === "conversion" ? told.click : told.conversion;
}

function arrange(db: DatabaseSync): Iterable<Nowhere> {
  for (const kind of [1, 2]) {
    db.exec(`UPDATE lines SET of = (SELECT r.number FROM refs r WHERE r.kind = ${kind - 1} AND r.ref = lines.named)
      WHERE kind = ${kind} AND named IS NOT NULL;
      UPDATE lines SET at_ms = max(at_ms, (SELECT o.at_ms FROM lines o WHERE o.number = lines.of))
      WHERE kind = ${kind} AND of IS NOT NULL`);
  }
  // As it names its columns.
  return db
    .prepare(
      `SELECT number, kind, named FROM lines WHERE named IS NOT NULL AND of IS NULL ORDER BY number`,
    )
    .iterate() as unknown as Iterable<Nowhere>;
}

/** From the earliest to the latest time, and the middle of all; null = there are none. */
function timesOf(db: DatabaseSync): Times | null {
  const [row] = db
    .prepare(
      `SELECT min(told_ms) AS firstMs, max(told_ms) AS lastMs,
         (SELECT told_ms FROM lines ORDER BY told_ms LIMIT 1 OFFSET (SELECT count(*) / 2 FROM lines)) AS middleMs
       FROM lines HAVING count(*) > 0`,
    )
    .all();
  // As it names its columns.
  return (row as unknown as Times | undefined) ?? null;
}
