import { behindFence, IS_LIFTED, type MoveHere } from "./fence.ts";
import type { MovedTable } from "./moved-tables.ts";
import { boundSql, keySql, listedSql, listsSql, type KeyValues } from "./table-sql.ts";

/** A step's rows: a fraction of a second, and some hundred kilobytes. */
const ROWS = 1_000;
/** Rows of an upload are some hundred lines of a file each. */
const ROWS_OF: Readonly<Record<string, number>> = { upload_chunks: 10 };
/** Characters of one parameter, which may have 2 MB. */
const MOST_CHARACTERS = 600_000;

/** Rows of a table after one key and up to another; null = from the first, to the last. */
export type KeyRange = { readonly after: KeyValues | null; readonly to: KeyValues | null };

/** What was copied: how many rows, and the last one's key; null = there were none. */
export type CopiedPage = { readonly rows: number; readonly last: KeyValues | null };

type Row = { readonly row: string; readonly last: string };

/** Copies the next rows of a range, text by text as the database writes them: no number goes through a float. Again, it changes nothing. */
export async function copyPage(
  source: D1Database,
  target: MoveHere,
  table: MovedTable,
  { after, to }: KeyRange,
): Promise<CopiedPage> {
  const { results } = await source
    .prepare(pageSql(table, after !== null, to !== null))
    .bind(target.workspaceId, json(after), json(to))
    .all<Row>();
  const end = results.at(-1);
  if (end === undefined) return { rows: 0, last: null };
  const insert = target.db.prepare(insertSql(table));
  const pages = parametersOf(results.map(({ row }) => row));
  await behindFence(
    target,
    "arriving",
    pages.map((rows) => insert.bind(target.workspaceId, rows)),
  );
  return { rows: results.length, last: JSON.parse(end.last) as KeyValues };
}

export function json(values: KeyValues | null): string | null {
  return values === null ? null : JSON.stringify(values);
}

function pageSql(table: MovedTable, isAfter: boolean, isUpTo: boolean): string {
  const { name, key, columns } = table;
  const order = key.length === 0 ? "" : `ORDER BY ${keySql(table)}`;
  return `SELECT ${listsSql(columns.map((own) => own.name))} AS row, json_array(${keySql(table)}) AS last FROM ${name}
    WHERE workspace_id = ?1 AND ${isAfter ? boundSql(table, ">", "?2") : "?2 IS NULL"}
      AND ${isUpTo ? boundSql(table, "<=", "?3") : "?3 IS NULL"}
    ${order} LIMIT ${ROWS_OF[name] ?? ROWS}`;
}

function insertSql({ name, columns }: MovedTable): string {
  return `INSERT OR IGNORE INTO ${name} (${columns.map((own) => own.name).join(", ")})
    SELECT ${columns.map((_, place) => listedSql("r.value", place)).join(", ")} FROM json_each(?2) r WHERE ${IS_LIFTED}`;
}

/** JSON lists of rows, each of a size that a parameter may have. */
function parametersOf(rows: readonly string[]): readonly string[] {
  const lists: string[][] = [];
  let characters = Number.POSITIVE_INFINITY;
  for (const row of rows) {
    if (characters + row.length > MOST_CHARACTERS) {
      lists.push([]);
      characters = 0;
    }
    lists.at(-1)?.push(row);
    characters += row.length + 1;
  }
  return lists.map((list) => `[${list.join(",")}]`);
}
