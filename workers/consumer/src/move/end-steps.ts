import {
  deleteMovedRows,
  endMove,
  readWorkspaceSettings,
  setFence,
  type MoveRecord,
} from "@cleverdrip/db";
import { endsOf } from "./copy-steps.ts";
import type { MoveDeps, MoveStep } from "./move-deps.ts";
import { stopped } from "./stopped.ts";

/**
 * Settings are remembered for half a minute, and whoever reads with them may take a quarter of an hour: until then rows are there
 * to be read, though nothing is written.
 */
const GRACE_MS = 3_600_000;

/** What stays behind goes once nobody reads it any more. Its fence stays for good. */
export const switchedStep: MoveStep = async (move, deps) => {
  if (deps.nowMs < (move.switchedAtMs ?? deps.nowMs) + GRACE_MS) return "waits";
  await requireElsewhere(move, deps);
  if ((await deleteMovedRows(endsOf(move, deps).source, "frozen")) > 0) return "advanced";
  return end(move, deps);
};

/** The old database takes writes again at once; what was copied goes. */
export const abortStep: MoveStep = async (move, deps) => {
  const { source, target } = endsOf(move, deps);
  await setFence(source, "open");
  await setFence(target, "arriving");
  if ((await deleteMovedRows(target, "arriving")) > 0) return "advanced";
  await setFence(target, "open");
  return end(move, deps);
};

async function end(move: MoveRecord, { control }: MoveDeps): Promise<"over"> {
  await endMove(control, move);
  const { workspaceId, fromShard, toShard, state } = move;
  console.log({ event: "move.ended", workspaceId, fromShard, toShard, state });
  return "over";
}

/** The last look before rows are deleted. */
async function requireElsewhere(
  { workspaceId, fromShard }: MoveRecord,
  { control }: MoveDeps,
): Promise<void> {
  const settings = await readWorkspaceSettings(control, workspaceId);
  if (settings?.eventsShard === fromShard) {
    throw stopped(`${workspaceId} is in ${fromShard}: its rows there stay`);
  }
}
