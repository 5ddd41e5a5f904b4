import { json, type KeyRange } from "./copy-page.ts";
import type { MovedTable } from "./moved-tables.ts";
import { boundSql, keySql, listsSql, type KeyValues } from "./table-sql.ts";

/** Rows that are compared as one. */
const ROWS = 10_000;
/** Sums of numbers are taken of what is left by this prime: they stay exact, and two mistakes do not make up for each other. */
const PRIME = 1_000_000_007;

/** Rows of a table, from some key on or up to another. */
export type Block = KeyRange & { readonly table: MovedTable };

/** All that is added up of a block: its rows, every number, the length of every text, and money as it is. */
export type BlockSums = {
  readonly rows: number;
  /** Of all its columns of money together. */
  readonly micros: number;
  readonly all: string;
};

/** The next block of each of these tables, after the keys given: up to null where that is all there is. */
export async function nextBlocks(
  db: D1Database,
  workspaceId: string,
  tables: readonly Pick<Block, "table" | "after">[],
): Promise<readonly Block[]> {
  const results = await db.batch<{ last: string }>(
    tables.map(({ table, after }) =>
      db.prepare(endSql(table, after)).bind(workspaceId, json(after)),
    ),
  );
  return tables.map((own, i) => {
    const end = results[i]?.results[0];
    return { ...own, to: end === undefined ? null : (JSON.parse(end.last) as KeyValues) };
  });
}

/** A table without more of a key than its workspace has one row. */
function endSql(table: MovedTable, after: KeyValues | null): string {
  if (table.key.length === 0) return "SELECT '' AS last WHERE ?1 IS NULL AND ?2 IS NULL";
  return `SELECT json_array(${keySql(table)}) AS last FROM ${table.name}
    WHERE workspace_id = ?1 AND ${after === null ? "?2 IS NULL" : boundSql(table, ">", "?2")}
    ORDER BY ${keySql(table)} LIMIT 1 OFFSET ${ROWS - 1}`;
}

/** The sums of each of these blocks, in their order. */
export async function sumBlocks(
  db: D1Database,
  workspaceId: string,
  blocks: readonly Block[],
): Promise<readonly BlockSums[]> {
  const results = await db.batch<BlockSums>(
    blocks.map((block) =>
      db.prepare(sumSql(block)).bind(workspaceId, json(block.after), json(block.to)),
    ),
  );
  return blocks.map((_, i) => results[i]?.results[0] ?? { rows: 0, micros: 0, all: "" });
}

function sumSql({ table, after, to }: Block): string {
  const { name, columns } = table;
  const sums = columns.map((own) =>
    own.isNumber ? `sum(${own.name} % ${PRIME})` : `sum(length(${own.name}))`,
  );
  const money = columns.filter((own) => own.name.endsWith("_micros"));
  const micros = money.map((own) => `coalesce(sum(${own.name}), 0)`).join(" + ");
  return `SELECT count(*) AS rows, ${micros === "" ? "0" : micros} AS micros, ${listsSql(sums)} AS "all" FROM ${name}
    WHERE workspace_id = ?1 AND ${after === null ? "?2 IS NULL" : boundSql(table, ">", "?2")}
      AND ${to === null ? "?3 IS NULL" : boundSql(table, "<=", "?3")}`;
}
