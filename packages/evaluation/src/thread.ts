import { closeSync, openSync, renameSync, rmSync } from "node:fs";
import { basename } from "node:path";
import { parentPort, workerData } from "node:worker_threads";
import { takeOverGlobals, type LoggedErrors } from "./globals.ts";
import { createBook, type Book } from "./lines/book.ts";
import { numberedLines } from "./lines/numbered-lines.ts";
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
const { input, output, schemas, shuffle, judgeEveryMs, rulesVersion } = data;
const answer = parentPort?.postMessage.bind(parentPort);
const tell = (report: ThreadReport) => answer?.(report);
const errors = takeOverGlobals();

// Whatever it ends with, the thread ends with that.
void run();

async function run(): Promise<void> {
  const book = createBook();
  const { survey, leftOut, mended } = surveyLines(basename(input), numberedLines(input), book);
  const left = { problems: leftOut.sentences(), count: leftOut.count() };
  if (survey.lines === 0 && left.count > 0) tell({ kind: "refused", problems: left.problems });
  else {
    const summary = await evaluate(survey, book);
    tell({ kind: "done", summary, leftOut: left, mended: mended.sentences() });
  }
  book.close();
}

async function evaluate(survey: Survey, book: Book): Promise<Summary> {
  const { firstMs, shiftMs } = survey;
  const world = createWorld({ schemas, startMs: firstMs, shuffle, judgeEveryMs });
  const names = await fillControl(world.control, survey, rulesVersion);
  const clock = createClock(world, firstMs);
  const onLine = (lines: number) => {
    if (lines % 10_000 === 0) tell({ kind: "progress", lines, ofLines: survey.lines });
  };
  const doubts = createClickDoubts(world, firstMs);
  await play({ input, world, clock, survey, names, book, doubts, onLine });
  await clock.settle(shuffle?.withinMs ?? 0);
  await whileTimePasses(world.consumer.facts.judgeFraud(WORKSPACE_ID), world.loop);
  await clock.settle(0);
  await doubts.rest();
  const tally = createTally();
  const { publisherRefs } = names;
  write({ events: world.events, book, shiftMs, publisherRefs, doubts, tally });
  return tally.sum(listErrors(errors));
}

/** The file is there whole or not at all. */
function write(sources: VerdictSources): void {
  const partial = `${output}.partial`;
  const file = openSync(partial, "w");
  try {
    writeVerdicts(file, sources);
    renameSync(partial, output);
  } finally {
    closeSync(file);
    rmSync(partial, { force: true });
  }
}

function listErrors(known: LoggedErrors): Summary["errors"] {
  return [...known].map(([event, { count, first }]) => ({ event, count, first }));
}
