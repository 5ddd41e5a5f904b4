import { REBUILT_BOOKS } from "@cleverdrip/db";
import { env } from "cloudflare:workers";
import { rowsOf } from "./books.ts";

/** A rollup that counts nothing says nothing. */
const EMPTY = /^(rollup|facet)/;

type Row = Readonly<Record<string, string | number | null>>;

/** Every fact and bucket of a workspace, in an order of its own. */
export async function dumpBooks(workspaceId: string): Promise<Record<string, readonly string[]>> {
  const dump: Record<string, readonly string[]> = {};
  for (const [table, left] of Object.entries(REBUILT_BOOKS)) {
    const rows = await rowsOf<Row>(`SELECT * FROM ${table} WHERE workspace_id = ?`, workspaceId);
    dump[table] = rows
      .filter((row) => !EMPTY.test(table) || countsSomething(row))
      .map((row) =>
        JSON.stringify(
          Object.fromEntries(Object.entries(row).filter(([name]) => !left.includes(name))),
        ),
      )
      .toSorted();
  }
  return dump;
}

function countsSomething(row: Row): boolean {
  return Object.entries(row).some(
    ([name, value]) => name !== "hour_ms" && typeof value === "number" && value !== 0,
  );
}

/** As a new database has them. */
export async function emptyBooks(workspaceId: string): Promise<void> {
  const tables = [...Object.keys(REBUILT_BOOKS), "cap_usage", "received_reports"];
  await env.EVENTS.batch(
    tables.map((table) =>
      env.EVENTS.prepare(`DELETE FROM ${table} WHERE workspace_id = ?`).bind(workspaceId),
    ),
  );
}
