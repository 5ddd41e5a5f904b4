import { join } from "node:path";

// node simulate.ts TREE SCHEDULES: prints the first schedule that goes wrong in that tree, as JSON, or null.

/** Of the tree's own `packages/faults`. */
type Faults = {
  readonly runSchedules: (options: {
    readonly from: number;
    readonly schedules: number;
    readonly threads: number;
    readonly enough: number;
  }) => Promise<{
    readonly failed: readonly { readonly seed: number; readonly violations: readonly string[] }[];
  }>;
};

/** Most mistakes show at once: so many are run by themselves before the rest. */
const FIRST = 25;

const [tree = "", schedules = ""] = process.argv.slice(2);
// What is loaded depends on the tree, so nothing of it is known when this is checked.
const { runSchedules } = (await import(join(tree, "packages/faults/src/run.ts"))) as Faults;

async function firstFailure(from: number, count: number) {
  const { failed } = await runSchedules({ from, schedules: count, threads: 1, enough: 1 });
  return failed[0] ?? null;
}

const rest = Number(schedules) - FIRST;
console.log(
  JSON.stringify((await firstFailure(1, FIRST)) ?? (await firstFailure(1 + FIRST, rest))),
);
