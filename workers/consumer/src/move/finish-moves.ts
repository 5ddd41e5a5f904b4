import { listMoves, type MoveRecord } from "@cleverdrip/db";
import { goOn } from "./go-on.ts";
import type { MoveDeps } from "./move-deps.ts";

/** For so long nothing of a workspace is written without anybody being told. */
const FROZEN_MS = 10 * 60_000;

/** Deletes what moved workspaces, and moves that were given up, have left behind; says of how many moves, or alarms. */
export async function finishMoves(deps: MoveDeps): Promise<number> {
  let done = 0;
  for (const move of await listMoves(deps.control)) {
    if (await isFinished(move, deps)) done += 1;
  }
  return done;
}

/** One that fails keeps no other from it. */
async function isFinished(move: MoveRecord, deps: MoveDeps): Promise<boolean> {
  const { workspaceId, state, frozenAtMs } = move;
  try {
    if (state === "switched" || state === "abort") return (await goOn(workspaceId, deps)) === null;
  } catch (error) {
    console.error({ event: "move.failed", workspaceId, error: String(error) });
    return false;
  }
  const frozenMs = deps.nowMs - (frozenAtMs ?? deps.nowMs);
  if (frozenMs >= FROZEN_MS) console.error({ event: "move.stalled", workspaceId, frozenMs });
  return false;
}
