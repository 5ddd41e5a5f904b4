import type { PurgeStep } from "./purge.ts";

/** Somebody's old rows, kind by kind. */
export type PurgeTask = { readonly subject: string; readonly steps: readonly PurgeStep[] };

/** Of one run: the schedule has other things to do. */
const MAX_RUN_MS = 20_000;
/** Of a kind and run; what is left waits for the next run. */
const MAX_STEPS = 20;
/** Runs begin with another workspace each, as many as there are. */
const RUN_MS = 300_000;

type Turn = { readonly task: PurgeTask; kind: number; steps: number };

/**
 * Deletes what is too old, a step of each workspace in turn, so that none waits for another's backlog. Ends when all are done
 * or the time is over; a step that fails ends its own workspace alone. Returns how many rows.
 */
export async function purgeInTurn(
  tasks: readonly PurgeTask[],
  { nowMs, clockMs }: { readonly nowMs: number; readonly clockMs: () => number },
): Promise<number> {
  const first = tasks.length === 0 ? 0 : Math.floor(nowMs / RUN_MS) % tasks.length;
  const order = [...tasks.slice(first), ...tasks.slice(0, first)];
  const endMs = clockMs() + MAX_RUN_MS;
  let turns = order.map((task): Turn => ({ task, kind: 0, steps: 0 }));
  let total = 0;
  while (turns.length > 0) {
    const open: Turn[] = [];
    for (const turn of turns) {
      if (clockMs() >= endMs) return total;
      total += await takeTurn(turn);
      if (turn.kind < turn.task.steps.length) open.push(turn);
    }
    turns = open;
  }
  return total;
}

/** Kinds that have nothing to delete cost no turn. */
async function takeTurn(turn: Turn): Promise<number> {
  for (;;) {
    const step = turn.task.steps[turn.kind];
    if (step === undefined) return 0;
    const deleted = await attempt(turn, step);
    turn.steps += 1;
    if (deleted === null || turn.steps >= MAX_STEPS) {
      turn.kind += 1;
      turn.steps = 0;
    }
    if (deleted !== null) return deleted;
  }
}

async function attempt(turn: Turn, step: PurgeStep): Promise<number | null> {
  try {
    return await step();
  } catch (error) {
    const { subject } = turn.task;
    console.error({ event: "schedule.failed", job: "purge", subject, error: String(error) });
    turn.kind = turn.task.steps.length;
    return null;
  }
}
