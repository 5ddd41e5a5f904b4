import { open, rename, rm } from "node:fs/promises";
import { basename } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { takeOverGlobals, type LoggedErrors } from "./globals.ts";
import { numberedLines, type NumberedLine } from "./lines/numbered-lines.ts";
import { surveyLines, type Survey } from "./lines/survey.ts";
import { createClock } from "./play/clock.ts";
import { play } from "./play/play.ts";
import type { ThreadData, ThreadReport } from "./protocol.ts";
import { fillControl } from "./setup/fill-control.ts";
import { WORKSPACE_ID } from "./setup/records.ts";
import { createClickDoubts } from "./verdicts/click-doubts.ts";
import { createTally, type Summary } from "./verdicts/summary.ts";
import { writeVerdicts, type VerdictSources } from "./verdicts/write-verdicts.ts";
import { createWorld, whileTimePasses } from "./world/world.ts";

// The only sender is evaluate.ts beside this.
const data = workerData as ThreadData;
const { input, output, schemas, shuffle, judgeEveryMs } = data;
const answer = parentPort?.postMessage.bind(parentPort);
const tell = (report: ThreadReport) => answer?.(report);
const errors = takeOverGlobals();

// Whatever it ends with, the thread ends with that.
void run();

async function run(): Promise<void> {
  const surveyed = await surveyLines(basename(input), numberedLines(input));
  if (surveyed.kind === "malformed")
    tell({ kind: "refused", problems: surveyed.problems, more: surveyed.more });
  else tell({ kind: "done", summary: await evaluate(surveyed.survey) });
}

async function evaluate(survey: Survey): Promise<Summary> {
  const { firstMs } = survey;
  const world = createWorld({ schemas, startMs: firstMs, shuffle, judgeEveryMs });
  const names = await fillControl(world.control, survey);
  const clock = createClock(world, firstMs);
  const onLine = (lines: number) => {
    if (lines % 10_000 === 0) tell({ kind: "progress", lines, ofLines: survey.lines });
  };
  const doubts = createClickDoubts(world, firstMs);
  const played = await play(numberedLines(input), { world, clock, survey, names, doubts, onLine });
  await clock.settle(shuffle?.withinMs ?? 0);
  await whileTimePasses(world.consumer.facts.judgeFraud(WORKSPACE_ID), world.loop);
  await clock.settle(0);
  await doubts.rest();
  const tally = createTally();
  await write(numberedLines(input), {
    events: world.events,
    played,
    publisherRefs: names.publisherRefs,
    doubts,
    tally,
  });
  return tally.sum(listErrors(errors));
}

/** The file is there whole or not at all. */
async function write(lines: AsyncIterable<NumberedLine>, sources: VerdictSources): Promise<void> {
  const partial = `${output}.partial`;
  const file = await open(partial, "w");
  try {
    await writeVerdicts(lines, file, sources);
    await file.close();
    await rename(partial, output);
  } catch (error) {
    await file.close().catch(() => undefined);
    await rm(partial, { force: true });
    throw error;
  }
}

function listErrors(known: LoggedErrors): Summary["errors"] {
  return [...known].map(([event, { count, first }]) => ({ event, count, first }));
}
