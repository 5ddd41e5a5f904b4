import { entityId } from "@cleverdrip/core";
import {
  copyPage,
  keepJournalNumber,
  MOVED_TABLES,
  nextBlocks,
  readJournalNumber,
  sumBlocks,
  switchMove,
  turnFence,
  type Block,
  type BlockSums,
  type MovedTable,
  type MoveRecord,
} from "@cleverdrip/db";
import { endsOf } from "./copy-steps.ts";
import { add, advance, cursorOf, type MoveCursor } from "./move-cursor.ts";
import type { MoveDeps, MoveStep } from "./move-deps.ts";
import { stopped } from "./stopped.ts";

/** Tables of one step at most, each with a block of rows. */
const TABLES = 12;

/**
 * Counts and adds up the next rows in both databases. What was added to a table behind the place that the early copy had
 * reached is found here, and copied; what still differs then stops the move.
 */
export const compareStep: MoveStep = async (move, deps) => {
  const cursor = cursorOf(move);
  const tables = MOVED_TABLES.slice(cursor.table, cursor.table + TABLES);
  if (tables.length === 0) return switchOver(move, deps);
  const blocks = await blocksOf(move, tables, cursor, deps);
  const sums = await equalSums(move, blocks, deps);
  let { rows, micros } = cursor;
  for (const [i, block] of blocks.entries()) {
    const { name } = block.table;
    const own = sums[i] ?? (await copyAgain(move, block, deps));
    rows = add(rows, name, own.rows);
    micros = add(micros, name, own.micros);
  }
  const last = blocks.at(-1)?.to ?? null;
  const table = cursor.table + blocks.length - (last === null ? 0 : 1);
  return advance(move, { cursor: { ...cursor, rows, micros, table, compared: last } }, deps);
};

/** A block of each of these tables, up to and with the first one that has more than a block. */
async function blocksOf(
  move: MoveRecord,
  tables: readonly MovedTable[],
  { compared }: MoveCursor,
  deps: MoveDeps,
): Promise<readonly Block[]> {
  const { db } = endsOf(move, deps).source;
  const places = tables.map((table, i) => ({ table, after: i === 0 ? compared : null }));
  const blocks = await nextBlocks(db, move.workspaceId, places);
  const longer = blocks.findIndex(({ to }) => to !== null);
  return longer === -1 ? blocks : blocks.slice(0, longer + 1);
}

/** The sums of each block; null where the two databases differ. */
async function equalSums(
  move: MoveRecord,
  blocks: readonly Block[],
  deps: MoveDeps,
): Promise<readonly (BlockSums | null)[]> {
  const { source, target } = endsOf(move, deps);
  const [here = [], there = []] = await Promise.all(
    [source, target].map(({ db }) => sumBlocks(db, move.workspaceId, blocks)),
  );
  return here.map((own, i) => (JSON.stringify(own) === JSON.stringify(there[i]) ? own : null));
}

async function copyAgain(move: MoveRecord, block: Block, deps: MoveDeps): Promise<BlockSums> {
  const { source, target } = endsOf(move, deps);
  const { table, after, to } = block;
  for (let from = after; ;) {
    const { last } = await copyPage(source.db, target, table, { after: from, to });
    if (last === null) break;
    from = last;
  }
  const [sums] = await equalSums(move, [block], deps);
  if (sums !== undefined && sums !== null) return sums;
  throw stopped(
    `${table.name} after ${JSON.stringify(after)} up to ${JSON.stringify(to)} is not the same in ${move.fromShard} and ${move.toShard}: give the move up with --abort`,
  );
}

/** The new database first: it takes writes from then on, but nobody sends it any before CONTROL says so. */
async function switchOver(move: MoveRecord, deps: MoveDeps): ReturnType<MoveStep> {
  const { source, target } = endsOf(move, deps);
  await keepJournalNumber(target.db, await readJournalNumber(source.db));
  if (!(await turnFence(target, "arriving", "open"))) {
    throw stopped(`the fence in ${move.toShard} is not this move's: give it up with --abort`);
  }
  const atMs = deps.clockMs();
  const audit = { id: entityId("aud", atMs, deps.randomBytes()), atMs };
  const isSwitched = await switchMove(deps.control, move, move.cursor, audit);
  if (!isSwitched) return "overtaken";
  const { workspaceId, fromShard, toShard, frozenAtMs } = move;
  const frozenMs = atMs - (frozenAtMs ?? atMs);
  console.log({ event: "move.switched", workspaceId, fromShard, toShard, frozenMs });
  return "advanced";
}
