import { findMove, type MoveRecord, type MoveState } from "@cleverdrip/db";
import { compareStep } from "./compare-step.ts";
import { clearStep, earlyStep, restStep } from "./copy-steps.ts";
import { abortStep, switchedStep } from "./end-steps.ts";
import type { MoveDeps, MoveStep } from "./move-deps.ts";

const STEPS: Readonly<Record<MoveState, MoveStep>> = {
  clear: clearStep,
  early: earlyStep,
  rest: restStep,
  compare: compareStep,
  switched: switchedStep,
  abort: abortStep,
};

/** Of one call: its caller waits. */
const MAX_MS = 4_000;

/** One step of a move. Done twice, or by two at once, it is done once; after a crash the next one goes on. */
export async function moveStep(move: MoveRecord, deps: MoveDeps): ReturnType<MoveStep> {
  return STEPS[move.state](move, deps);
}

/** Goes on with a move for some seconds; null where it is over, or there is none. */
export async function goOn(workspaceId: string, deps: MoveDeps): Promise<MoveRecord | null> {
  const endMs = deps.clockMs() + MAX_MS;
  for (;;) {
    const move = await findMove(deps.control, workspaceId);
    if (move === null) return null;
    const outcome = await moveStep(move, deps);
    if (outcome === "over") return null;
    if (outcome === "waits") return move;
    if (deps.clockMs() >= endMs) return findMove(deps.control, workspaceId);
  }
}
