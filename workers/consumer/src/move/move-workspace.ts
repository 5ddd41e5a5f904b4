import type { MoveAnswer, MoveAsked, MoveOutcome } from "@cleverdrip/contract";
import { entityId } from "@cleverdrip/core";
import {
  abortMove,
  beginMove,
  countMovedRows,
  findMove,
  readWorkspaceSettings,
  type MoveRecord,
} from "@cleverdrip/db";
import { goOn } from "./go-on.ts";
import { cursorOf } from "./move-cursor.ts";
import type { MoveDeps } from "./move-deps.ts";
import { whyStopped } from "./stopped.ts";

/** Some seconds of a move, which it begins where there is none; to be asked again until it is done. */
export async function moveWorkspace(asked: MoveAsked, deps: MoveDeps): Promise<MoveOutcome> {
  try {
    return await perform(asked, deps);
  } catch (error) {
    const sentence = whyStopped(error);
    if (sentence === null) throw error;
    console.error({ event: "move.stopped", workspaceId: asked.workspaceId, error: sentence });
    return refused(sentence);
  }
}

async function perform(asked: MoveAsked, deps: MoveDeps): Promise<MoveOutcome> {
  const { workspaceId, toShard, action } = asked;
  const settings = await readWorkspaceSettings(deps.control, workspaceId);
  if (settings === null) return refused(`there is no workspace ${workspaceId}`);
  const known = await findMove(deps.control, workspaceId);
  if (action === "abort") return abort(known, deps);
  const { eventsShard: fromShard } = settings;
  if (known !== null) {
    const isOther = action === "dry" || (toShard !== null && toShard !== known.toShard);
    if (isOther) return refused(underWay(known));
    return answerOf(await goOn(workspaceId, deps), known, deps);
  }
  if (toShard === null) return refused(`nothing moves ${workspaceId}: say where it is to go`);
  if (toShard === fromShard) return refused(`${workspaceId} is in ${toShard} already`);
  const problem = unbound(toShard, deps);
  if (problem !== null) return refused(problem);
  if (action === "dry") return dryAnswer(workspaceId, fromShard, toShard, deps);
  const id = entityId("mov", deps.nowMs, deps.randomBytes());
  const begun = { ...NEW, workspaceId, id, fromShard, toShard, startedAtMs: deps.nowMs };
  await beginMove(deps.control, begun);
  console.log({ event: "move.begun", workspaceId, fromShard, toShard });
  return answerOf(await goOn(workspaceId, deps), begun, deps);
}

const NEW = {
  state: "clear",
  cursor: "{}",
  version: 0,
  frozenAtMs: null,
  switchedAtMs: null,
} as const;

async function abort(move: MoveRecord | null, deps: MoveDeps): Promise<MoveOutcome> {
  if (move === null) return refused("there is no move to give up");
  if (move.state === "switched") {
    return refused(
      `it is in ${move.toShard} already; once its rows in ${move.fromShard} are gone, an hour later, it can move back`,
    );
  }
  if (move.state !== "abort") {
    const atMs = deps.clockMs();
    const audit = { id: entityId("aud", atMs, deps.randomBytes()), atMs };
    // A step that came in between has changed nothing that matters: it is asked for again.
    if (!(await abortMove(deps.control, move, audit))) return answerOf(move, move, deps);
  }
  return answerOf(await goOn(move.workspaceId, deps), move, deps);
}

function refused(sentence: string): MoveOutcome {
  return { refused: sentence };
}

function underWay({ fromShard, toShard, state }: MoveRecord): string {
  return state === "switched"
    ? `it has moved from ${fromShard} to ${toShard}, and what it left behind is deleted an hour later: then it can move again`
    : `it is moving from ${fromShard} to ${toShard}: let that go on, or give it up with --abort`;
}

function unbound(shard: string, { eventsOf }: MoveDeps): string | null {
  try {
    eventsOf(shard);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

async function dryAnswer(
  workspaceId: string,
  fromShard: string,
  toShard: string,
  { eventsOf }: MoveDeps,
): Promise<MoveAnswer> {
  const rows = await countMovedRows(eventsOf(fromShard), workspaceId);
  const tables = Object.entries(rows).map(([name, own]) => ({ name, rows: own, micros: 0 }));
  const sentence = `would move from ${fromShard} to ${toShard}`;
  return { state: "none", fromShard, toShard, sentence, tables, frozenMs: null, isDone: true };
}

/** `begun` is the move as it was known before this call; null = it is over. */
function answerOf(move: MoveRecord | null, begun: MoveRecord, { clockMs }: MoveDeps): MoveAnswer {
  const known = move ?? begun;
  const { fromShard, toShard, state, frozenAtMs, switchedAtMs } = known;
  const { rows, micros } = cursorOf(known);
  const endMs = switchedAtMs ?? clockMs();
  return {
    state: move === null ? "none" : state,
    fromShard,
    toShard,
    sentence: SENTENCES[move === null ? "none" : state],
    tables: Object.entries(rows).map(([name, own]) => ({
      name,
      rows: own,
      micros: micros[name] ?? 0,
    })),
    frozenMs: frozenAtMs === null ? null : Math.max(0, endMs - frozenAtMs),
    isDone: move === null || state === "switched",
  };
}

const SENTENCES = {
  none: "nothing moves",
  clear: "the new database is being made ready",
  early: "clicks are being copied, and written as ever",
  rest: "nothing is written; the rest is being copied",
  compare: "nothing is written; both databases are being compared",
  switched: "it is in its new database; what it left behind is deleted an hour later",
  abort: "the old database is written to again; what was copied is being deleted",
} as const satisfies Record<MoveAnswer["state"], string>;
