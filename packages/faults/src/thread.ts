import { parentPort, workerData } from "node:worker_threads";
import { openGround } from "./ground.ts";
import type { Outcome, Range, ThreadData, ThreadReport } from "./protocol.ts";
import { runOne } from "./run-one.ts";
import { virtualiseGlobals } from "./stage/globals.ts";

// The only sender is run.ts beside this.
const { schemas, isTraced } = workerData as ThreadData;
virtualiseGlobals();
// Errors are a part of every schedule; where each was made is of use to whoever looks at one schedule.
if (!isTraced) Error.stackTraceLimit = 0;
const ground = openGround(schemas);

const answer = parentPort?.postMessage.bind(parentPort);

parentPort?.on("message", (range: Range) => {
  void runRange(range).then((report) => answer?.(report));
});

async function runRange({ from, to }: Range): Promise<ThreadReport> {
  const own = await ground;
  const failed: Outcome[] = [];
  for (let seed = from; seed < to; seed += 1) {
    const outcome = await runOne(own, seed, isTraced);
    if (outcome.violations.length > 0 || isTraced) failed.push(outcome);
  }
  return { schedules: to - from, failed };
}
