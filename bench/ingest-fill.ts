import type { DatabaseSync } from "node:sqlite";
import { clickTime, firstClickIdAt } from "@cleverdrip/core";
import { openEvents } from "./open-events.ts";

const HOUR_MS = 3_600_000;
const TIME = 8;
/** Hours that are written before they are kept. */
const STEP = 20;

/**
 * Fills EVENTS with hours like the one that is in it, going back from it, until there are so many clicks: rows, batches and
 * hourly rollups, in the order in which they would have come. While nobody else has the database open.
 */
export function fillEvents(folder: string, clicks: number): void {
  const database = openEvents(folder);
  database.exec("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -200000");
  // An id's time, so many hours earlier; the rest of it stays.
  const earlier = memoizeTime();
  database.function("earlier", { deterministic: true }, (id, hours) =>
    earlier(String(id), Number(hours)),
  );
  const { n } = database.prepare("SELECT count(*) AS n FROM clicks").get() as { n: number };
  const index = database
    .prepare("SELECT sql FROM sqlite_schema WHERE name = 'clicks_visitor'")
    .get() as { sql: string };
  database.exec("DROP INDEX clicks_visitor");
  for (const table of ["clicks", "click_batches", "rollup_hourly"])
    database.exec(`CREATE TEMP TABLE hour_of_${table} AS SELECT * FROM ${table}`);
  for (let hours = Math.ceil(clicks / n) - 1; hours > 0; hours -= STEP) copyHours(database, hours);
  database.exec(index.sql);
  const { stored } = database.prepare("SELECT sum(clicks) AS stored FROM click_batches").get() as {
    stored: number;
  };
  database.close();
  if (stored < clicks) throw new Error(`${stored} clicks were stored instead of ${clicks}`);
}

/** STEP hours, the earliest of them so many before the one there is. */
function copyHours(database: DatabaseSync, hours: number): void {
  const series = `(SELECT ${hours} - value AS back FROM generate_hours WHERE ${hours} - value > 0)`;
  const copy = (table: string, changes: Readonly<Record<string, string>>) => {
    const columns = database
      .prepare(`SELECT name FROM pragma_table_info('${table}')`)
      .all()
      .map(({ name }) => String(name));
    const values = columns.map((name) => changes[name] ?? `t.${name}`);
    database.exec(
      `WITH RECURSIVE generate_hours (value) AS
         (SELECT 0 UNION ALL SELECT value + 1 FROM generate_hours WHERE value < ${STEP - 1})
       INSERT INTO ${table} (${columns.join(", ")}) SELECT ${values.join(", ")}
       FROM ${series} s CROSS JOIN hour_of_${table} t`,
    );
  };
  const batchId = "'bat_' || earlier(substr(t.batch_id, 5), back)";
  const time = `t.at_ms - back * ${HOUR_MS}`;
  const [id, visitor] = ["earlier(t.id, back)", "earlier(t.visitor_id, back)"];
  copy("clicks", { id, visitor_id: visitor, at_ms: time, batch_id: batchId });
  copy("click_batches", { batch_id: batchId });
  copy("rollup_hourly", { hour_ms: `t.hour_ms - back * ${HOUR_MS}` });
}

function memoizeTime(): (id: string, hours: number) => string {
  // Of each millisecond of the hour and each hour back: its times are told once.
  const times = new Map<string, string>();
  let lastHours = -1;
  return (id, hours) => {
    if (hours !== lastHours) times.clear();
    lastHours = hours;
    const time = id.slice(0, TIME);
    const known = times.get(time) ?? firstClickIdAt(timeOf(time) - hours * HOUR_MS).slice(0, TIME);
    times.set(time, known);
    return known + id.slice(TIME);
  };
}

function timeOf(time: string): number {
  return clickTime(time.padEnd(32, "0"))?.atMs ?? 0;
}
