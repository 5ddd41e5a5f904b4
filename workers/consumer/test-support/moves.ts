import type { MoveAnswer } from "@cleverdrip/contract";
import { MOVED_TABLES, type MovedTable } from "@cleverdrip/db";
import { env } from "cloudflare:workers";
import { eventsShard } from "../src/env.ts";
import { moveDeps } from "../src/move/move-deps-of.ts";
import { moveWorkspace } from "../src/move/move-workspace.ts";

type Row = Readonly<Record<string, string | number | null>>;

export const first = eventsShard(env, "EVENTS");
export const second = eventsShard(env, "EVENTS_2");

/** Everything that a database has of a workspace: every row of every table that moves, and only those tables that have some. */
export async function dumpRows(
  db: D1Database,
  workspaceId: string,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const dump: Record<string, readonly string[]> = {};
  for (const { name } of MOVED_TABLES) {
    const { results } = await db
      .prepare(`SELECT * FROM ${name} WHERE workspace_id = ?`)
      .bind(workspaceId)
      .all<Row>();
    if (results.length > 0) dump[name] = results.map((row) => JSON.stringify(row)).toSorted();
  }
  return dump;
}

/** Moves a workspace as the command does, until there is nothing more to ask for. */
export async function moveTo(
  workspaceId: string,
  toShard: string,
  own: ConsumerEnv = env,
  nowMs = Date.now(),
): Promise<MoveAnswer> {
  for (;;) {
    const asked = { workspaceId, toShard, action: "go-on" } as const;
    const answer = await moveWorkspace(asked, moveDeps(own, nowMs));
    if ("refused" in answer) throw new Error(answer.refused);
    if (answer.isDone) return answer;
  }
}

/** A row in every table that has none of that workspace: texts that JSON has to escape, and numbers at the end of what is exact. */
export async function fillTables(db: D1Database, workspaceId: string): Promise<void> {
  for (const table of MOVED_TABLES) {
    const sql = `SELECT count(*) AS n FROM ${table.name} WHERE workspace_id = ?`;
    const row = await db.prepare(sql).bind(workspaceId).first<{ n: number }>();
    if (row?.n === 0) await insertRow(db, workspaceId, table);
  }
}

export async function insertRow(
  db: D1Database,
  workspaceId: string,
  { name, columns }: MovedTable,
): Promise<void> {
  const values = columns.map((own, i) =>
    own.name === "workspace_id"
      ? workspaceId
      : own.isNumber
        ? Number.MAX_SAFE_INTEGER - i
        : `"\\ é 😀\n'${i}`,
  );
  const names = columns.map((own) => own.name).join(", ");
  await db
    .prepare(`INSERT INTO ${name} (${names}) VALUES (${columns.map(() => "?").join(", ")})`)
    .bind(...values)
    .run();
}
