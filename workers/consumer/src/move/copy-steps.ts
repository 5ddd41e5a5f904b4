import {
  copyPage,
  countJournal,
  deleteMovedRows,
  MOVED_TABLES,
  raiseFence,
  tablesWithRows,
  turnFence,
  type MovedTable,
  type MoveHere,
  type MoveRecord,
} from "@cleverdrip/db";
import { add, advance, cursorOf, FIRST_CURSOR, type MoveCursor } from "./move-cursor.ts";
import type { MoveDeps, MoveStep } from "./move-deps.ts";
import { stopped } from "./stopped.ts";

const EARLY = MOVED_TABLES.filter(({ isEarly }) => isEarly);

/** Both ends of a move. */
export function endsOf(
  { workspaceId, id: moveId, fromShard, toShard }: MoveRecord,
  { eventsOf }: Pick<MoveDeps, "eventsOf">,
): { readonly source: MoveHere; readonly target: MoveHere } {
  const here = (shard: string) => ({ db: eventsOf(shard), workspaceId, moveId });
  return { source: here(fromShard), target: here(toShard) };
}

/** Fences first; then whatever an earlier stay, or an aborted move, has left in the new database goes. */
export const clearStep: MoveStep = async (move, deps) => {
  const { source, target } = endsOf(move, deps);
  await raiseFence(source, "leaving");
  await raiseFence(target, "arriving");
  const deleted = await deleteMovedRows(target, "arriving");
  if (deleted > 0) return "advanced";
  return advance(move, { state: "early", cursor: FIRST_CURSOR }, deps);
};

/** Rows that are only ever added are copied while others still come. At the end nothing is written any more. */
export const earlyStep: MoveStep = async (move, deps) => {
  const cursor = await copyNext(move, EARLY, deps);
  if (cursor !== null) return advance(move, { cursor }, deps);
  const { source } = endsOf(move, deps);
  if (!(await turnFence(source, "leaving", "frozen"))) {
    throw stopped(`the fence of ${move.workspaceId} is not this move's: abort it and begin anew`);
  }
  const frozenAtMs = move.frozenAtMs ?? deps.clockMs();
  return advance(move, { state: "rest", cursor: cursorOf(move), frozenAtMs }, deps);
};

/** The journal goes into the log, then come all tables, of those that were copied before what has been added since. */
export const restStep: MoveStep = async (move, deps) => {
  const { db } = endsOf(move, deps).source;
  // Nothing is written to it any more: once it is empty it stays so.
  if (!cursorOf(move).isDrained && (await countJournal(db, move.workspaceId)) > 0) {
    await deps.drainJournal(move.fromShard);
    return "advanced";
  }
  const cursor = await copyNext(move, MOVED_TABLES, deps);
  if (cursor !== null) return advance(move, { cursor: { ...cursor, isDrained: true } }, deps);
  const begun = { ...FIRST_CURSOR, copied: cursorOf(move).copied };
  return advance(move, { state: "compare", cursor: begun }, deps);
};

/** Copies the next page of the next of these tables; null where all are copied. */
async function copyNext(
  move: MoveRecord,
  tables: readonly MovedTable[],
  deps: MoveDeps,
): Promise<MoveCursor | null> {
  const { source, target } = endsOf(move, deps);
  const cursor = cursorOf(move);
  const places = tables.map((table) => ({ table, after: cursor.copied[table.name] ?? null }));
  const [table] = await tablesWithRows(source.db, move.workspaceId, places);
  if (table === undefined) return null;
  const { name } = table;
  const range = { after: cursor.copied[name] ?? null, to: null };
  const { rows, last } = await copyPage(source.db, target, table, range);
  // Nobody deletes what is moving.
  if (last === null) throw new Error(`rows of ${name} are gone while they are copied`);
  const copied = { ...cursor.copied, [name]: last };
  return { ...cursor, copied, rows: add(cursor.rows, name, rows) };
}
