import { availableParallelism } from "node:os";
import { CORPUS, runSchedules, type RunReport } from "@cleverdrip/faults";
import { ALL_MUTANTS } from "./mutants/all-mutants.ts";
import { readOptions, usage, type SimulateFaultsOptions } from "./simulate-faults/options.ts";

const threads = Math.max(1, availableParallelism());
const MOST_SHOWN = 10;
const MOST_FOR_A_BUG = 20_000;

try {
  process.exitCode = (await run(readOptions(process.argv.slice(2)))) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  console.error(usage);
  process.exitCode = 1;
}

/** Whether everything held. */
function run(options: SimulateFaultsOptions): Promise<boolean> {
  switch (options.kind) {
    case "seed":
      return showSeed(options.seed);
    case "bugs":
      return findBugs();
    case "schedules":
      return simulate(options.schedules, options.from);
  }
}

async function simulate(schedules: number, from: number): Promise<boolean> {
  let isWell = true;
  for (const { seed, caught } of CORPUS) {
    const { failed } = await runSchedules({ from: seed, schedules: 1, threads: 1 });
    if (failed.length > 0) console.error(`again, of seed ${seed}: ${caught}`);
    isWell &&= tell(failed);
  }
  console.log(`schedules ${from} to ${from + schedules - 1} on ${threads} threads`);
  const onProgress = progressOf(schedules);
  const report = await runSchedules({ from, schedules, threads, onProgress });
  const perSecond = Math.round(report.schedules / report.seconds);
  console.log(
    `${report.schedules} schedules in ${report.seconds.toFixed(1)} s (${perSecond}/s), ${report.failed.length} went wrong`,
  );
  return tell(report.failed) && isWell;
}

/** A line for every tenth of them. */
function progressOf(schedules: number) {
  let told = 0;
  return (done: number, failed: number): void => {
    if (done - told < schedules / 10) return;
    told = done;
    console.log(`  ${done} done, ${failed} went wrong`);
  };
}

function tell(failed: RunReport["failed"]): boolean {
  for (const { seed, scenario, violations } of failed.slice(0, MOST_SHOWN)) {
    console.error(`seed ${seed} (${scenario}); npm run simulate:faults -- --seed ${seed} shows it`);
    for (const violation of violations.slice(0, MOST_SHOWN)) console.error(`  ${violation}`);
  }
  return failed.length === 0;
}

/** One schedule, step by step, with the milliseconds since it began. */
async function showSeed(seed: number): Promise<boolean> {
  const { failed } = await runSchedules({ from: seed, schedules: 1, threads: 1, isTraced: true });
  for (const { trace } of failed) for (const line of trace) console.log(line);
  const wrong = failed.filter(({ violations }) => violations.length > 0);
  if (wrong.length === 0) console.log(`seed ${seed}: everything holds`);
  return tell(wrong);
}

/** Every mutant that is the simulation's must be found: a simulation that finds nothing proves nothing. */
async function findBugs(): Promise<boolean> {
  let missed = 0;
  const bugs = ALL_MUTANTS.filter(({ check }) => check.kind === "simulation");
  for (const bug of bugs) {
    const options = { from: 1, schedules: MOST_FOR_A_BUG, threads, changes: [bug], enough: 1 };
    const { failed, schedules } = await runSchedules(options);
    const [first] = failed;
    if (first === undefined) missed += 1;
    const found = first === undefined ? "MISSED" : `seed ${first.seed}: ${first.violations[0]}`;
    console.log(`${bug.name}\n  ${failed.length} of ${schedules} schedules; ${found}`);
  }
  console.log(`${bugs.length - missed} of ${bugs.length} mistakes were found`);
  return missed === 0;
}
